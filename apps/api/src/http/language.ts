import type { Language } from '@lib/domain';

/** Arabic, unless the caller prefers English. */
export const languageOf = (acceptLanguage: string | string[] | undefined): Language => {
  if (acceptLanguage === undefined) return 'ar';
  const wishes = String(acceptLanguage).slice(0, 1_000).split(',').map(wishOf);
  const weightOf = (language: Language): number =>
    Math.max(0, ...wishes.filter(({ tag }) => tag === language).map(({ weight }) => weight));
  return weightOf('en') > Math.max(weightOf('ar'), 0) ? 'en' : 'ar';
};

const wishOf = (text: string): { tag: string; weight: number } => {
  const [range = '', ...parameters] = text.trim().toLowerCase().split(';');
  const quality = parameters.map((parameter) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean);
  return { tag: range.split('-')[0] ?? '', weight: quality === undefined ? 1 : Number(quality) };
};
