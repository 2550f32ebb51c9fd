import type { CalendarVersion } from './calendar-version';
import { demandTime } from './open-spans';
import { stretchAt, stretchTable, tableNumberAt, type StretchTable } from './stretch-table';
import type { Counting } from './stretches-of-day';

/**
 * How much of the time between two points counts: the sum of the counting stretches of `openSpans`, without walking
 * them. 0 where the second is not after the first. Throws RangeError for what is no time.
 */
export const countedMs = (calendar: CalendarVersion, counting: Counting, fromMs: number, toMs: number): number => {
  demandTime(fromMs);
  demandTime(toMs);
  if (toMs <= fromMs) return 0;
  if (counting === 'calendar') return toMs - fromMs;
  const [first, last] = [tableNumberAt(fromMs), tableNumberAt(toMs)];
  let counted = countedUntil(stretchTable(calendar, counting, last), toMs);
  counted -= countedUntil(stretchTable(calendar, counting, first), fromMs);
  for (let number = first; number < last; number += 1) counted += stretchTable(calendar, counting, number).totalMs;
  return counted;
};

const mostTables = 713; // a thousand years, as far as `openSpans` looks

/**
 * The first point in time by which so much has counted; the beginning itself for nothing. Null where a thousand years
 * hold less than that. Throws RangeError for what is no time.
 */
export const whenCounted = (
  calendar: CalendarVersion,
  counting: Counting,
  fromMs: number,
  lengthMs: number,
): number | null => {
  demandTime(fromMs);
  demandTime(lengthMs);
  if (lengthMs <= 0) return fromMs;
  if (counting === 'calendar') return fromMs + lengthMs;
  const first = tableNumberAt(fromMs);
  let left = lengthMs + countedUntil(stretchTable(calendar, counting, first), fromMs);
  for (let number = first; number < first + mostTables; number += 1) {
    const table = stretchTable(calendar, counting, number);
    if (left <= table.totalMs) return reachedIn(table, left);
    left -= table.totalMs;
  }
  return null;
};

const countedUntil = (table: StretchTable, ms: number): number => {
  const index = stretchAt(table, ms);
  return table.countedMs[index]! + (table.reasons[index]!.counts ? ms - table.fromMs[index]! : 0);
};

/** Where so much of the table has counted: in the last stretch before which less had. */
const reachedIn = ({ fromMs, countedMs: before }: StretchTable, lengthMs: number): number => {
  let [low, high] = [0, fromMs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (before[middle]! < lengthMs) low = middle;
    else high = middle - 1;
  }
  return fromMs[low]! + lengthMs - before[low]!;
};
