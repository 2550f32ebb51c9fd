import i18next from 'i18next';

/** Sentences of a page, by key, in both languages. */
export interface PageWords {
  readonly ar: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
}

/** A page that is loaded late brings its own sentences. */
export const addWords = ({ ar, en }: PageWords): void => {
  i18next.addResourceBundle('ar', 'translation', ar);
  i18next.addResourceBundle('en', 'translation', en);
};
