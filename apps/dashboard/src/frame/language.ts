import i18next, { type FormatterModule, type PostProcessorModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { words } from '@lib/client';
import type { Language } from './dates';
import { figure } from './figures';
import { slaWords } from '../sla/sla-words';
import { frameWords } from './frame-words';
import { isolated } from './isolate';
import { lengthWords } from './length-words';

/** The address says which language; Arabic where it says none. */
export const languageOf = (lang: unknown): Language => (lang === 'en' ? 'en' : 'ar');

export const languageInAddress = (): Language => languageOf(new URLSearchParams(location.search).get('lang'));

export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr');

/** The glossary writes its words as they stand inside a sentence; on a page they stand alone. */
const alone = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const wordsOf = (language: Language): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(words).map(([key, word]) => [key, alone(word[language])])),
  ...frameWords[language],
  ...lengthWords[language],
  ...slaWords[language],
});

/** Numbers in sentences alone: what was made a text before, such as a day or a reference, stays as it is. */
const figures: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? figure(value, languageOf(language)) : (value as string),
};

const directions: PostProcessorModule = {
  type: 'postProcessor',
  name: 'directions',
  process: (sentence: unknown) => (typeof sentence === 'string' ? isolated(sentence) : (sentence as string)),
};

export const startWords = async (): Promise<void> => {
  await i18next
    .use(initReactI18next)
    .use(figures)
    .use(directions)
    .init({
      lng: languageInAddress(),
      supportedLngs: ['ar', 'en'],
      fallbackLng: false,
      keySeparator: false,
      nsSeparator: false,
      postProcess: directions.name,
      interpolation: { escapeValue: false, alwaysFormat: true },
      resources: { ar: { translation: wordsOf('ar') }, en: { translation: wordsOf('en') } },
    });
  showLanguage(languageInAddress());
};

/** What the browser, a screen reader and the style sheets go by. */
export const showLanguage = (language: Language): void => {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
};
