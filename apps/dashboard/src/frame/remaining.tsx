import { useTranslation } from 'react-i18next';
import { standingWord, type Standing } from './standing';
import { useLanguage } from './use-language';

/** What is said beside a clock's state, if anything is. */
export const Remaining = (standing: Standing) => {
  const { t } = useTranslation();
  const word = standingWord(t, useLanguage(), standing);
  return word === undefined ? null : <small>{word}</small>;
};
