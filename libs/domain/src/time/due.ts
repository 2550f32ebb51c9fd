import type { ClockName } from '../closed-lists';
import type { Clock } from './clock';
import type { Instant } from './instant';

export const dueParts = ['floor', 'target_neared', 'target', 'ceiling_neared', 'ceiling', 'lapse'] as const;
export type DuePart = (typeof dueParts)[number];

/** What a timer can find due: the clock and the part of it that an event of this type speaks of. */
export type DueKind = { clock: ClockName; part: DuePart; clause: string };
export type DueKinds = Readonly<Record<string, DueKind>>;

export type OpenStep = { type: string; dueAt: Instant; clock: Clock };
/** What an alarm waits for: when, and by which clock. */
export type NextStep = { dueAt: Instant; clock: ClockName };

export const firstOf = ([first]: readonly OpenStep[]): NextStep | null =>
  first ? { dueAt: first.dueAt, clock: first.clock.clock } : null;

/** How a stream remembers that a step was recorded: once per start of a clock. */
export const keyOfStep = (start: string, part: DuePart): string => `${start}:${part}`;

/** The steps of running clocks that the stream does not hold, in the order in which they fall due. */
export const openSteps = (
  clocks: readonly Clock[],
  kinds: DueKinds,
  passed: ReadonlySet<string>,
): readonly OpenStep[] => {
  const steps: OpenStep[] = [];
  for (const clock of clocks) {
    if (clock.settled) continue;
    for (const part of dueParts) {
      const dueAt = dateOf(clock, part);
      if (dueAt === null || passed.has(keyOfStep(clock.start, part))) continue;
      const type = typeOf(kinds, clock.clock, part);
      if (type !== undefined) steps.push({ type, dueAt, clock });
    }
  }
  // A stable sort: of two at the same instant, the one that stands first in the timeline.
  return steps.sort((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0));
};

const byKinds = new WeakMap<DueKinds, Map<string, string>>();

const typeOf = (kinds: DueKinds, clock: ClockName, part: DuePart): string | undefined => {
  let types = byKinds.get(kinds);
  if (!types) {
    types = new Map(Object.entries(kinds).map(([type, kind]) => [`${kind.clock}:${kind.part}`, type]));
    byKinds.set(kinds, types);
  }
  return types.get(`${clock}:${part}`);
};

const dateOf = (clock: Clock, part: DuePart): Instant | null => {
  switch (part) {
    case 'floor':
      return clock.earliest;
    case 'target_neared':
      return clock.warnAt.target;
    case 'target':
      return clock.target;
    case 'ceiling_neared':
      return clock.warnAt.ceiling;
    case 'ceiling':
      return clock.ceiling;
    case 'lapse':
      return clock.lapsesAt;
  }
};
