import { useDirection } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from './dates';
import { addressWith, directionOf, languageInAddress, showLanguage } from './language';

/** The language of the page, switched without loading it anew and kept in its address. */
export const useLanguage = (): { language: Language; switchTo: (language: Language) => void } => {
  const { i18n } = useTranslation();
  const { setDirection } = useDirection();
  const show = useCallback(
    (language: Language) => {
      void i18n.changeLanguage(language).then(() => showLanguage(language));
      setDirection(directionOf(language));
    },
    [i18n, setDirection],
  );
  useEffect(() => {
    const back = (): void => show(languageInAddress());
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [show]);
  const switchTo = (language: Language): void => {
    history.pushState(null, '', addressWith('lang', language));
    show(language);
  };
  return { language: i18n.language === 'en' ? 'en' : 'ar', switchTo };
};
