import { words } from '@lib/client';
import { alertsWords } from '../alerts/alerts-words';
import { auditWords } from '../audit/audit-words';
import { calendarWords } from '../calendar/calendar-words';
import { aroundWords } from '../case/around-words';
import { caseWords } from '../case/case-words';
import { casesWords } from '../cases/cases-words';
import { exportsWords } from '../exports/exports-words';
import { historyWords } from '../history/history-words';
import { policyWords } from '../policy/policy-words';
import { waitingStates } from '../sla/board';
import { slaWords } from '../sla/sla-words';
import { clauseWords } from './clause-words';
import { displayWords } from './display-words';
import { frameWords } from './frame-words';
import { lengthWords } from './length-words';
import type { PageWords } from './page-words';

const FORMS = /_(zero|one|two|few|many|other)$/;
const keysOf = (words: Readonly<Record<string, string>>): string[] =>
  [...new Set(Object.keys(words).map((key) => key.replace(FORMS, '')))].sort();

const pages: Readonly<Record<string, PageWords>> = {
  frameWords,
  lengthWords,
  clauseWords,
  policyWords,
  alertsWords,
  auditWords,
  slaWords,
  caseWords,
  historyWords,
  casesWords,
  calendarWords,
  exportsWords,
  displayWords,
  aroundWords,
};

describe('the words of the pages', () => {
  test.each(Object.keys(pages))('%s stand in both languages, with the forms of number that each has', (name) => {
    const { ar, en } = pages[name]!;
    expect(keysOf(ar)).toEqual(keysOf(en));
    for (const [language, own] of [
      ['ar', ar],
      ['en', en],
    ] as const)
      for (const key of new Set(
        Object.keys(own)
          .filter((each) => FORMS.test(each))
          .map((each) => each.replace(FORMS, '')),
      ))
        for (const form of new Intl.PluralRules(language).resolvedOptions().pluralCategories)
          expect(own).toHaveProperty([`${key}_${form}`]);
  });

  it('say no key twice, neither among themselves nor beside the glossary', () => {
    const keys = Object.values(pages).flatMap(({ ar }) => Object.keys(ar));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys.filter((key) => key in words)).toEqual([]);
  });

  it('say none of what the glossary has another word for', () => {
    const said = Object.values(pages).flatMap(({ ar }) => Object.values(ar));
    for (const word of ['الحد الأقصى', 'بث مباشر', 'اتفاقي', 'محو ', 'الحدث', 'المراجع '])
      expect(said.filter((sentence) => sentence.includes(word))).toEqual([]);
  });

  it('come from the glossary where it has them', () => {
    for (const key of ['page.sla', 'live', 'live.stale', ...waitingStates.map((state) => `clockState.${state}`)])
      expect(words[key]?.ar).toMatch(/\p{Script=Arabic}/u);
    expect(words['page.sla']?.ar).toBe('متابعة المُدد');
  });
});
