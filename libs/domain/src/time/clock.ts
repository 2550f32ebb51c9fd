import type { CalendarVersion } from '../calendar';
import type { ClockName, ClockState } from '../closed-lists';
import type { Length } from '../policy/document';
import { instantOf, msOf, type Instant } from './instant';
import { endOf, type Span } from './running';
import { clockParts, setStep, stepsOf, type ClockLength, type ClockPart, type WorkingStep } from './working';

/**
 * A clock as dates, without a now. `start` names this start of it; `subject` is what it waits for, where there can be
 * several. A `target` or `ceiling` is null where there is none, and while a pause that began before it lasts: nobody
 * knows then when it will be. `warnAt` are the instants from which it counts as nearly over.
 */
export type Clock = {
  clock: ClockName;
  start: string;
  subject: string | null;
  clause: string;
  source: 'policy' | 'house';
  startedAt: Instant;
  /** What it starts with: an event type, or `received`. */
  startOf: string;
  /** The calendar by which its working time is counted. */
  calendarVersion: number;
  pauses: readonly Span[];
  /** The lengths that the version gives its parts. */
  readonly lengths: readonly ClockLength[];
  earliest: Instant | null;
  target: Instant | null;
  ceiling: Instant | null;
  /** When the wait is given up by itself; nothing is late by it. */
  lapsesAt: Instant | null;
  warnAt: { target: Instant | null; ceiling: Instant | null };
  /** `how`: reached what it was waiting for, or ended without it. `at` is the day by which it is judged. */
  settled: { at: Instant; how: 'met' | 'ended'; of: string } | null;
  /** An answer that was given before the floor: a breach for ever (P27). */
  breached: boolean;
  /** How each date came about, part by part; worked out when it is asked for. */
  readonly working: readonly WorkingStep[];
};

export type ClockParts = {
  clock: ClockName;
  start: string;
  subject?: string;
  clause: string;
  startOf: string;
  startedAt: Instant;
  calendar: CalendarVersion;
  floor?: Length | null;
  target?: Length | null;
  ceiling?: Length | null;
  /** A target that was set by hand, not by a length. */
  targetAt?: Instant;
  earliest?: Instant | null;
  /** How long it waits before it gives up. */
  lapse?: Length | null;
  pauses?: readonly Span[];
  settled?: Clock['settled'];
  breached?: boolean;
  warnAfterShare: number;
};

const noPauses: readonly Span[] = [];

/** Builds a clock from its lengths. The floor is never paused; target and ceiling are. */
export const clockOf = (parts: ClockParts): Clock => {
  const { startedAt, floor, target, ceiling, lapse, settled = null, calendar, warnAfterShare } = parts;
  const startMs = msOf(startedAt);
  const pauses = pausesWithin(parts.pauses ?? noPauses, startedAt, settled?.at);
  const dated = (length: Length | null | undefined, paused: readonly Span[], share?: number): Instant | null =>
    length ? endOf(length, startMs, paused, calendar, share) : null;
  const earliest = floor ? dated(floor, noPauses) : (parts.earliest ?? null);
  const warned = (length: Length | null | undefined): Instant | null =>
    notBefore(earliest, dated(length, pauses, warnAfterShare));
  const clock = {
    clock: parts.clock,
    start: parts.start,
    subject: parts.subject ?? null,
    clause: parts.clause,
    source: (ceiling ?? floor ?? target)?.source ?? 'house',
    startedAt,
    startOf: parts.startOf,
    calendarVersion: calendar.version,
    pauses,
    earliest,
    target: parts.targetAt ?? dated(target, pauses),
    ceiling: dated(ceiling, pauses),
    lapsesAt: dated(lapse, noPauses),
    warnAt: {
      target: parts.targetAt ? shareOf(startMs, parts.targetAt, warnAfterShare) : warned(target),
      ceiling: warned(ceiling),
    },
    settled,
    breached: parts.breached ?? false,
  };
  return {
    ...clock,
    get lengths() {
      return lengthsOf(parts);
    },
    get working() {
      return workingOf(clock, lengthsOf(parts), calendar);
    },
  };
};

const lengthsOf = ({ floor, target, targetAt, ceiling, lapse }: ClockParts): readonly ClockLength[] =>
  Object.entries({ floor, target: targetAt ? null : target, ceiling, lapse }).flatMap(([part, length]) =>
    length ? [{ part: part as ClockPart, ...length }] : [],
  );

type Dated = Pick<Clock, 'startedAt' | 'pauses' | 'earliest' | 'target' | 'ceiling' | 'lapsesAt'>;

const workingOf = (
  clock: Dated,
  lengths: readonly ClockLength[],
  calendar: CalendarVersion,
): readonly WorkingStep[] => {
  const { startedAt, pauses } = clock;
  const dates = { floor: clock.earliest, target: clock.target, ceiling: clock.ceiling, lapse: clock.lapsesAt };
  return clockParts.flatMap((part) => {
    const at = dates[part];
    const length = lengths.find((one) => one.part === part);
    if (length) return stepsOf(length, startedAt, at, isPausable(part) ? pauses : noPauses, calendar);
    return at === null ? [] : [setStep(part, startedAt, at)];
  });
};

const isPausable = (part: ClockPart): boolean => part === 'target' || part === 'ceiling';

/** Never before the floor, before which nothing is amber. */
const notBefore = (earliest: Instant | null, at: Instant | null): Instant | null =>
  at !== null && earliest !== null && at < earliest ? earliest : at;

const shareOf = (startMs: number, target: Instant, share: number): Instant =>
  instantOf(startMs + Math.max(0, Math.floor((msOf(target) - startMs) * share)));

/** The pauses (merged, in order) as far as they lie between the clock's start and its end. */
const pausesWithin = (pauses: readonly Span[], from: Instant, to: Instant | undefined): readonly Span[] => {
  if (pauses.length === 0) return noPauses;
  const within: Span[] = [];
  for (const pause of pauses) {
    if (pause.to !== null && pause.to <= from) continue;
    if (to !== undefined && pause.from >= to) break;
    const end = to !== undefined && (pause.to === null || pause.to > to) ? to : pause.to;
    within.push({ ...pause, from: pause.from < from ? from : pause.from, to: end });
  }
  return within;
};

/**
 * How a clock stands at an instant. Before the floor a case is not yet answerable, never late; past a house target it is
 * late; only past a ceiling, or answered before the floor, is it breached (P27).
 */
export const clockStateAt = (clock: Clock, now: Instant): ClockState => {
  if (clock.breached) return 'breached';
  const { settled, ceiling, target, earliest } = clock;
  const judgedAt = settled ? settled.at : now;
  if (ceiling !== null && judgedAt > ceiling && settled?.how !== 'ended') return 'breached';
  if (settled?.how === 'ended') return 'ended';
  if (settled) return target !== null && settled.at > target ? 'met_late' : 'met';
  if (earliest !== null && now < earliest) return 'not_yet_answerable';
  if (target !== null && now > target) return 'late';
  if (clock.pauses.some(({ from, to }) => to === null && from <= now)) return 'paused';
  const { warnAt } = clock;
  const near = (at: Instant | null): boolean => at !== null && now >= at;
  return near(warnAt.target) || near(warnAt.ceiling) ? 'due_soon' : 'running';
};
