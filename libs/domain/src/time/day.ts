/** A Gregorian day in Riyadh, `YYYY-MM-DD`. */
export type Day = string;

const dayMs = 86_400_000;
const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether there is such a day: `2026-02-30` is none. */
export const isDay = (text: unknown): text is Day => typeof text === 'string' && !Number.isNaN(parse(text));

/** Days since 1 January 1970. Throws RangeError for what is no day; no time zone is asked. */
export const dayNumberOf = (day: Day): number => {
  const number = parse(day);
  if (Number.isNaN(number)) throw new RangeError(`Not a day: ${day}`);
  return number;
};

/** The opposite, for the years 0000 to 9999. */
export const dayOfNumber = (dayNumber: number): Day => {
  const day = new Date(dayNumber * dayMs).toISOString().split('T')[0]!;
  if (day.length !== 10) throw new RangeError(`No day of four-digit years: ${dayNumber}`);
  return day;
};

const parse = (text: string): number => {
  const match = form.exec(text);
  if (!match) return Number.NaN;
  const ms = Date.parse(text); // a date alone is UTC, whatever the machine's zone
  // What the engine rolls over into the next month comes back as another text.
  return Number.isNaN(ms) || dayOfNumber(ms / dayMs) !== text ? Number.NaN : ms / dayMs;
};
