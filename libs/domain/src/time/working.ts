import { openSpans, whenCounted, type CalendarVersion, type Counting, type OpenSpan } from '../calendar';
import type { Length } from '../policy/document';
import { instantOf, msOf, type Instant } from './instant';
import type { Span } from './running';

export const clockParts = ['floor', 'target', 'ceiling', 'lapse'] as const;
export type ClockPart = (typeof clockParts)[number];

/** By which a stretch counts or does not. `set`: the date was set, by hand or by another clock, and all up to it counts. */
export const workingRules = [
  'calendar',
  'working_day',
  'office_hours',
  'ramadan_hours',
  'exception',
  'weekend',
  'holiday',
  'outside_hours',
  'paused',
  'set',
] as const;
export type WorkingRule = (typeof workingRules)[number];

/**
 * One step of how a date came about. `minutes` are those that counted from `from` to `to`, `total` those up to `to`; the
 * last total of a part is its length, so that a person can add it up by hand. `to` is null while a pause lasts.
 */
export type WorkingStep = {
  part: ClockPart;
  from: Instant;
  to: Instant | null;
  rule: WorkingRule;
  minutes: number;
  total: number;
  /** What the day is called, for a holiday or an exception. */
  code?: string;
  /** For a pause: the requests that were waited for. */
  why?: readonly string[];
};

/** The length that a part was given by the version. */
export type ClockLength = Length & { part: ClockPart };

/** A stretch of one rule. What would not have counted anyway is not called paused; Infinity where a pause lasts. */
type Stretch = { fromMs: number; toMs: number; counts: boolean; rule: WorkingRule; code?: string; why?: Span['why'] };

/** From the start to where the length ends, or to the pause that lasts. */
export const stepsOf = (
  { part, counting = 'calendar' }: ClockLength,
  startedAt: Instant,
  endsAt: Instant | null,
  pauses: readonly Span[],
  calendar: CalendarVersion,
): readonly WorkingStep[] => {
  let counted = 0;
  return [...stretches(calendar, counting, msOf(startedAt), endsAt, pauses)].map(
    ({ fromMs, toMs, counts, rule, code, why }) => {
      const ms = counts ? toMs - fromMs : 0;
      counted += ms;
      return {
        part,
        from: instantOf(fromMs),
        to: toMs === Infinity ? null : instantOf(toMs),
        rule,
        minutes: minutesOf(ms),
        total: minutesOf(counted),
        ...(code === undefined ? {} : { code }),
        ...(why === undefined ? {} : { why }),
      };
    },
  );
};

/** What counts and what does not, in order and without a gap. Without an end there is a pause that lasts. */
function* stretches(
  calendar: CalendarVersion,
  counting: Counting,
  startMs: number,
  endsAt: Instant | null,
  pauses: readonly Span[],
): Generator<Stretch> {
  const lasting = endsAt === null ? pauses.find(({ to }) => to === null) : undefined;
  if (endsAt === null && !lasting) return;
  const untilMs = lasting ? Math.max(startMs, nextCounting(calendar, counting, msOf(lasting.from))) : msOf(endsAt!);
  const over = pauses.filter(({ to }) => to !== null);
  for (const span of openSpans(calendar, counting, startMs, untilMs))
    yield* span.counts ? cutByPauses(span, over) : [span];
  if (lasting) yield { fromMs: untilMs, toMs: Infinity, counts: false, rule: 'paused', why: lasting.why };
}

/** A pause that begins outside the time that counts, counts from the next moment that does. */
const nextCounting = (calendar: CalendarVersion, counting: Counting, ms: number): number =>
  (whenCounted(calendar, counting, ms, 1) ?? ms + 1) - 1;

function* cutByPauses(span: OpenSpan, pauses: readonly Span[]): Generator<Stretch> {
  let cursor = span.fromMs;
  for (const { from, to, why } of pauses) {
    const [fromMs, toMs] = [Math.max(cursor, msOf(from)), Math.min(span.toMs, msOf(to!))];
    if (fromMs >= toMs) continue;
    if (fromMs > cursor) yield { ...span, fromMs: cursor, toMs: fromMs };
    yield { fromMs, toMs, counts: false, rule: 'paused', why };
    cursor = toMs;
  }
  if (cursor < span.toMs) yield { ...span, fromMs: cursor };
}

/** A date that no length led to. */
export const setStep = (part: ClockPart, from: Instant, to: Instant): WorkingStep => {
  const minutes = minutesOf(Math.max(0, msOf(to) - msOf(from)));
  return { part, from, to, rule: 'set', minutes, total: minutes };
};

/** How often a clock was paused, and in which stretches time that would have counted stood still. */
export type StoodStill = { times: number; spans: readonly Pick<Span, 'from' | 'to'>[] };
/** The same as a figure: so many minutes up to an instant. */
export type Paused = { times: number; minutes: number };

export const stoodStill = ({ pauses, working }: { pauses: StoodStill['spans']; working: readonly WorkingStep[] }) => {
  const part = working.find(({ rule }) => rule === 'paused')?.part;
  const steps = working.filter((step) => step.part === part && step.rule === 'paused');
  const times = pauses.filter(({ from }, index) => from !== pauses[index - 1]?.to).length;
  return { times, spans: steps.map(({ from, to }) => ({ from, to })) };
};

export const pausedUntil = (now: Instant, { times, spans }: StoodStill): Paused => {
  const ms = spans
    .filter(({ from }) => from <= now)
    .reduce((sum, { from, to }) => sum + msOf(to === null || to > now ? now : to) - msOf(from), 0);
  return { times, minutes: minutesOf(ms) };
};

const minutesOf = (ms: number): number => ms / 60_000;
