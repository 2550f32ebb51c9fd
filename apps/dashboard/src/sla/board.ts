import type { ClockState, States } from '../frame/clock-state';
import type { Board } from './board-shape';

/** The states of a clock that somebody still waits for, the most pressing first. */
export const waitingStates = [
  'breached',
  'late',
  'due_soon',
  'not_yet_answerable',
  'running',
  'paused',
] as const satisfies readonly ClockState[];

export type WaitingState = (typeof waitingStates)[number];

/** How many clocks stand in each state, all clocks together. */
export const totalsByState = (byClock: Board['byClock']): Readonly<Record<WaitingState, number>> => {
  const totals = { breached: 0, late: 0, due_soon: 0, not_yet_answerable: 0, running: 0, paused: 0 };
  for (const states of Object.values(byClock)) for (const state of waitingStates) totals[state] += states[state] ?? 0;
  return totals;
};

/** The clocks that somebody still waits for, those with the most pressing states first. */
export const waitingClocks = (byClock: Board['byClock']): readonly (readonly [clock: string, states: States])[] =>
  Object.entries(byClock)
    .filter(([, states]) => waitingStates.some((state) => (states[state] ?? 0) > 0))
    .sort(([, one], [, other]) => pressing(one, other));

const pressing = (one: States, other: States): number => {
  for (const state of waitingStates) {
    const difference = (other[state] ?? 0) - (one[state] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** The cases whose row says something else than it did before, new ones among them. */
export const changedRows = (before: Board | undefined, after: Board): ReadonlySet<string> => {
  if (!before || before.policyId !== after.policyId) return new Set();
  const known = new Map(before.queue.map((entry) => [entry.caseId, JSON.stringify(entry)]));
  return new Set(
    after.queue.filter((entry) => known.get(entry.caseId) !== JSON.stringify(entry)).map(({ caseId }) => caseId),
  );
};

/** Of two boards of one series the one that was read later: an answer on its way must not undo a newer one. */
export const later = (one: Board | undefined, other: Board): Board =>
  one && one.policyId === other.policyId && one.asOf > other.asOf ? one : other;

export const isEmpty = ({ open, queue, byStage }: Board): boolean =>
  open === 0 && queue.length === 0 && Object.keys(byStage).length === 0;
