/** The two languages of every page, mail, problem and command line. */
export type Language = 'ar' | 'en';

export interface InBothLanguages {
  readonly ar: string;
  readonly en: string;
}
