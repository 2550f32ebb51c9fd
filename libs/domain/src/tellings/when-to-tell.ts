import { kindOfDay, type CalendarVersion } from '../calendar';
import type { Documents } from '../documents';
import type { NotificationSettings } from '../policy/document';
import { dayNumberAt, dayOfNumber, startOfDayMs } from '../time/day';
import { after } from '../time/duration';
import { instantOf, msOf, type Instant } from '../time/instant';

/** `digest`: with the other news of the next working morning. `at_once`: outside quiet hours. `urgent`: whatever the hour. */
export type Manner = 'digest' | 'at_once' | 'urgent';

/** A morning later than this is none: a calendar may leave no working day at all. */
const MOST_DAYS = 60;
const dayMs = 86_400_000;

/** From when on it is to be told. */
export const whenToTell = (
  { raisedAt, after: length, manner }: { raisedAt: Instant; after: string | undefined; manner: Manner },
  { policy: { notifications }, calendar }: Documents,
): Instant => {
  const at = length === undefined ? raisedAt : after(raisedAt, length);
  if (manner === 'digest') return nextMorning(at, notifications, calendar);
  return manner === 'at_once' ? afterQuietHours(at, notifications) : at;
};

const nextMorning = (at: Instant, { digestAt }: NotificationSettings, calendar: CalendarVersion): Instant => {
  if (digestAt === null) return at;
  const first = dayNumberAt(msOf(at));
  for (let day = first; day < first + MOST_DAYS; day += 1) {
    const morningMs = startOfDayMs(day) + msOfTime(digestAt);
    if (morningMs >= msOf(at) && kindOfDay(calendar, dayOfNumber(day)).hours.length > 0) return instantOf(morningMs);
  }
  return at;
};

const afterQuietHours = (at: Instant, { quietHours }: NotificationSettings): Instant => {
  if (quietHours === null) return at;
  const midnightMs = startOfDayMs(dayNumberAt(msOf(at)));
  const timeMs = msOf(at) - midnightMs;
  const [fromMs, toMs] = [msOfTime(quietHours.from), msOfTime(quietHours.to)];
  const overNight = fromMs > toMs;
  if (overNight ? timeMs < fromMs && timeMs >= toMs : timeMs < fromMs || timeMs >= toMs) return at;
  return instantOf(midnightMs + toMs + (overNight && timeMs >= fromMs ? dayMs : 0));
};

const msOfTime = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours! * 60 + minutes!) * 60_000;
};
