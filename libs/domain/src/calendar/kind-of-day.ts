import { dayNumberOf, weekdayOfNumber, type Day } from '../time/day';
import { hijriYearOfNumber } from '../time/hijri';
import type { CalendarVersion, HolidayCode, OfficeHours, Weekday } from './calendar-version';

/** What a day is, and when somebody works on it. The code of an exception is its `why`. */
export type DayKind =
  | { kind: 'exception'; code: string; hours: OfficeHours }
  | { kind: 'holiday'; code: HolidayCode; hours: OfficeHours }
  | { kind: 'weekend' | 'ramadan' | 'working'; hours: OfficeHours };

/** An exception wins over a holiday, a holiday over a weekend, a weekend over Ramadan. Throws RangeError for what is no day. */
export const kindOfDay = (calendar: CalendarVersion, day: Day): DayKind => kindOfNumber(calendar, dayNumberOf(day));

/** Whether the calendar knows the moving holidays of the day's Hijri year; without them only weekend and fixed days are free. */
export const isCovered = (calendar: CalendarVersion, day: Day): boolean =>
  isCoveredNumber(tableOf(calendar), dayNumberOf(day));

const closed: OfficeHours = [];
const weekend: DayKind = { kind: 'weekend', hours: closed };

/** Laid down by the Gregorian day: where the calendar does not reach, they are known all the same. */
const fixedHoliday = (dayNumber: number): HolidayCode | undefined => {
  const day = new Date(dayNumber * 86_400_000);
  const [month, date] = [day.getUTCMonth() + 1, day.getUTCDate()];
  if (month === 2 && date === 22) return 'founding_day';
  return month === 9 && date === 23 ? 'national_day' : undefined;
};

export const kindOfNumber = (calendar: CalendarVersion, dayNumber: number): DayKind => {
  const table = tableOf(calendar);
  const own = table.ownDays.get(dayNumber);
  if (own) return own;
  const fixed = isCoveredNumber(table, dayNumber) ? undefined : fixedHoliday(dayNumber);
  if (fixed) return { kind: 'holiday', code: fixed, hours: closed };
  const weekday = weekdayOfNumber(dayNumber);
  if (calendar.weekend.includes(weekday)) return weekend;
  const hours = calendar.hours[String(weekday) as Weekday];
  if (!table.ramadan.has(dayNumber)) return { kind: 'working', hours };
  return { kind: 'ramadan', hours: hours.length === 0 ? closed : calendar.ramadanHours };
};

type DayTable = {
  /** The days that stand in the calendar for themselves: exceptions, and holidays where there is none. */
  ownDays: ReadonlyMap<number, DayKind>;
  ramadan: ReadonlySet<number>;
  coveredYears: ReadonlySet<number>;
};

const tables = new WeakMap<CalendarVersion, DayTable>(); // versions never change

const tableOf = (calendar: CalendarVersion): DayTable => {
  const known = tables.get(calendar);
  if (known) return known;
  const ownDays = new Map<number, DayKind>();
  for (const { code, from, to } of calendar.holidays)
    for (const dayNumber of numbersBetween(from, to))
      if (!ownDays.has(dayNumber)) ownDays.set(dayNumber, { kind: 'holiday', code, hours: closed });
  for (const { day, hours, why } of calendar.exceptions)
    ownDays.set(dayNumberOf(day), { kind: 'exception', code: why, hours });
  const ramadan = new Set(calendar.ramadan.flatMap(({ from, to }) => numbersBetween(from, to)));
  const table = { ownDays, ramadan, coveredYears: coveredYearsOf(calendar) };
  tables.set(calendar, table);
  return table;
};

/** The Hijri years of which Ramadan and both Eids are given. */
export const coveredYearsOf = ({ ramadan, holidays }: CalendarVersion): ReadonlySet<number> => {
  const has = (code: HolidayCode, year: number): boolean =>
    holidays.some((holiday) => holiday.code === code && holiday.hijriYear === year);
  const years = ramadan.map(({ hijriYear }) => hijriYear);
  return new Set(years.filter((year) => has('eid_al_fitr', year) && has('eid_al_adha', year)));
};

const isCoveredNumber = ({ coveredYears }: DayTable, dayNumber: number): boolean => {
  const year = hijriYearOfNumber(dayNumber);
  return year !== undefined && coveredYears.has(year);
};

const numbersBetween = (from: Day, to: Day): number[] => {
  const first = dayNumberOf(from);
  return Array.from({ length: Math.max(0, dayNumberOf(to) - first + 1) }, (_, index) => first + index);
};
