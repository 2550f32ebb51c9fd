import type { ClockName, ClockState, Instant } from '@lib/domain';
import { NO_LONGER_WAITS, stateAt, type RowClock } from './clock-states';

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
  clocks.length === 0 ? '' : `,${clocks.map((clock) => wordOf(clock.clock, stateAt(clock, at))).join(',')},`;

const wordOf = (clock: ClockName, state: ClockState): string =>
  `${NO_LONGER_WAITS.has(state) ? '' : '+'}${clock}:${state}`;

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

/** What a standing says where some clock (this one) is in some state (this one); without a state, in any that still waits. */
export const saidInStanding = (clock: ClockName | undefined, state: ClockState | undefined): string => {
  if (state === undefined) return clock === undefined ? ',+' : `,+${clock}:`;
  const sign = NO_LONGER_WAITS.has(state) ? ',' : ',+';
  return clock === undefined ? `:${state},` : `${sign}${clock}:${state},`;
};
