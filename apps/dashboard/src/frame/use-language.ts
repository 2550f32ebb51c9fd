import { useDirection } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { createContext, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from './dates';
import { directionOf, languageOf, showLanguage } from './language';

/** Given by the frame: a page asks for it at each of its dates. */
export const LanguageContext = createContext<Language>('ar');

/** The language in which the pages are shown. */
export const useLanguage = (): Language => useContext(LanguageContext);

/** Follows the address: the language is switched without loading anything anew. */
export const useLanguageOfAddress = (): Language => {
  const { lang } = useSearch({ strict: false });
  const { i18n } = useTranslation();
  const { setDirection } = useDirection();
  const language = languageOf(lang);
  useEffect(() => {
    void i18n.changeLanguage(language);
    showLanguage(language);
    setDirection(directionOf(language));
  }, [language, i18n, setDirection]);
  return languageOf(i18n.language);
};
