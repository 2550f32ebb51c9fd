import { dayNumberAt, dayNumberOf, dayOfNumber, isDay, type Day } from './day';
import type { Instant } from './instant';

export type HijriDate = { year: number; month: number; day: number };

/** The years that the calendar of Umm al-Qura has tables for; beyond them `Intl` silently answers with guesses. */
export const firstHijriYear = 1300;
export const lastHijriYear = 1600;

const months = (lastHijriYear - firstHijriYear + 1) * 12;
const meanMonthDays = 29.530588;
const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The Umm al-Qura date in Riyadh (P16, P30: only this calendar gives 13/05/1445 for 27 November 2023).
 * Throws RangeError outside 1300–1600 AH, and for a text that is no instant or leaves its zone to the machine.
 */
export const hijriDateOf = (instant: Instant): HijriDate => {
  const ms = zoned.test(instant) && isDay(instant.slice(0, 10)) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${instant}`);
  return hijriDateOfNumber(dayNumberAt(ms));
};

/** The Umm al-Qura date of a Gregorian day. Throws RangeError outside 1300–1600 AH and for what is no day. */
export const hijriDateOfDay = (day: Day): HijriDate => hijriDateOfNumber(dayNumberOf(day));

/** The Gregorian day of an Umm al-Qura date. Throws RangeError outside 1300–1600 AH and for a date that there is not. */
export const dayOfHijri = ({ year, month, day }: HijriDate): Day => {
  const length = hijriMonthLength(year, month);
  if (!(Number.isInteger(day) && day >= 1 && day <= length))
    throw new RangeError(`No day ${day} in month ${month} of ${year} AH, which has ${length}`);
  return dayOfNumber(monthStarts()[monthIndex(year, month)]! + day - 1);
};

/** 29 or 30. Throws RangeError outside 1300–1600 AH and for a month that there is not. */
export const hijriMonthLength = (year: number, month: number): number => {
  const index = monthIndex(year, month);
  return monthStarts()[index + 1]! - monthStarts()[index]!;
};

/** By the number of the Gregorian day; undefined outside 1300–1600 AH. */
export const hijriYearOfNumber = (dayNumber: number): number | undefined => {
  const index = monthAt(dayNumber);
  return index === undefined ? undefined : firstHijriYear + Math.floor(index / 12);
};

const hijriDateOfNumber = (dayNumber: number): HijriDate => {
  const index = monthAt(dayNumber);
  if (index === undefined) throw new RangeError(`No Umm al-Qura date for day ${dayNumber} since 1970`);
  const year = firstHijriYear + Math.floor(index / 12);
  return { year, month: (index % 12) + 1, day: dayNumber - monthStarts()[index]! + 1 };
};

const monthIndex = (year: number, month: number): number => {
  const isYear = Number.isInteger(year) && year >= firstHijriYear && year <= lastHijriYear;
  if (!isYear) throw new RangeError(`No Umm al-Qura year ${year}: only ${firstHijriYear} to ${lastHijriYear}`);
  if (!(Number.isInteger(month) && month >= 1 && month <= 12)) throw new RangeError(`No month ${month}`);
  return (year - firstHijriYear) * 12 + month - 1;
};

const monthAt = (dayNumber: number): number | undefined => {
  const starts = monthStarts();
  if (!(dayNumber >= starts[0]! && dayNumber < starts[months]!)) return undefined;
  // The mean finds the month or a neighbour of it.
  let index = Math.min(months - 1, Math.floor((dayNumber - starts[0]!) / meanMonthDays));
  while (dayNumber < starts[index]!) index -= 1;
  while (dayNumber >= starts[index + 1]!) index += 1;
  return index;
};

let known: Int32Array | undefined;

/** The first day of each month, and the day after the last. */
const monthStarts = (): Int32Array => (known ??= readMonthStarts());

/** `Intl` is asked once for each month, by UTC days, so that neither the machine's zone nor a loop over days matters. */
const readMonthStarts = (): Int32Array => {
  const umalqura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const partsOf = (dayNumber: number): HijriDate => {
    const parts = umalqura.formatToParts(dayNumber * 86_400_000);
    const numberOf = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    return { year: numberOf('year'), month: numberOf('month'), day: numberOf('day') };
  };
  const starts = new Int32Array(months + 1);
  let dayNumber = dayNumberOf('1882-11-12');
  for (let index = 0; index <= months; index += 1) {
    starts[index] = dayNumber;
    dayNumber += partsOf(dayNumber + 29).day === 30 ? 30 : 29;
  }
  demandUmalqura(partsOf);
  return starts;
};

/** An engine without this calendar answers by another one and does not say so. The third pair is P30's: only this one gives it. */
const demandUmalqura = (partsOf: (dayNumber: number) => HijriDate): void => {
  const pairs = { '1882-11-12': '1300-1-1', '2174-11-25': '1600-12-30', '2023-11-27': '1445-5-13' };
  for (const [gregorian, hijri] of Object.entries(pairs)) {
    const { year, month, day } = partsOf(dayNumberOf(gregorian));
    if (`${year}-${month}-${day}` !== hijri)
      throw new Error('This Node.js has no Umm al-Qura calendar: it needs full ICU data');
  }
};
