import type { ClockName, ClockState, Instant } from '@lib/domain';
import { NO_LONGER_WAITS, stateAt, stillWaits, type RowClock } from './clock-states';

export interface Standings {
  readonly moments: readonly Instant[];
  /** One more than there are moments: `standings[n]` is what holds from `moments[n - 1]` on. */
  readonly standings: readonly string[];
}

/**
 * All clocks of a case over time, in a form that a database finds its way through without opening a clock: how many
 * moments have passed says which standing holds. A clock that still waits begins with `+`: `,preparation:met,+review:late,`.
 */
export const standingsOf = (clocks: readonly RowClock[]): Standings => {
  const moments = [...new Set(clocks.flatMap(({ states }) => states.slice(1).map(([from]) => from)))].sort();
  return { moments, standings: ['', ...moments].map((at) => standingAt(clocks, at)) };
};

const standingAt = (clocks: readonly RowClock[], at: Instant): string =>
  clocks.length === 0 ? '' : `,${clocks.map((clock) => wordOf(clock, at)).join(',')},`;

const wordOf = (clock: RowClock, at: Instant): string =>
  `${stillWaits(clock) ? '+' : ''}${clock.clock}:${stateAt(clock, at)}`;

/** The words of a standing, each a clock and its state. */
export const clocksIn = (standing: string): (readonly [clock: string, state: string, waits: boolean])[] =>
  standing
    .split(',')
    .filter((word) => word !== '')
    .map((word) => {
      const [clock = '', state = ''] = word.replace('+', '').split(':');
      return [clock, state, word.startsWith('+')];
    });

/** What holds at an instant, given as an SQL expression of its text. */
export const standingIn = (at: string): string => `standings[width_bucket(${at}::text collate "C", moments) + 1]`;

/**
 * What a standing says, one of these, where some clock (this one) is in some state (this one); without a state, in any that
 * still waits.
 */
export const saidInStanding = (clock: ClockName | undefined, state: ClockState | undefined): string[] => {
  if (state === undefined) return clock === undefined ? [',+'] : [`,+${clock}:`];
  if (clock === undefined) return [`:${state},`];
  const signs = state === 'breached' ? [',+', ','] : NO_LONGER_WAITS.has(state) ? [','] : [',+'];
  return signs.map((sign) => `${sign}${clock}:${state},`);
};

/** What is counted by case, whichever clock of it stands so. */
export const watched = ['due_soon', 'late', 'breached', 'to_be_told'] as const;
export type Watched = (typeof watched)[number];

/** Of the clock of the answer: the decision is made, the floor is passed, and only the telling is owed. */
export const OWED = ['running', 'due_soon', 'late', 'breached'] as const satisfies readonly ClockState[];

/** What a standing says, one of these, where an answer is to be told. */
export const TO_BE_TOLD = OWED.flatMap((state) => saidInStanding('answer', state)).filter((said) =>
  said.startsWith(',+'),
);

/** What is to be said of a case in such a standing. */
export const watchedIn = (standing: string): readonly Watched[] => {
  const clocks = clocksIn(standing);
  return watched.filter((each) =>
    each === 'to_be_told'
      ? TO_BE_TOLD.some((said) => standing.includes(said))
      : clocks.some(([, state]) => state === each),
  );
};
