import { riyadhDay } from '@lib/domain';
import type { CaseRow } from './case-row';
import type { RowClock } from './clock-states';

/**
 * Counters of a case, as `<audience>|<policy>|<what>|…`. Nothing here depends on the time of day: a clock is counted in
 * its first state, and each later change under the day on which it comes. Audience `all` sees everything, `referred`
 * what has been raised to the committee; who may not learn of a decision sees `all` less `hidden` plus `instead`.
 */
export const tallyOf = (row: CaseRow): readonly string[] => {
  const counters: string[] = [];
  count(counters, `all|${row.policyId}`, row, row.stage, row.clocks);
  if (row.referred) count(counters, `referred|${row.policyId}`, row, row.stage, row.clocks);
  if (row.concealed) {
    count(counters, `hidden|${row.policyId}`, row, row.stage, row.clocks);
    count(counters, `instead|${row.policyId}`, row, row.shownStage, row.shownClocks ?? row.clocks);
  }
  return counters;
};

const count = (counters: string[], prefix: string, row: CaseRow, stage: string, clocks: readonly RowClock[]): void => {
  counters.push(`${prefix}|stage|${stage}`);
  for (const clock of clocks) {
    const answer = answerIn(clock);
    if (answer) counters.push(`${prefix}|answered|${answer.day}|${answer.state}`);
  }
  if (!row.open) return;
  counters.push(
    `${prefix}|open`,
    `${prefix}|segment|${row.segment ?? 'other'}`,
    `${prefix}|channel|${row.channel ?? 'other'}`,
    `${prefix}|support|${row.support}`,
  );
  for (const { clock, states } of clocks) {
    counters.push(`${prefix}|clock|${clock}|${states[0]?.[1]}`);
    for (let index = 1; index < states.length; index += 1) {
      const [at, state] = states[index] as (typeof states)[number];
      counters.push(`${prefix}|change|${clock}|${states[index - 1]?.[1]}|${state}|${at.slice(0, 10)}`);
    }
  }
};

/** The day in Riyadh on which the answer was told, and whether by its target; also of a case that has ended since. */
const answerIn = ({ clock, settledAt, states }: RowClock): { day: string; state: string } | undefined => {
  const state = states[0]?.[1];
  if (clock !== 'review' || settledAt === null || (state !== 'met' && state !== 'met_late')) return undefined;
  return { day: riyadhDay(settledAt), state };
};
