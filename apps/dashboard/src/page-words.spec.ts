import { words } from '@lib/client';
import { waitingStates } from './board';
import { pageWords } from './page-words';

const FORMS = /_(zero|one|two|few|many|other)$/;
const keysOf = (language: 'ar' | 'en'): string[] =>
  [...new Set(Object.keys(pageWords[language]).map((key) => key.replace(FORMS, '')))].sort();

describe('the words of the page', () => {
  it('stand in both languages', () => {
    expect(keysOf('ar')).toEqual(keysOf('en'));
  });

  it('have every plural form that Arabic has', () => {
    const forms = new Intl.PluralRules('ar').resolvedOptions().pluralCategories;
    for (const side of ['left', 'over'])
      for (const unit of ['day', 'hour', 'minute'])
        for (const form of forms) expect(pageWords.ar).toHaveProperty([`${side}.${unit}_${form}`]);
  });

  it('come from the glossary where it has them', () => {
    for (const key of ['page.sla', 'live', 'live.stale', ...waitingStates.map((state) => `clockState.${state}`)])
      expect(words[key]?.ar).toMatch(/\p{Script=Arabic}/u);
    expect(Object.keys(pageWords.ar).filter((key) => key in words)).toEqual([]);
    expect(words['page.sla']?.ar).toBe('متابعة المُدد');
  });
});
