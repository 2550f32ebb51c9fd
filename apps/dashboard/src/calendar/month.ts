import { CalendarDate, createCalendar, toCalendar, type Calendar } from '@internationalized/date';

const hijri: Calendar = createCalendar('islamic-umalqura');
const gregorian: Calendar = createCalendar('gregory');

/** A day by both calendars; `iso` is the Gregorian one, as `2026-11-23`. */
export interface MonthDay {
  readonly iso: string;
  readonly hijriDay: number;
  /** 0 is Sunday, with which the week begins here. */
  readonly weekday: number;
}

/** A Hijri month as `1448-06`. */
export interface HijriMonth {
  readonly year: number;
  readonly month: number;
}

/** Umm al-Qura as it is known. */
const FIRST_YEAR = 1357;
const LAST_YEAR = 1499;

/** Undefined for what is no Hijri month of the calendar's table. */
export const monthFrom = (text: string | undefined): HijriMonth | undefined => {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text ?? '') ?? [];
  if (year === undefined || month === undefined) return undefined;
  const given = { year: Number(year), month: Number(month) };
  return given.year >= FIRST_YEAR && given.year <= LAST_YEAR ? given : undefined;
};

export const monthText = ({ year, month }: HijriMonth): string => `${year}-${String(month).padStart(2, '0')}`;

export const monthBeside = ({ year, month }: HijriMonth, by: 1 | -1): HijriMonth => {
  const { year: nextYear, month: nextMonth } = new CalendarDate(hijri, year, month, 1).add({ months: by });
  return { year: nextYear, month: nextMonth };
};

/** Its days, 29 or 30. */
export const daysOf = ({ year, month }: HijriMonth): readonly MonthDay[] => {
  const first = new CalendarDate(hijri, year, month, 1);
  const length = hijri.getDaysInMonth(first);
  return Array.from({ length }, (_, index) => {
    const iso = toCalendar(first.add({ days: index }), gregorian).toString();
    return { iso, hijriDay: index + 1, weekday: new Date(`${iso}T12:00:00Z`).getUTCDay() };
  });
};

interface Span {
  readonly from: string;
  readonly to: string;
}

export interface Holiday extends Span {
  readonly code: string;
  readonly certainty: string;
}

/** What of the working calendar bears on a month's days. */
export interface WorkingCalendar {
  /** Days of the week by ISO numbers: 5 is Friday. */
  readonly weekend: readonly number[];
  readonly ramadan: readonly Span[];
  readonly holidays: readonly Holiday[];
}

const covers =
  (day: string) =>
  (span: Span): boolean =>
    span.from <= day && day <= span.to;

export const holidayOn = ({ holidays }: WorkingCalendar, day: string): Holiday | undefined =>
  holidays.find(covers(day));

export const isRamadan = ({ ramadan }: WorkingCalendar, day: string): boolean => ramadan.some(covers(day));

export const isWeekend = ({ weekend }: WorkingCalendar, { weekday }: MonthDay): boolean =>
  weekend.includes(weekday === 0 ? 7 : weekday);
