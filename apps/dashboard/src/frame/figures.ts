import type { Language } from './dates';
import { reading } from './reading';

const ZERO = '٠'.charCodeAt(0);

/** The numbering system that a text of this language is shown with. */
export const digitsOf = (language: Language): 'latn' | 'arab' => (language === 'ar' ? reading().digits : 'latn');

/** A number as the reader wants it written. */
export const figure = (value: number, language: Language, options?: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(`${language === 'ar' ? 'ar-SA' : 'en-GB'}-u-nu-${digitsOf(language)}`, options).format(value);

/** A finished sentence that has a number of its own; never for ids and references. */
export const inDigits = (text: string, language: Language): string =>
  digitsOf(language) === 'arab' ? text.replace(/[0-9]/g, (digit) => String.fromCharCode(ZERO + Number(digit))) : text;
