/** An instant: ISO 8601, UTC, always with milliseconds and `Z`, so that string order is time order. */
export type Instant = string;

const riyadhOffsetMs = 3 * 3_600_000; // UTC+3 without summer time since 1947: no time-zone database is asked

export const msOf = (instant: Instant): number => Date.parse(instant);

export const instantOf = (ms: number): Instant => new Date(ms).toISOString();

export const laterOf = (one: Instant, other: Instant): Instant => (one > other ? one : other);

export const earlierOf = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/** The calendar day in Asia/Riyadh as `YYYY-MM-DD`. */
export const riyadhDay = (instant: Instant): string => instantOf(msOf(instant) + riyadhOffsetMs).slice(0, 10);

/** Whether something that is good until a day (`YYYY-MM-DD`, Riyadh, that day included) or until an instant is over at `at`. */
export const isOver = (until: string, at: Instant): boolean =>
  until.length === 10 ? riyadhDay(at) > until : msOf(at) >= msOf(until);
