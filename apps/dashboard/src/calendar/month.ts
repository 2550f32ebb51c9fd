import { CalendarDate, createCalendar, parseDate, toCalendar, type Calendar } from '@internationalized/date';

const calendars: Readonly<Record<Kind, Calendar>> = {
  hijri: createCalendar('islamic-umalqura'),
  gregorian: createCalendar('gregory'),
};

type Kind = 'hijri' | 'gregorian';

/** A day of a month; `iso` is the Gregorian one, as `2026-11-23`. */
export interface MonthDay {
  readonly iso: string;
  /** Its number by the month's own calendar. */
  readonly day: number;
  /** 0 is Sunday, with which the week begins here. */
  readonly weekday: number;
}

/** A month as `1448-06` or `2026-11`: its year says by which calendar. */
export interface Month {
  readonly kind: Kind;
  readonly year: number;
  readonly month: number;
}

/** Umm al-Qura as it is known, and the same years by the other calendar. */
const YEARS: Readonly<Record<Kind, readonly [number, number]>> = { hijri: [1357, 1499], gregorian: [1938, 2076] };

/** Undefined for what is no month that the calendars' tables know. */
export const monthFrom = (text: string | undefined): Month | undefined => {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text ?? '') ?? [];
  if (year === undefined || month === undefined) return undefined;
  const given = { year: Number(year), month: Number(month) };
  const kind = (['hijri', 'gregorian'] as const).find((each) => isWithin(given.year, YEARS[each]));
  return kind && { kind, ...given };
};

const isWithin = (year: number, [first, last]: readonly [number, number]): boolean => year >= first && year <= last;

/** The month that a Gregorian day, as `2026-11-23`, lies in. */
export const monthOf = (kind: Kind, day: string): Month => {
  const { year, month } = toCalendar(parseDate(day), calendars[kind]);
  return { kind, year, month };
};

export const monthText = ({ year, month }: Month): string => `${year}-${String(month).padStart(2, '0')}`;

export const monthBeside = ({ kind, year, month }: Month, by: 1 | -1): Month => {
  const beside = new CalendarDate(calendars[kind], year, month, 1).add({ months: by });
  return { kind, year: beside.year, month: beside.month };
};

/** Its days, 28 to 31. */
export const daysOf = ({ kind, year, month }: Month): readonly MonthDay[] => {
  const first = new CalendarDate(calendars[kind], year, month, 1);
  const length = calendars[kind].getDaysInMonth(first);
  return Array.from({ length }, (_, index) => {
    const iso = toCalendar(first.add({ days: index }), calendars.gregorian).toString();
    return { iso, day: index + 1, weekday: new Date(`${iso}T12:00:00Z`).getUTCDay() };
  });
};

/** How many days an arrow goes on, rows being weeks; undefined for every other key. */
export const dayBeside = (key: string, isRightToLeft: boolean): number | undefined =>
  ({ ArrowUp: -7, ArrowDown: 7, ArrowLeft: isRightToLeft ? 1 : -1, ArrowRight: isRightToLeft ? -1 : 1 })[key];

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
