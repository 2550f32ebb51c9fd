import { dayNumberOf, isDay, type Day } from '../time/day';
import { dayOfHijri, firstHijriYear, hijriMonthLength, hijriYearOfNumber, lastHijriYear } from '../time/hijri';
import { certainties, holidayCodes, weekdays, type CalendarVersion } from './calendar-version';
import { CalendarFaults, type CalendarFault } from './calendar-faults';
import { checkHours } from './check-hours';

const members: readonly (keyof CalendarVersion)[] = [
  'version',
  'timeZone',
  'hijri',
  'source',
  'weekend',
  'hours',
  'ramadan',
  'ramadanHours',
  'holidays',
  'exceptions',
];
const mostRamadans = lastHijriYear - firstHijriYear + 1;
const mostRamadanDays = 31;
const mostHolidays = 2_000;
const mostHolidayDays = 60;
const mostExceptions = 2_000;

/** Everything for which no time could be counted by this document, by pointer; empty where it can be adopted after `last`. */
export const checkCalendar = (document: unknown, last: number): readonly CalendarFault[] => {
  const faults = new CalendarFaults();
  if (!faults.object(document, '', members)) return faults.found;
  if (document.version !== undefined && document.version !== last + 1)
    faults.add('version_not_next', '/version', { expected: last + 1 });
  faults.oneOf(document.timeZone, '/timeZone', ['Asia/Riyadh']);
  faults.oneOf(document.hijri, '/hijri', ['islamic-umalqura']);
  faults.oneOf(document.source, '/source', ['house']);
  checkWeek(document, faults);
  checkHours(document.ramadanHours, '/ramadanHours', faults);
  faults.each(document.ramadan, '/ramadan', mostRamadans, (entry, at) => checkRamadan(entry, at, faults));
  faults.once(document.ramadan, '/ramadan', 'hijriYear', 'ramadan_repeated');
  faults.each(document.holidays, '/holidays', mostHolidays, (entry, at) => checkHoliday(entry, at, faults));
  faults.each(document.exceptions, '/exceptions', mostExceptions, (entry, at) => checkException(entry, at, faults));
  faults.once(document.exceptions, '/exceptions', 'day', 'exception_repeated');
  return faults.found;
};

/** A week in which nobody ever works would never bring a target. */
const checkWeek = ({ weekend, hours }: Record<string, unknown>, faults: CalendarFaults): void => {
  const free: unknown[] = [];
  faults.each(weekend, '/weekend', 7, (weekday, at) => {
    if (!weekdays.some((known) => Number(known) === weekday))
      faults.add('weekday_unknown', at, { allowed: weekdays.map(Number) });
    if (free.includes(weekday)) faults.add('weekday_repeated', at, { weekday });
    free.push(weekday);
  });
  if (hours === undefined || !faults.object(hours, '/hours', weekdays)) return;
  for (const weekday of weekdays) checkHours(hours[weekday], `/hours/${weekday}`, faults);
  const isClosed = (weekday: string): boolean => {
    const ofDay = hours[weekday];
    return free.includes(Number(weekday)) || (Array.isArray(ofDay) && ofDay.length === 0);
  };
  if (weekdays.every(isClosed)) faults.add('never_open', '/hours');
};

/** It may begin and end by the moon up to two days beside Umm al-Qura; more is a slip. */
const checkRamadan = (entry: unknown, at: string, faults: CalendarFaults): void => {
  if (!faults.object(entry, at, ['hijriYear', 'from', 'to', 'certainty'])) return;
  faults.oneOf(entry.certainty, `${at}/certainty`, certainties);
  const days = daysOf(entry, at, 'ramadan_backwards', mostRamadanDays, faults);
  const year = hijriYearOf(entry, at, faults);
  if (!days || year === undefined) return;
  const from = dayOfHijri({ year, month: 9, day: 1 });
  const to = dayOfHijri({ year, month: 9, day: hijriMonthLength(year, 9) });
  if (!isNear(days.from, from) || !isNear(days.to, to))
    faults.add('ramadan_not_in_year', at, { hijriYear: year, from, to });
};

const checkHoliday = (entry: unknown, at: string, faults: CalendarFaults): void => {
  if (!faults.object(entry, at, ['code', 'from', 'to', 'certainty'], ['hijriYear'])) return;
  faults.oneOf(entry.code, `${at}/code`, holidayCodes);
  faults.oneOf(entry.certainty, `${at}/certainty`, certainties);
  const days = daysOf(entry, at, 'holiday_backwards', mostHolidayDays, faults);
  const moves = entry.code === 'eid_al_fitr' || entry.code === 'eid_al_adha';
  if (moves && entry.hijriYear === undefined) faults.add('member_missing', `${at}/hijriYear`);
  const hijriYear = hijriYearOf(entry, at, faults);
  if (!days || hijriYear === undefined) return;
  const isInYear = (day: Day): boolean => hijriYearOfNumber(dayNumberOf(day)) === hijriYear;
  if (!isInYear(days.from) || !isInYear(days.to)) faults.add('holiday_not_in_year', at, { hijriYear });
};

const checkException = (entry: unknown, at: string, faults: CalendarFaults): void => {
  if (!faults.object(entry, at, ['day', 'hours', 'why'])) return;
  dayOf(entry.day, `${at}/day`, faults);
  checkHours(entry.hours, `${at}/hours`, faults);
  const { why } = entry;
  const isCode = typeof why === 'string' && /^[a-z][a-z0-9_]{0,63}$/.test(why);
  if (why !== undefined && !isCode) faults.add('not_a_code', `${at}/why`);
};

/** The days from and to, where both are days, in their order, and no further apart than such a time can be. */
const daysOf = (
  entry: Record<string, unknown>,
  at: string,
  backwards: string,
  mostDays: number,
  faults: CalendarFaults,
): { from: Day; to: Day } | undefined => {
  const from = dayOf(entry.from, `${at}/from`, faults);
  const to = dayOf(entry.to, `${at}/to`, faults);
  if (from === undefined || to === undefined) return undefined;
  const length = dayNumberOf(to) - dayNumberOf(from) + 1;
  if (length >= 1 && length <= mostDays) return { from, to };
  if (length < 1) faults.add(backwards, `${at}/to`, { from, to });
  else faults.add('too_many_days', `${at}/to`, { most: mostDays });
  return undefined;
};

const dayOf = (value: unknown, at: string, faults: CalendarFaults): Day | undefined => {
  if (isDay(value)) return value;
  if (value !== undefined) faults.add('day_unknown', at);
  return undefined;
};

const hijriYearOf = (
  { hijriYear }: Record<string, unknown>,
  at: string,
  faults: CalendarFaults,
): number | undefined => {
  const year = Number.isInteger(hijriYear) ? (hijriYear as number) : Number.NaN;
  if (year >= firstHijriYear && year <= lastHijriYear) return year;
  if (hijriYear !== undefined)
    faults.add('hijri_year_unknown', `${at}/hijriYear`, { from: firstHijriYear, to: lastHijriYear });
  return undefined;
};

const isNear = (day: Day, other: Day): boolean => Math.abs(dayNumberOf(day) - dayNumberOf(other)) <= 2;
