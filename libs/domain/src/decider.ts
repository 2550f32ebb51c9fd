import type { Actor } from './actor';
import type { CommandRow } from './case/command-table';
import type { Documents } from './documents';
import type { Use } from './closed-lists';
import { Refused } from './refused';
import type { Clock } from './time/clock';
import { firstOf, keyOfStep, openSteps, type DueKinds, type NextStep } from './time/due';
import { laterOf, type Instant } from './time/instant';

/** The immutable documents by which a stream is judged, named in its first event. */
export type Pins = { policyId: string; policyVersion: number; calendarVersion: number; use: Use };

export type AggregateEvent = { type: string; data: { occurredAt: Instant } };
export type AggregateCommand = { type: string; data: object; at: Instant; by: Actor };

/** `begins`: the command that a stream of this kind starts with. */
export type AggregateCommandRow = CommandRow & { begins?: true };

/**
 * The rules of an aggregate. Due steps, counting and time are the standing's business, the same for all; a decider sees
 * its own state only, and undefined where there is none yet.
 */
export type Decider<State extends Pins, Command extends AggregateCommand, Event extends AggregateEvent> = {
  /** Judges by `at`; answers with events, with none (nothing to do), or throws Refused. */
  decide(command: Command, state: State | undefined, documents: Documents, at: Instant): readonly Event[];
  /** Total: never throws, whatever the prefix. Due steps pass through here too. */
  evolve(state: State | undefined, event: Event): State | undefined;
  clocksOf(state: State, documents: Documents): readonly Clock[];
  commands: Readonly<Record<string, AggregateCommandRow>>;
  /** Every type that the stream can hold, due steps aside, with the clauses behind it. */
  events: Readonly<Record<string, readonly string[]>>;
  dueKinds: DueKinds;
  /** After this many events the stream takes no more. */
  mostEvents: number;
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- states and commands differ from decider to decider
export type AnyDecider = Decider<any, any, any>;

/** A stream of an aggregate as it stands. */
export type Standing<State = Pins> = {
  readonly own: State | undefined;
  readonly count: number;
  readonly lastAt: Instant | undefined;
  /** The due steps that the stream holds, as `start:part`. */
  readonly passed: readonly string[];
};

export const nothingYet: Standing<never> = { own: undefined, count: 0, lastAt: undefined, passed: [] };

export const evolveStanding = <State extends Pins>(
  decider: AnyDecider,
  { own, count, passed }: Standing<State>,
  event: AggregateEvent,
): Standing<State> => {
  const { start } = event.data as { start?: string };
  const due = decider.dueKinds[event.type];
  return {
    own:
      event.type === 'CalendarApplied' ? withCalendar(own, event) : (decider.evolve(own, event) as State | undefined),
    count: count + 1,
    lastAt: event.data.occurredAt,
    passed: due && start !== undefined ? [...passed, keyOfStep(start, due.part)] : passed,
  };
};

/** An amended calendar reaches a stream only by this entry: it is then what its running clocks are counted by. */
const withCalendar = <State extends Pins>(own: State | undefined, { data }: AggregateEvent): State | undefined =>
  own && { ...own, calendarVersion: (data as unknown as { calendarVersion: number }).calendarVersion };

/** What fell due first, then the command's own events; none where nothing is left to do. Throws Refused. */
export const decideStanding = (
  decider: AnyDecider,
  command: AggregateCommand,
  standing: Standing,
  documents: Documents,
  idName: string,
): readonly AggregateEvent[] => {
  const at = standing.lastAt === undefined ? command.at : laterOf(command.at, standing.lastAt);
  const id = (command.data as Record<string, unknown>)[idName];
  const due = openStepsOf(decider, standing, documents)
    .filter(({ dueAt }) => dueAt <= at)
    .map(({ type, dueAt, clock }) => ({
      type,
      data: { [idName]: id, occurredAt: at, dueAt, clock: clock.clock, start: clock.start },
    }));
  if (command.type === 'PassTimelineStep') return due;
  const current = due.reduce<Standing>((before, event) => evolveStanding(decider, before, event), standing);
  const own =
    command.type === 'ApplyCalendar'
      ? calendarApplied(command, current.own, idName, at)
      : decider.decide(command, current.own, documents, at);
  if (own.length === 0) return [];
  if (current.count + own.length > decider.mostEvents)
    throw new Refused('stream_full', undefined, { most: decider.mostEvents });
  return [...due, ...own];
};

const calendarApplied = (
  { data }: AggregateCommand,
  own: Pins | undefined,
  idName: string,
  at: Instant,
): readonly AggregateEvent[] => {
  const {
    calendarVersion,
    from,
    [idName]: id,
  } = data as { calendarVersion: number; from: Instant } & Record<string, unknown>;
  if (!own || calendarVersion <= own.calendarVersion) return [];
  return [
    {
      type: 'CalendarApplied',
      data: { [idName]: id, occurredAt: at, calendarVersion, from } as AggregateEvent['data'],
    },
  ];
};

/** When the next step falls due; null when none will, as things stand. */
export const nextDueOf = (decider: AnyDecider, standing: Standing, documents: Documents): Instant | null =>
  nextStepOf(decider, standing, documents)?.dueAt ?? null;

/** The same, with the clock that it falls due by. */
export const nextStepOf = (decider: AnyDecider, standing: Standing, documents: Documents): NextStep | null =>
  firstOf(openStepsOf(decider, standing, documents));

const openStepsOf = (decider: AnyDecider, { own, count, passed }: Standing, documents: Documents) =>
  own === undefined || count >= decider.mostEvents
    ? []
    : openSteps(decider.clocksOf(own, documents), decider.dueKinds, new Set(passed));
