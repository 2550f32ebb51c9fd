import { pausedUntil, type ClockName, type ClockState, type Instant, type Paused } from '@lib/domain';
import { stateAt, type RowClock } from './clock-states';

export interface ClockView {
  readonly clock: ClockName;
  readonly subject: string | null;
  readonly clause: string;
  readonly source: 'policy' | 'house';
  readonly state: ClockState;
  readonly startedAt: Instant;
  readonly earliest: Instant | null;
  readonly target: Instant | null;
  readonly ceiling: Instant | null;
  /** How often, and how long by its own counting. */
  readonly paused: Paused;
}

export const clockView = (clock: RowClock, now: Instant): ClockView => ({
  clock: clock.clock,
  subject: clock.subject,
  clause: clock.clause,
  source: clock.source,
  state: stateAt(clock, now),
  startedAt: clock.startedAt,
  earliest: clock.earliest,
  target: clock.target,
  ceiling: clock.ceiling,
  paused: clock.paused ? pausedUntil(now, clock.paused) : neverPaused,
});

export const neverPaused: Paused = { times: 0, minutes: 0 };
