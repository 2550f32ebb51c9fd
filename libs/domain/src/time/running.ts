import { countedMs, whenCounted, type CalendarVersion } from '../calendar';
import type { Length } from '../policy/document';
import { durationMs } from './duration';
import { instantOf, msOf, type Instant } from './instant';

/** A wait that a clock stands still for; `why`: the ids of the requests that were waited for. Overlapping waits are one. */
export type Span = { from: Instant; to: Instant | null; why: readonly string[] };

/** Where a length ends that began then and stands still during the pauses; null while it stands still, or for never. */
export const endOf = (
  { length, counting = 'calendar' }: Length,
  startMs: number,
  pauses: readonly Span[],
  calendar: CalendarVersion,
  share = 1,
): Instant | null => {
  let left = Math.floor(durationMs(length) * share);
  let cursor = startMs;
  for (const { from, to } of pauses) {
    const running = countedMs(calendar, counting, cursor, msOf(from));
    if (left <= running) break;
    if (to === null) return null;
    left -= running;
    cursor = msOf(to);
  }
  const endMs = whenCounted(calendar, counting, cursor, left);
  return endMs === null ? null : instantOf(endMs);
};
