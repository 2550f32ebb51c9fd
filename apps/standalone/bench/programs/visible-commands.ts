import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore } from '@lib/event-store';
import { openReadDatabase, ProjectionWatch } from '@lib/read-models';
import { submissionOf } from '../prepared-case';
import { serve } from '../program';

export interface VisibleSetting {
  readonly url: string;
  /** Where the load hears for itself when a row stands: what the rest of the time is, is the reader's side. */
  readonly eventStoreUrl: string;
  readonly databaseUrl: string;
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
  /** From the command's answer to the board's row, whoever reads it. */
  readonly projectedP99Ms: number;
}

const LONGEST_MS = 10_000;

interface Once {
  readonly commandMs: number;
  readonly visibleMs: number;
  readonly projectedMs: number;
}

/** Sends at its own pace, whatever the answers do, and looks for each case on the board as soon as it is answered. */
serve<VisibleSetting, Seen>(async (setting) => {
  const log = await EventStore.connect(setting.eventStoreUrl, { instanceId: 'bench' });
  const watch = await ProjectionWatch.open(await openReadDatabase(setting.databaseUrl, 1));
  const projected: Projected = (token) =>
    watch.waitFor('case-board', log.decodePosition(token), LONGEST_MS).then(() => performance.now());
  return (seconds) => run(setting, projected, seconds);
});

/** When the board held this position. */
type Projected = (token: string) => Promise<number>;

const run = async (setting: VisibleSetting, projected: Projected, seconds: number): Promise<Seen> => {
  const sent: Promise<Once>[] = [];
  const begun = performance.now();
  const total = Math.round(seconds * setting.perSecond);
  while (sent.length < total) {
    const due = Math.floor(((performance.now() - begun) / 1_000) * setting.perSecond);
    while (sent.length < Math.min(due, total)) {
      const each = once(setting, projected);
      each.catch(() => undefined); // told when all are waited for
      sent.push(each);
    }
    await sleep(1);
  }
  const all = await Promise.all(sent);
  const visible = sorted(all.map(({ visibleMs }) => visibleMs));
  return {
    seen: all.length,
    p50Ms: at(visible, 0.5),
    p99Ms: at(visible, 0.99),
    mostMs: at(visible, 1),
    commandP99Ms: at(sorted(all.map(({ commandMs }) => commandMs)), 0.99),
    projectedP99Ms: at(sorted(all.map(({ projectedMs }) => projectedMs)), 0.99),
  };
};

const sorted = (times: readonly number[]): number[] => [...times].sort((one, other) => one - other);

const once = async ({ url, intake, supervisor }: VisibleSetting, projected: Projected): Promise<Once> => {
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
  const token = answer.headers.get('mustafid-position') ?? '';
  const shown = projected(token);
  const list = await fetch(`${url}/v1/cases?beneficiary=${person}`, {
    headers: {
      authorization: `Bearer ${supervisor}`,
      'mustafid-position': token,
    },
  });
  const { items } = (await list.json()) as { items: { caseId: string }[] };
  const seenAt = performance.now();
  if (list.status !== 200) throw new Error(`The list was answered ${list.status}.`);
  if (!items.some((item) => item.caseId === caseId)) throw new Error(`The case ${caseId} is not on the list.`);
  return { commandMs: answeredAt - sentAt, visibleMs: seenAt - answeredAt, projectedMs: (await shown) - answeredAt };
};

const at = (times: readonly number[], share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
