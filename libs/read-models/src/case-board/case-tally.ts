import { riyadhDay } from '@lib/domain';
import type { CaseRow } from './case-row';
import type { RowClock } from './clock-states';
import { standingsOf, watched, watchedIn } from './standings';

/**
 * Counters of a case, as `<audience>|<policy>|<what>|…`. Nothing here depends on the time of day: a clock is counted in
 * its first state, and each later change under the day on which it comes and under its hour; so is what is said of the case
 * as a whole, which is `in` or `out` of it. Audience `all` sees everything, `referred`
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
  for (const answer of answersIn(clocks)) counters.push(`${prefix}|answered|${answer}`);
  if (!row.open) return;
  counters.push(
    `${prefix}|open`,
    `${prefix}|segment|${row.segment ?? 'other'}`,
    `${prefix}|channel|${row.channel ?? 'other'}`,
    `${prefix}|support|${row.support}`,
  );
  for (const { clock, states } of clocks) countOverTime(counters, prefix, `clock|${clock}`, states);
  for (const [name, states] of watchedOverTime(clocks)) countOverTime(counters, prefix, `cases|${name}`, states);
};

type OverTime = readonly (readonly [from: string, state: string])[];

const countOverTime = (counters: string[], prefix: string, name: string, states: OverTime): void => {
  counters.push(`${prefix}|${name}|${states[0]?.[1]}`);
  for (let index = 1; index < states.length; index += 1) {
    const [at, state] = states[index] as OverTime[number];
    const change = `${name}|${states[index - 1]?.[1]}|${state}`;
    counters.push(`${prefix}|day|${change}|${at.slice(0, DAY)}`);
    counters.push(`${prefix}|hour|${at.slice(0, DAY)}|${change}|${at.slice(DAY, HOUR)}`);
  }
};

const DAY = '2026-11-23'.length;
const HOUR = '2026-11-23T10'.length;

/** Since when the case is in what is watched, and since when out of it; left out of what it is never in. */
const watchedOverTime = (clocks: readonly RowClock[]): [string, OverTime][] => {
  const { moments, standings } = standingsOf(clocks);
  const said = standings.map(watchedIn);
  return watched.flatMap((name) => {
    if (!said.some((each) => each.includes(name))) return [];
    const states: [string, string][] = [];
    for (const [index, each] of said.entries()) {
      const state = each.includes(name) ? 'in' : 'out';
      if (state !== states.at(-1)?.[1]) states.push([moments[index - 1] ?? '', state]);
    }
    return [[name, states]];
  });
};

/** Each answer that was told: the day in Riyadh, and whether by its target, as `2026-11-23|met`; also of a case that has ended. */
export const answersIn = (clocks: readonly RowClock[]): string[] =>
  clocks.flatMap(({ clock, settledAt, states }) => {
    const state = states[0]?.[1];
    const isAnswer = clock === 'review' && settledAt !== null && (state === 'met' || state === 'met_late');
    return isAnswer ? [`${riyadhDay(settledAt)}|${state}`] : [];
  });
