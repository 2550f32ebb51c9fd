import type { ClockName, ClockState } from '../closed-lists';
import type { Length } from '../policy/document';
import { durationMs } from './duration';
import { instantOf, msOf, type Instant } from './instant';

export type Span = { from: Instant; to: Instant | null };

/** One line of how a date came about; a page makes a sentence of it. */
export type WorkingLine =
  | { step: 'start'; of: string; at: Instant }
  | { step: 'length'; part: 'floor' | 'target' | 'ceiling'; length: string; clause: string | null; source: string }
  | { step: 'pause'; from: Instant; to: Instant | null }
  | { step: 'result'; part: 'floor' | 'target' | 'ceiling' | 'warning'; at: Instant | null }
  | { step: 'end'; of: string; at: Instant };

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
  pauses: readonly Span[];
  earliest: Instant | null;
  target: Instant | null;
  ceiling: Instant | null;
  /** When the wait is given up by itself; nothing is late by it. */
  lapsesAt: Instant | null;
  warnAt: { target: Instant | null; ceiling: Instant | null };
  /** `how`: reached what it was waiting for, or ended without it. `at` is the day by which it is judged. */
  settled: { at: Instant; how: 'met' | 'ended' } | null;
  /** An answer that was given before the floor: a breach for ever (P27). */
  breached: boolean;
  working: readonly WorkingLine[];
};

export type ClockParts = {
  clock: ClockName;
  start: string;
  subject?: string;
  clause: string;
  startOf: string;
  startedAt: Instant;
  floor?: Length | null;
  target?: Length | null;
  ceiling?: Length | null;
  /** A target that was set by hand, not by a length. */
  targetAt?: Instant;
  earliest?: Instant | null;
  lapsesAt?: Instant | null;
  pauses?: readonly Span[];
  settled?: { at: Instant; how: 'met' | 'ended'; of: string } | null;
  breached?: boolean;
  warnAfterShare: number;
};

const noPauses: readonly Span[] = [];

/** Builds a clock from its lengths. The floor is never paused; target and ceiling are. */
export const clockOf = (parts: ClockParts): Clock => {
  const { startedAt, floor, target, ceiling, settled = null } = parts;
  const startMs = msOf(startedAt);
  const pauses = pausesWithin(parts.pauses ?? noPauses, startedAt, settled?.at);
  const working: WorkingLine[] = [{ step: 'start', of: parts.startOf, at: startedAt }];
  for (const { from, to } of pauses) working.push({ step: 'pause', from, to });
  const earliest = floor ? dated(working, 'floor', floor, startMs, noPauses) : (parts.earliest ?? null);
  const { warnAfterShare } = parts;
  const targetAt = parts.targetAt ?? (target ? dated(working, 'target', target, startMs, pauses) : null);
  const ceilingAt = ceiling ? dated(working, 'ceiling', ceiling, startMs, pauses) : null;
  if (settled) working.push({ step: 'end', of: settled.of, at: settled.at });
  return {
    clock: parts.clock,
    start: parts.start,
    subject: parts.subject ?? null,
    clause: parts.clause,
    source: (ceiling ?? floor ?? target)?.source ?? 'house',
    startedAt,
    pauses,
    earliest,
    target: targetAt,
    ceiling: ceilingAt,
    lapsesAt: parts.lapsesAt ?? null,
    warnAt: {
      target: parts.targetAt
        ? warningBefore(startMs, parts.targetAt, warnAfterShare)
        : warningOf(target, startMs, pauses, warnAfterShare, earliest),
      ceiling: warningOf(ceiling, startMs, pauses, warnAfterShare, earliest),
    },
    settled: settled ? { at: settled.at, how: settled.how } : null,
    breached: parts.breached ?? false,
    working,
  };
};

/** The date of a part, with its two lines of working. */
const dated = (
  working: WorkingLine[],
  part: 'floor' | 'target' | 'ceiling',
  { length, clause, source }: Length,
  startMs: number,
  pauses: readonly Span[],
): Instant | null => {
  const at = reached(startMs, durationMs(length), pauses);
  working.push({ step: 'length', part, length, clause: clause ?? null, source }, { step: 'result', part, at });
  return at;
};

/** From when it is nearly over; never before the floor, before which nothing is amber. */
const warningOf = (
  length: Length | null | undefined,
  startMs: number,
  pauses: readonly Span[],
  share: number,
  earliest: Instant | null,
): Instant | null => {
  if (!length) return null;
  const at = reached(startMs, Math.floor(durationMs(length.length) * share), pauses);
  return at !== null && earliest !== null && at < earliest ? earliest : at;
};

/** Where a length ends that stands still during the pauses; null when it stands still now. */
const reached = (startMs: number, lengthMs: number, pauses: readonly Span[]): Instant | null => {
  let cursor = startMs;
  let left = lengthMs;
  for (const { from, to } of pauses) {
    const running = msOf(from) - cursor;
    if (left <= running) break;
    if (to === null) return null;
    left -= running;
    cursor = msOf(to);
  }
  return instantOf(cursor + left);
};

const warningBefore = (startMs: number, target: Instant, share: number): Instant =>
  instantOf(startMs + Math.max(0, Math.floor((msOf(target) - startMs) * share)));

/** The pauses (merged, in order) as far as they lie between the clock's start and its end. */
const pausesWithin = (pauses: readonly Span[], from: Instant, to: Instant | undefined): readonly Span[] => {
  if (pauses.length === 0) return noPauses;
  const within: Span[] = [];
  for (const pause of pauses) {
    if (pause.to !== null && pause.to <= from) continue;
    if (to !== undefined && pause.from >= to) break;
    const end = to !== undefined && (pause.to === null || pause.to > to) ? to : pause.to;
    within.push({ from: pause.from < from ? from : pause.from, to: end });
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
