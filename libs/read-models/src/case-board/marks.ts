import type { ClockName, ClockState, Loop } from '@lib/domain';
import type { CaseRow } from './case-row';
import { NO_LONGER_WAITS } from './clock-states';
import { clocksIn } from './standings';

/** Of nearly every closed case: to look them up would find nearly all. */
const COMMON: ReadonlySet<string> = new Set(
  ['preparation', 'review', 'answer', 'registration', 'service'].map((clock) => markOfClock(clock, 'met')),
);

export const markOfLoop = (loop: Loop): string => `loop:${loop}`;
/** An hour in which some clock of an open case moves, as `2026-11-23T10`. */
export const markOfHour = (hour: string): string => `hour:${hour}`;
/** An answer, as `2026-11-23|met`. */
export const markOfAnswer = (answer: string): string => `answered:${answer}`;
export const markOfProvider = (providerId: string): string => `provider:${providerId}`;

/** What a row bears whose clock (this one, any) is at some time in this state. */
export function markOfClock(clock: ClockName | string | undefined, state: ClockState | string): string {
  return `${clock ?? 'any'}:${state}`;
}

/** What a row bears whose clock still waits at some time. */
export const markOfWaiting = (clock: ClockName | string): string => `+${clock}`;

/** Clocks that every case has, with the states that each of them comes to: to be found among those that wait, or by their age. */
const OF_MANY: ReadonlySet<string> = new Set(
  [
    ...['preparation', 'review', 'answer', 'registration', 'service', undefined].flatMap((clock) =>
      ['running', 'due_soon', 'late', 'met'].map((state) => [clock, state] as const),
    ),
    ...['review', 'answer', undefined].map((clock) => [clock, 'not_yet_answerable'] as const),
    ...['review', undefined].map((clock) => [clock, 'breached'] as const),
  ].map(([clock, state]) => markOfClock(clock, state)),
);

/** The marks by which clock and state are looked for; none where too many cases bear them. */
export const marksFor = (clock: ClockName | undefined, state: ClockState | undefined): string[] => {
  if (state === undefined)
    return clock === undefined || OF_MANY.has(markOfClock(clock, 'late')) ? [] : [markOfWaiting(clock)];
  const mark = markOfClock(clock, state);
  return OF_MANY.has(mark) ? [] : [mark];
};

/** Those of them that few cases bear: what is settled stays so, and adds up over the years. */
export const rareMarksFor = (clock: ClockName | undefined, state: ClockState | undefined): string[] =>
  state !== undefined && NO_LONGER_WAITS.has(state) ? [] : marksFor(clock, state);

type Marked = Pick<CaseRow, 'loops' | 'providerIds' | 'moments' | 'standings'> & {
  readonly open: boolean;
  readonly answers: readonly string[];
};

const HOUR = '2026-11-23T10'.length;

export const marksOf = ({ loops, providerIds, moments, standings, open, answers }: Marked): string[] => {
  const marks = new Set([
    ...loops.map(markOfLoop),
    ...providerIds.map(markOfProvider),
    ...answers.map(markOfAnswer),
    ...(open ? moments.map((at) => markOfHour(at.slice(0, HOUR))) : []),
  ]);
  for (const standing of standings)
    for (const [clock, state, waits] of clocksIn(standing)) {
      if (waits) marks.add(markOfWaiting(clock));
      if (state !== 'met') marks.add(markOfClock(undefined, state));
      if (!COMMON.has(markOfClock(clock, state))) marks.add(markOfClock(clock, state));
    }
  return [...marks].sort();
};
