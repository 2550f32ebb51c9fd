import { dayNumberAt, startOfDayMs } from '../time/day';
import type { CalendarVersion } from './calendar-version';
import { stretchesOfDay, type Counting, type Reason } from './stretches-of-day';

/** The stretches of 512 days, laid out for searching. `countedMs[i]` is what counts from the beginning to stretch i. */
export type StretchTable = {
  fromMs: Float64Array;
  reasons: readonly Reason[];
  countedMs: Float64Array;
  totalMs: number;
  endMs: number;
};

const daysInTable = 512;
const mostTables = 1_000; // some fourteen hundred years: a bound, not a working set

type TablesOf = Record<Counting, Map<number, StretchTable>>;
const known = new WeakMap<CalendarVersion, TablesOf>(); // versions never change

/** Tables follow each other without a gap; this is the number of the one that the point in time lies in. */
export const tableNumberAt = (ms: number): number => Math.floor(dayNumberAt(ms) / daysInTable);

export const stretchTable = (calendar: CalendarVersion, counting: Counting, number: number): StretchTable => {
  let tables = known.get(calendar);
  if (!tables)
    known.set(calendar, (tables = { calendar: new Map(), working_days: new Map(), office_hours: new Map() }));
  const found = tables[counting].get(number);
  if (found) return found;
  if (tables[counting].size >= mostTables) tables[counting].clear();
  const made = makeTable(calendar, counting, number);
  tables[counting].set(number, made);
  return made;
};

/** The stretch of the table that the point in time lies in. */
export const stretchAt = ({ fromMs }: StretchTable, ms: number): number => {
  let [low, high] = [0, fromMs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fromMs[middle]! <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
};

export const isSameReason = (one: Reason, other: Reason): boolean =>
  one === other || (one.counts === other.counts && one.rule === other.rule && one.code === other.code);

const makeTable = (calendar: CalendarVersion, counting: Counting, number: number): StretchTable => {
  const first = number * daysInTable;
  const endMs = startOfDayMs(first + daysInTable);
  const starts: number[] = [];
  const reasons: Reason[] = [];
  for (let dayNumber = first; dayNumber < first + daysInTable; dayNumber += 1)
    for (const { fromMs, reason } of stretchesOfDay(calendar, counting, dayNumber)) {
      const before = reasons.at(-1);
      if (before && isSameReason(before, reason)) continue;
      starts.push(fromMs);
      reasons.push(reason);
    }
  const countedMs = new Float64Array(starts.length);
  let totalMs = 0;
  starts.forEach((fromMs, index) => {
    countedMs[index] = totalMs;
    if (reasons[index]!.counts) totalMs += (starts[index + 1] ?? endMs) - fromMs;
  });
  return { fromMs: Float64Array.from(starts), reasons, countedMs, totalMs, endMs };
};
