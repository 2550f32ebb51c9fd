import { riyadhOffsetMs } from './instant';

/** A Gregorian day in Riyadh, `YYYY-MM-DD`. */
export type Day = string;

const dayMs = 86_400_000;
const form = /^\d{4}-\d{2}-\d{2}$/;

/** Whether there is such a day: `2026-02-30` is none. */
export const isDay = (text: unknown): text is Day => typeof text === 'string' && !Number.isNaN(parse(text));

/** Days since 1 January 1970. Throws RangeError for what is no day; no time zone is asked. */
export const dayNumberOf = (day: Day): number => {
  const number = parse(day);
  if (Number.isNaN(number)) throw new RangeError(`Not a day: ${day}`);
  return number;
};

/** The opposite. Throws RangeError outside the years 0000 to 9999. */
export const dayOfNumber = (dayNumber: number): Day => {
  const day = new Date(dayNumber * dayMs).toISOString().split('T')[0]!;
  if (!form.test(day)) throw new RangeError(`Not a day of a year with four digits: ${dayNumber}`);
  return day;
};

/** The number of the day in Riyadh that a point in time belongs to. */
export const dayNumberAt = (ms: number): number => Math.floor((ms + riyadhOffsetMs) / dayMs);

/** Midnight in Riyadh, at which the day of this number begins. */
export const startOfDayMs = (dayNumber: number): number => dayNumber * dayMs - riyadhOffsetMs;

/** ISO: 1 is Monday, 7 is Sunday. */
export const weekdayOfNumber = (dayNumber: number): number => ((((dayNumber + 3) % 7) + 7) % 7) + 1; // 1970 began on a Thursday

const parse = (text: string): number => {
  if (!form.test(text)) return Number.NaN;
  const ms = Date.parse(text); // a date alone is UTC, whatever the machine's zone
  // A day that the engine rolls over into the next month comes back as another text.
  return Number.isNaN(ms) || dayOfNumber(ms / dayMs) !== text ? Number.NaN : ms / dayMs;
};
