import { digitsOf } from './figures';
import { reading } from './reading';

export type Language = 'ar' | 'en';

const ZONE = 'Asia/Riyadh';
const LOCALES = { ar: 'ar-SA', en: 'en-GB' } as const;
const DAY = { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Every calendar is named: what plain 'ar-SA' means differs from one browser to the next. */
const format = (language: Language, calendar: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const locale = `${LOCALES[language]}-u-ca-${calendar}-nu-${digitsOf(language)}`;
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
};

/** The day in Riyadh by the calendar of Umm al-Qura. */
export const hijriDay = (instant: string, language: Language): string =>
  format(language, 'islamic-umalqura', DAY).format(new Date(instant));

export const gregorianDay = (instant: string, language: Language): string => {
  const day = format(language, 'gregory', DAY).format(new Date(instant));
  return language === 'ar' ? `${day} م` : day;
};

/** The day by the calendar that the reader has first. */
export const firstDay = (instant: string, language: Language): string =>
  (reading().calendar === 'hijri' ? hijriDay : gregorianDay)(instant, language);

/** The same day by the other calendar. */
export const secondDay = (instant: string, language: Language): string =>
  (reading().calendar === 'hijri' ? gregorianDay : hijriDay)(instant, language);

export const timeOfDay = (instant: string, language: Language): string =>
  format(language, 'gregory', TIME).format(new Date(instant));

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface Distance {
  readonly side: 'left' | 'over';
  readonly unit: 'day' | 'hour' | 'minute';
  readonly count: number;
}

/** How far a date is from an instant, in the largest unit that is whole: never more than is left, or than has passed. */
export const distance = (date: string, now: string): Distance => {
  const difference = Date.parse(date) - Date.parse(now);
  const side = difference < 0 ? 'over' : 'left';
  const length = Math.abs(difference);
  if (length >= DAY_MS) return { side, unit: 'day', count: Math.floor(length / DAY_MS) };
  if (length >= HOUR_MS) return { side, unit: 'hour', count: Math.floor(length / HOUR_MS) };
  return { side, unit: 'minute', count: Math.floor(length / MINUTE_MS) };
};

const RIYADH_MS = 3 * HOUR_MS;

/** The instant with its zone, for those who compare it with a record: `2026-11-23T10:15:00+03:00 · Asia/Riyadh`. */
export const riyadhTime = (instant: string): string =>
  `${new Date(Date.parse(instant) + RIYADH_MS).toISOString().slice(0, 19)}+03:00 · ${ZONE}`;

/** The day in Riyadh as `2026-11-23`. */
export const riyadhDay = (instant: string): string => riyadhTime(instant).slice(0, 10);

/** The last instant of a day in Riyadh. */
export const endOfDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00+03:00`) + DAY_MS - 1).toISOString();

/** The days of the Hijri month of an instant up to its own, in Riyadh, as `2026-11-23`. */
export const daysOfHijriMonth = (instant: string): { readonly from: string; readonly to: string } => {
  const dayOfMonth = format('en', 'islamic-umalqura', { day: 'numeric', timeZone: ZONE }).format(new Date(instant));
  const before = (Number.parseInt(dayOfMonth, 10) - 1) * DAY_MS;
  return { from: riyadhDay(new Date(Date.parse(instant) - before).toISOString()), to: riyadhDay(instant) };
};

/** The name of the month of an instant, with its year. */
export const monthName = (kind: 'hijri' | 'gregorian', instant: string, language: Language): string =>
  format(language, kind === 'hijri' ? 'islamic-umalqura' : 'gregory', {
    month: 'long',
    year: 'numeric',
    timeZone: ZONE,
  }).format(new Date(instant));

/** Day and month alone. */
export const shortDay = (kind: 'hijri' | 'gregorian', instant: string, language: Language): string =>
  format(language, kind === 'hijri' ? 'islamic-umalqura' : 'gregory', {
    day: 'numeric',
    month: 'short',
    timeZone: ZONE,
  }).format(new Date(instant));
