import type { Language } from './dates';
import { reading } from './reading';

const ZERO = '٠'.charCodeAt(0);

/** The numbering system that a text of this language is shown with. */
export const digitsOf = (language: Language): 'latn' | 'arab' => (language === 'ar' ? reading().digits : 'latn');

/** A number as the reader wants it written. */
export const figure = (value: number, language: Language, options?: Intl.NumberFormatOptions): string => {
  const locale = `${language === 'ar' ? 'ar-SA' : 'en-GB'}-u-nu-${digitsOf(language)}`;
  if (options) return new Intl.NumberFormat(locale, options).format(value);
  // Making one takes longer than a thousand figures: a long history has as many.
  const known = plain.get(locale) ?? new Intl.NumberFormat(locale);
  plain.set(locale, known);
  return known.format(value);
};

const plain = new Map<string, Intl.NumberFormat>();

/** A finished sentence that has a number of its own; never for ids and references. */
export const inDigits = (text: string, language: Language): string =>
  digitsOf(language) === 'arab' ? text.replace(/[0-9]/g, (digit) => String.fromCharCode(ZERO + Number(digit))) : text;
