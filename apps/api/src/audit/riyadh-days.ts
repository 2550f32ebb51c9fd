import {
  dayNumberOf,
  dayOfHijri,
  firstHijriYear,
  hijriMonthLength,
  instantOf,
  isDay,
  startOfDayMs,
  type Day,
  type Instant,
} from '@lib/domain';

/** Of a year below this the calendar of Umm al-Qura is meant. */
const GREGORIAN_FROM = 1600;
const FORM = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** A day in Riyadh by either calendar, in digits of either kind; where there is no such day, the nearest that there is. */
export const riyadhDayOf = (given: string): { readonly day?: Day; readonly nearest?: string } => {
  const found = FORM.exec(latin(given));
  if (!found) return {};
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  return year < GREGORIAN_FROM ? hijri(year, month, day) : gregorian(year, month, day);
};

const hijri = (year: number, month: number, day: number) => {
  const near = { year: Math.max(year, firstHijriYear), month: within(month, 12), day: 1 };
  near.day = within(day, hijriMonthLength(near.year, near.month));
  const isThere = near.year === year && near.month === month && near.day === day;
  return isThere ? { day: dayOfHijri(near) } : { nearest: written(near.year, near.month, near.day) };
};

const LONGEST = [31, 30, 29, 28];

const gregorian = (year: number, month: number, day: number) => {
  const asked = written(year, month, day);
  if (isDay(asked)) return { day: asked };
  const [near, last] = [within(month, 12), within(day, 31)];
  return { nearest: [last, ...LONGEST].map((each) => written(year, near, each)).find(isDay) };
};

const within = (number: number, most: number): number => Math.min(Math.max(number, 1), most);

const written = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Arabic-Indic digits are digits. */
const latin = (text: string): string => text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

export const startOfDay = (day: Day): Instant => instantOf(startOfDayMs(dayNumberOf(day)));

export const startOfNextDay = (day: Day): Instant => instantOf(startOfDayMs(dayNumberOf(day) + 1));
