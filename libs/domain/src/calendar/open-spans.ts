import type { CalendarVersion } from './calendar-version';
import { isSameReason, stretchAt, stretchTable, tableNumberAt } from './stretch-table';
import { always, type Counting, type Reason } from './stretches-of-day';

/** A stretch of time that counts, or does not, for one reason. */
export type OpenSpan = { fromMs: number; toMs: number } & Reason;

/** As far as anybody looks ahead without an end: the longest length that can be written is 274 years. */
const farthestMs = 1_000 * 366 * 86_400_000;

/**
 * What counts and what does not from one point in time to another, or for a thousand years: without a gap, without an
 * overlap, and no two in a row for the same reason. Lazy: take as many as needed. Throws RangeError for what is no time.
 */
export const openSpans = (
  calendar: CalendarVersion,
  counting: Counting,
  fromMs: number,
  untilMs: number = fromMs + farthestMs,
): Iterable<OpenSpan> => {
  demandTime(fromMs);
  demandTime(untilMs);
  // Nothing interrupts it: no table is needed.
  if (counting === 'calendar') return fromMs < untilMs ? [{ fromMs, toMs: untilMs, ...always }] : [];
  return { [Symbol.iterator]: () => walk(calendar, counting, fromMs, untilMs) };
};

export const demandTime = (ms: number): void => {
  if (!Number.isFinite(ms)) throw new RangeError(`Not a point in time: ${ms}`);
};

function* walk(calendar: CalendarVersion, counting: Counting, fromMs: number, untilMs: number): Generator<OpenSpan> {
  let open: OpenSpan | undefined;
  let cursor = fromMs;
  for (let number = tableNumberAt(fromMs); cursor < untilMs; number += 1) {
    const table = stretchTable(calendar, counting, number);
    for (let index = stretchAt(table, cursor); index < table.reasons.length && cursor < untilMs; index += 1) {
      const reason = table.reasons[index]!;
      const toMs = Math.min(untilMs, table.fromMs[index + 1] ?? table.endMs);
      // Only at the seam of two tables can two in a row have the same reason.
      if (open && isSameReason(open, reason)) open.toMs = toMs;
      else {
        if (open) yield open;
        open = spanOf(cursor, toMs, reason);
      }
      cursor = toMs;
    }
  }
  if (open) yield open;
}

const spanOf = (fromMs: number, toMs: number, { counts, rule, code }: Reason): OpenSpan =>
  code === undefined ? { fromMs, toMs, counts, rule } : { fromMs, toMs, counts, rule, code };
