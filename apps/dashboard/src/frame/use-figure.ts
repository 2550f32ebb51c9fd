import { figure } from './figures';
import { useLanguage } from './use-language';

/** Writes numbers in the language and the digits of who reads. */
export const useFigure = (): ((value: number, options?: Intl.NumberFormatOptions) => string) => {
  const language = useLanguage();
  return (value, options) => figure(value, language, options);
};
