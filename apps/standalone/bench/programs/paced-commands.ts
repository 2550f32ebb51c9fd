import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { submissionOf } from '../prepared-case';
import { serve } from '../program';

export interface PacedSetting {
  readonly url: string;
  readonly perSecond: number;
  readonly intakes: readonly string[];
  readonly officers: readonly string[];
}

/** When each was answered, in milliseconds since the epoch. */
export interface Paced {
  readonly answered: readonly (readonly [change: string, at: number])[];
  readonly p99Ms: number;
}

interface Waiting {
  readonly caseId: string;
  readonly person: string;
  readonly dataHash: string;
  readonly step: number;
}

const steps = [
  ['verify-data', ({ dataHash }: Waiting) => ({ dataHash, matchedAgainst: 'original' })],
  [
    'attest-data',
    ({ dataHash, person }: Waiting) => ({
      dataHash,
      method: 'signature',
      signer: person,
      capacity: 'self',
      statementVersion: 1,
    }),
  ],
  ['give-review-notice', () => ({ noticeVersion: 1, language: 'ar', channel: 'phone', toldTo: 'beneficiary' })],
  ['refer-to-research', () => ({})],
] as const;

/** Sends at its own pace, whatever the answers do: cases begin, and those that began go on. */
serve<PacedSetting, Paced>(async ({ url, perSecond, intakes, officers }) => async (seconds) => {
  const waiting: Waiting[] = [];
  const answered: [string, number][] = [];
  const took: number[] = [];
  let sent = 0;
  const once = async (nth: number): Promise<void> => {
    const next = nth % 3 === 0 ? undefined : waiting.shift();
    const person = next?.person ?? randomUUID();
    const path = next ? `/v1/cases/${next.caseId}/${steps[next.step]![0]}` : '/v1/cases';
    const body = next ? steps[next.step]![1](next) : submissionOf(person);
    const tokens = next ? officers : intakes;
    const begun = performance.now();
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokens[nth % tokens.length]}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { caseId: string; revision: number; dataHash?: string };
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${JSON.stringify(answer)}`);
    took.push(performance.now() - begun);
    answered.push([`${answer.caseId} ${answer.revision}`, performance.timeOrigin + performance.now()]);
    const step = next ? next.step + 1 : 0;
    if (step < steps.length)
      waiting.push({ caseId: answer.caseId, person, dataHash: next?.dataHash ?? answer.dataHash ?? '', step });
  };
  const begun = performance.now();
  const all: Promise<void>[] = [];
  while (sent < seconds * perSecond) {
    const due = Math.min(seconds * perSecond, Math.floor(((performance.now() - begun) / 1_000) * perSecond));
    while (sent < due) {
      const each = once((sent += 1));
      each.catch(() => undefined); // told when all are waited for
      all.push(each);
    }
    await sleep(2);
  }
  await Promise.all(all);
  took.sort((one, other) => one - other);
  return { answered, p99Ms: took[Math.floor(took.length * 0.99)] ?? Number.NaN };
});
