import type { Language } from './languages';

/** The policy's own words for its floor (P27). */
const twoWeeks: Readonly<Record<Language, string>> = { ar: 'أسبوعين', en: 'two weeks' };

/** A window's length in words: the policy's where it is the policy's, else counted; also where none is given. */
export const lengthInWords = (length: unknown, language: Language): string => {
  const counted = typeof length === 'string' ? /^P(?:T(\d+)S|(\d+)D)$/.exec(length) : null;
  if (!counted || length === 'P14D') return twoWeeks[language];
  const [, seconds, days] = counted;
  const unit = days === undefined ? 'second' : 'day';
  const words = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en', {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  });
  return words.format(Number(days ?? seconds));
};
