import { dayNumberAt, startOfDayMs } from '../time/day';
import type { CalendarVersion, OfficeHours } from './calendar-version';
import { kindOfNumber, type DayKind } from './kind-of-day';

/**
 * `calendar`: every minute. `working_days`: all 24 hours of a day that is neither weekend nor holiday; an exception
 * with hours makes a day one of these, one without makes it free. `office_hours`: only the minutes in which somebody works.
 */
export const countings = ['calendar', 'working_days', 'office_hours'] as const;
export type Counting = (typeof countings)[number];

export type StretchRule =
  | 'calendar'
  | 'working_day'
  | 'office_hours'
  | 'ramadan_hours'
  | 'weekend'
  | 'holiday'
  | 'outside_hours'
  | 'exception';

/** Why a stretch of time counts or does not. All of an exceptional day is `exception`, with its code. */
export type Reason = { counts: boolean; rule: StretchRule; code?: string };

/** From its beginning to that of the next. */
export type DayStretch = { fromMs: number; reason: Reason };

export const always: Reason = { counts: true, rule: 'calendar' };
const workingDay: Reason = { counts: true, rule: 'working_day' };
const freeWeekend: Reason = { counts: false, rule: 'weekend' };
const outsideHours: Reason = { counts: false, rule: 'outside_hours' };
const officeHours: Reason = { counts: true, rule: 'office_hours' };
const ramadanHours: Reason = { counts: true, rule: 'ramadan_hours' };

/** The stretches of one day in Riyadh, the first from midnight. */
export const stretchesOfDay = (calendar: CalendarVersion, counting: Counting, dayNumber: number): DayStretch[] => {
  const midnight = startOfDayMs(dayNumber);
  const whole = (reason: Reason): DayStretch[] => [{ fromMs: midnight, reason }];
  if (counting === 'calendar') return whole(always);
  const kind = kindOfNumber(calendar, dayNumber);
  if (kind.kind === 'weekend') return whole(freeWeekend);
  if (kind.kind === 'holiday') return whole({ counts: false, rule: 'holiday', code: kind.code });
  if (counting === 'office_hours') return withinHours(midnight, kind.hours, ...inAndOut(kind));
  if (kind.kind === 'exception') return whole(exceptional(kind.code, kind.hours.length > 0));
  return whole(workingDay);
};

const exceptional = (code: string, counts: boolean): Reason => ({ counts, rule: 'exception', code });

const inAndOut = (kind: DayKind): [Reason, Reason] => {
  if (kind.kind === 'exception') return [exceptional(kind.code, true), exceptional(kind.code, false)];
  return [kind.kind === 'ramadan' ? ramadanHours : officeHours, outsideHours];
};

const withinHours = (midnight: number, hours: OfficeHours, inside: Reason, outside: Reason): DayStretch[] => {
  const stretches: DayStretch[] = [];
  let reached = midnight;
  for (const { from, to } of hours) {
    const opens = midnight + msOfTime(from);
    if (opens > reached) stretches.push({ fromMs: reached, reason: outside });
    stretches.push({ fromMs: opens, reason: inside });
    reached = midnight + msOfTime(to);
  }
  if (reached < startOfDayMs(dayNumberAt(midnight) + 1)) stretches.push({ fromMs: reached, reason: outside });
  return stretches;
};

const msOfTime = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
