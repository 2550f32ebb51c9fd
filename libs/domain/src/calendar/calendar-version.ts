import type { Day } from '../time/day';

/** One day's hours, `HH:MM` in Riyadh, ascending and apart; `to` may be `24:00`. Empty: nobody works. */
export type OfficeHours = readonly { from: string; to: string }[];

/** ISO: 1 is Monday, 5 is Friday, 7 is Sunday. */
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof weekdays)[number];

export const holidayCodes = ['eid_al_fitr', 'eid_al_adha', 'founding_day', 'national_day', 'other'] as const;
export type HolidayCode = (typeof holidayCodes)[number];

/** `expected`: by Umm al-Qura, and nobody has announced it yet. */
export const certainties = ['announced', 'expected'] as const;
export type Certainty = (typeof certainties)[number];

/** First and last day, both included. */
export type Ramadan = { hijriYear: number; from: Day; to: Day; certainty: Certainty };
export type Holiday = { code: HolidayCode; hijriYear?: number; from: Day; to: Day; certainty: Certainty };

/** One day that wins over everything else; `why` is a code, never a text. */
export type CalendarException = { day: Day; hours: OfficeHours; why: string };

/** An immutable version of the working calendar, adopted apart from the policy (design: Time, Documents). */
export type CalendarVersion = {
  version: number;
  timeZone: 'Asia/Riyadh';
  hijri: 'islamic-umalqura';
  source: 'house';
  /** ISO weekdays on which nobody works: 5 is Friday, 6 is Saturday. */
  weekend: readonly number[];
  hours: Readonly<Record<Weekday, OfficeHours>>;
  ramadan: readonly Ramadan[];
  /** In Ramadan, on every weekday that has hours at all. */
  ramadanHours: OfficeHours;
  holidays: readonly Holiday[];
  exceptions: readonly CalendarException[];
};
