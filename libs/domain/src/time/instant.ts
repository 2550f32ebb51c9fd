/** An instant: ISO 8601, UTC, always with milliseconds and `Z`, so that string order is time order. */
export type Instant = string;

export const riyadhOffsetMs = 3 * 3_600_000; // UTC+3 without summer time since 1947: no time-zone database is asked

export const msOf = (instant: Instant): number => Date.parse(instant);

const dayMs = 86_400_000;
const days = new Map<number, string>();
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const three = Array.from({ length: 1_000 }, (_, number) => String(number).padStart(3, '0'));

/** As `toISOString`, five times as fast for days that were asked for before: timelines are mostly this. */
export const instantOf = (ms: number): Instant => {
  const dayNumber = Math.floor(ms / dayMs);
  const rest = ms - dayNumber * dayMs;
  const seconds = Math.floor(rest / 1_000);
  const minutes = Math.floor(seconds / 60);
  return `${dayOf(dayNumber)}T${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${three[rest % 1_000]}Z`;
};

const dayOf = (dayNumber: number): string => {
  const known = days.get(dayNumber);
  if (known !== undefined) return known;
  if (days.size >= 10_000) days.clear(); // some twenty-seven years of days: a bound, not a working set
  const day = new Date(dayNumber * dayMs).toISOString().split('T')[0]!;
  days.set(dayNumber, day);
  return day;
};

export const laterOf = (one: Instant, other: Instant): Instant => (one > other ? one : other);

export const earlierOf = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/** The calendar day in Asia/Riyadh as `YYYY-MM-DD`. */
export const riyadhDay = (instant: Instant): string => instantOf(msOf(instant) + riyadhOffsetMs).slice(0, 10);

/** Whether something that is good until a day (`YYYY-MM-DD`, Riyadh, that day included) or until an instant is over at `at`. */
export const isOver = (until: string, at: Instant): boolean =>
  until.length === 10 ? riyadhDay(at) > until : msOf(at) >= msOf(until);
