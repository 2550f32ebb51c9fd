import type { Instant } from './instant';

export type HijriDate = { year: number; month: number; day: number };

const umalqura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'Asia/Riyadh',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/**
 * The Umm al-Qura date in Riyadh (P16, P30: only this calendar gives 13/05/1445 for 27 November 2023).
 * Throws RangeError outside 1300–1600 AH, where the calendar has no tables and `Intl` answers with guesses.
 */
export const hijriDateOf = (instant: Instant): HijriDate => {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`Not an instant: ${instant}`);
  const parts = umalqura.formatToParts(ms);
  const numberOf = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const date = { year: numberOf('year'), month: numberOf('month'), day: numberOf('day') };
  if (!(date.year >= 1300 && date.year <= 1600)) throw new RangeError(`No Umm al-Qura date for ${instant}`);
  return date;
};
