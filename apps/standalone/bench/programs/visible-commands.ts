import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { submissionOf } from '../prepared-case';
import { serve } from '../program';

export interface VisibleSetting {
  readonly url: string;
  readonly perSecond: number;
  readonly intake: string;
  readonly supervisor: string;
}

export interface Seen {
  readonly seen: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
  readonly commandP99Ms: number;
}

interface Once {
  readonly commandMs: number;
  readonly visibleMs: number;
}

/** Sends at its own pace, whatever the answers do, and looks for each case on the board as soon as it is answered. */
serve<VisibleSetting, Seen>(async (setting) => async (seconds) => {
  const sent: Promise<Once>[] = [];
  const begun = performance.now();
  const total = Math.round(seconds * setting.perSecond);
  while (sent.length < total) {
    const due = Math.floor(((performance.now() - begun) / 1_000) * setting.perSecond);
    while (sent.length < Math.min(due, total)) {
      const each = once(setting);
      each.catch(() => undefined); // told when all are waited for
      sent.push(each);
    }
    await sleep(1);
  }
  const all = await Promise.all(sent);
  const visible = all.map(({ visibleMs }) => visibleMs).sort((one, other) => one - other);
  const commands = all.map(({ commandMs }) => commandMs).sort((one, other) => one - other);
  return {
    seen: all.length,
    p50Ms: at(visible, 0.5),
    p99Ms: at(visible, 0.99),
    mostMs: at(visible, 1),
    commandP99Ms: at(commands, 0.99),
  };
});

const once = async ({ url, intake, supervisor }: VisibleSetting): Promise<Once> => {
  const person = randomUUID();
  const sentAt = performance.now();
  const answer = await fetch(`${url}/v1/cases`, {
    method: 'POST',
    headers: { authorization: `Bearer ${intake}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(submissionOf(person)),
  });
  const { caseId } = (await answer.json()) as { caseId: string };
  const answeredAt = performance.now();
  if (answer.status !== 201) throw new Error(`The command was answered ${answer.status}.`);
  const list = await fetch(`${url}/v1/cases?beneficiary=${person}`, {
    headers: {
      authorization: `Bearer ${supervisor}`,
      'mustafid-position': answer.headers.get('mustafid-position') ?? '',
    },
  });
  const { items } = (await list.json()) as { items: { caseId: string }[] };
  const seenAt = performance.now();
  if (list.status !== 200) throw new Error(`The list was answered ${list.status}.`);
  if (!items.some((item) => item.caseId === caseId)) throw new Error(`The case ${caseId} is not on the list.`);
  return { commandMs: answeredAt - sentAt, visibleMs: seenAt - answeredAt };
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
