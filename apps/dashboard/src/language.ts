import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { words } from '@lib/client';
import type { Language } from './dates';
import { pageWords } from './page-words';

/** The address says which language; Arabic where it says none. */
export const languageInAddress = (): Language =>
  new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'ar';

export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr');

/** This page in another language, or of another series. */
export const addressWith = (name: string, value: string | undefined): string => {
  const parameters = new URLSearchParams(location.search);
  if (value === undefined) parameters.delete(name);
  else parameters.set(name, value);
  const rest = parameters.toString();
  return `${location.pathname}${rest === '' ? '' : `?${rest}`}`;
};

/** The glossary writes its words as they stand inside a sentence; on this page they stand alone. */
const alone = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const wordsOf = (language: Language): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(words).map(([key, word]) => [key, alone(word[language])])),
  ...pageWords[language],
});

export const startWords = async (): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: languageInAddress(),
    supportedLngs: ['ar', 'en'],
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { ar: { translation: wordsOf('ar') }, en: { translation: wordsOf('en') } },
  });
  showLanguage(languageInAddress());
};

/** What the browser, a screen reader and the style sheets go by. */
export const showLanguage = (language: Language): void => {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  document.title = `${i18next.t('page.sla', { lng: language })} · ${i18next.t('product', { lng: language })}`;
};
