import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { calendarVersionOne, versionOneOfMain, type Documents } from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { auditTrail, caseBoard, foldedFrom, type AnyProjection } from '@lib/read-models';
import { columnsOf, copyText } from '../large/copied-rows';
import { eventsOfCase, type Plan } from '../large/case-events';
import { serve } from '../program';

export interface LoadSetting {
  readonly plan: Plan;
  /** Of the plan's cases: from this one, up to and without that one. */
  readonly from: number;
  readonly to: number;
  /** Cases from this one on have their entries in the audit trail too. */
  readonly auditFrom: number;
  readonly databaseUrl: string;
  readonly folder: string;
}

export interface Loaded {
  readonly events: number;
  readonly auditRows: number;
  readonly counters: readonly (readonly [counter: string, count: number])[];
}

/** So many cases are folded and copied at a time. */
const AT_A_TIME = 500;
const POLICY_YEARS_MS = 8 * 365 * 24 * 3_600_000;

/** The rows of its share of the plan: made by the projections' own folds, written by COPY. */
Error.stackTraceLimit = 0; // a refusal is an answer here, and who threw it costs more than it
serve<LoadSetting, Loaded>(async (setting) => {
  const { plan, folder, databaseUrl } = setting;
  const policyFrom = new Date(Date.parse(plan.until) - POLICY_YEARS_MS).toISOString();
  const documents: Documents = { policy: versionOneOfMain(policyFrom), calendar: calendarVersionOne };
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('set synchronous_commit = off');
  const counters = new Map<string, number>();
  const copied = async (projection: AnyProjection, events: readonly Recorded[], file: string): Promise<number> => {
    const batch = await foldedFrom(projection, events, () => documents);
    for (const [counter, count] of batch.counters) counters.set(counter, (counters.get(counter) ?? 0) + count);
    writeFileSync(file, copyText(projection, batch));
    return batch.written.size;
  };
  const copy = async (projection: AnyProjection, file: string): Promise<void> => {
    await client.query(`copy ${projection.table} (${columnsOf(projection)}) from '${file}'`);
    rmSync(file);
  };
  return async () => {
    let [events, auditRows, chunk] = [0, 0, 0];
    let copying = Promise.resolve();
    for (let number = setting.from; number < setting.to; number += AT_A_TIME) {
      const to = Math.min(setting.to, number + AT_A_TIME);
      const some: Recorded[] = [];
      for (let each = number; each < to; each += 1) some.push(...eventsOfCase(plan, each, documents));
      events += some.length;
      const file = path.join(folder, `${setting.from}-${(chunk += 1)}`);
      await copied(caseBoard, some, `${file}.case-board`);
      const audited = number >= setting.auditFrom;
      if (audited) auditRows += await copied(auditTrail, some, `${file}.audit-trail`);
      await copying;
      copying = copy(caseBoard, `${file}.case-board`);
      if (audited) copying = copying.then(() => copy(auditTrail, `${file}.audit-trail`));
      await new Promise(setImmediate); // the copy begins before the next cases are made
    }
    await copying;
    return { events, auditRows, counters: [...counters] };
  };
});
