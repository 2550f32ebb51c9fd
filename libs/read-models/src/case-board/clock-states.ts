import {
  clockStateAt,
  stoodStill,
  type Clock,
  type ClockName,
  type ClockState,
  type Instant,
  type StoodStill,
} from '@lib/domain';

/** From when on a clock is in which state; the first begins with the empty string, before all time. */
export type StatesOverTime = readonly (readonly [from: Instant | '', state: ClockState])[];

/** A clock as a row keeps it: dates, and what follows from them at whatever time somebody looks. */
export interface RowClock {
  readonly clock: ClockName;
  readonly start: string;
  readonly subject: string | null;
  readonly clause: string;
  readonly source: 'policy' | 'house';
  readonly startedAt: Instant;
  readonly earliest: Instant | null;
  readonly target: Instant | null;
  readonly ceiling: Instant | null;
  readonly settledAt: Instant | null;
  readonly states: StatesOverTime;
  /** Of one that was paused. */
  readonly paused?: StoodStill;
}

const LONG_AGO = '0001-01-01T00:00:00.000Z';
export const NO_LONGER_WAITS: ReadonlySet<ClockState> = new Set(['met', 'met_late', 'ended']);

export const rowClock = (clock: Clock): RowClock => ({
  clock: clock.clock,
  start: clock.start,
  subject: clock.subject,
  clause: clock.clause,
  source: clock.source,
  startedAt: clock.startedAt,
  earliest: clock.earliest,
  target: clock.target,
  ceiling: clock.ceiling,
  settledAt: clock.settled?.at ?? null,
  states: statesOverTime(clock),
  ...(clock.pauses.length > 0 ? { paused: stoodStill(clock) } : {}),
});

/** Asks the one judge of colours at every instant at which its answer can change. */
const statesOverTime = (clock: Clock): StatesOverTime => {
  const first = clockStateAt(clock, LONG_AGO);
  if (clock.settled) return [['', first]];
  const states: [Instant | '', ClockState][] = [['', first]];
  for (const at of instantsOfChange(clock)) {
    const state = clockStateAt(clock, at);
    if (state !== states[states.length - 1]?.[1]) states.push([at, state]);
  }
  return states;
};

/** A date itself, and the millisecond after it: a floor is passed at its instant, a target only after it. */
const instantsOfChange = ({ earliest, target, ceiling, warnAt, pauses }: Clock): Instant[] => {
  const dates = [
    earliest,
    target,
    ceiling,
    warnAt.target,
    warnAt.ceiling,
    ...pauses.flatMap(({ from, to }) => [from, to]),
  ];
  const instants = new Set<Instant>();
  for (const date of dates) {
    if (date === null) continue;
    instants.add(date);
    instants.add(new Date(Date.parse(date) + 1).toISOString());
  }
  return [...instants].sort();
};

export const stateAt = ({ states }: RowClock, now: Instant): ClockState => {
  let found = states[0]?.[1] ?? 'ended';
  for (const [from, state] of states) if (from <= now) found = state;
  return found;
};

/** What was answered too soon or too late stays breached, but nobody waits for it any more. */
export const stillWaits = ({ settledAt, states }: Pick<RowClock, 'settledAt' | 'states'>): boolean =>
  settledAt === null && !NO_LONGER_WAITS.has(states[0]?.[1] ?? 'ended');

/** When the row's clock has to be done at the latest: the house target, else the policy's ceiling. */
export const deadlineOf = (clock: RowClock): Instant | null => clock.target ?? clock.ceiling;
