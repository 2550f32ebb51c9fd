import { templateCodes, templateOf, type Language, type TemplateCode, type Values } from '@lib/domain';
import { rendered, type Sayable } from './rendering';
import { countInWords, frameWords, templateWords } from './words';

const REFERENCE = '1448-000123-C';
const PAGES = 'https://cases.example.org';
const values: Values = { clock: 'review', clause: 'P27', dueAt: '2026-11-23T06:30:00.000Z', reference: REFERENCE };
const languages: readonly Language[] = ['ar', 'en'];

const message = (template: TemplateCode, language: Language, more: Partial<Sayable> = {}): Sayable => ({
  template,
  language,
  about: { kind: 'case', id: 'c-1' },
  values,
  items: [],
  ...more,
});
const withoutMarks = (text: string): string => text.replace(/[\u2066\u2069]/g, '');
const inTag = /<[^>]*>/g;
const every = languages.flatMap((language) => templateCodes.map((template) => [template, language] as const));

describe.each(every)('%s in %s', (template, language) => {
  const items = template === 'digest' ? [message('clock_neared', language), message('follow_up_due', language)] : [];
  const { subject, text, html } = rendered(message(template, language, { items }), PAGES);

  it('fills every place, in the subject, the text and the HTML', () => {
    for (const part of [subject, text, html]) {
      expect(part.trim()).not.toBe('');
      expect(part).not.toMatch(/\{\w*\}|undefined|null|NaN|\[object|clock\.|about\.|…/);
    }
    expect(withoutMarks(subject)).not.toContain('\n');
  });

  it('says its language and its direction, also inside the body, and loads nothing', () => {
    const own = `lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`;
    expect(html).toMatch(new RegExp(`^<!doctype html>\\s*<html ${own}>`));
    expect(html.match(new RegExp(`<div ${own}`, 'g'))).toHaveLength(1);
    expect(html).not.toMatch(/<(?:script|img|link|iframe|object|style)\b|src=|url\(|@import/);
  });

  it('has nothing in its subject but the reference', () => {
    const words = templateWords[template].subject[language];
    expect(words.match(/\{\w+\}/g) ?? []).toEqual(words.includes('{') ? ['{reference}'] : []);
    expect(withoutMarks(subject).replace(REFERENCE, '')).not.toMatch(/\d/);
  });

  it('gives a date in both calendars where there is one', () => {
    const dated = templateWords[template].body[language].includes('{dueAt}') || template === 'digest';
    for (const part of [text, html]) {
      expect(part.includes(language === 'ar' ? '23 نوفمبر 2026' : '23 November 2026')).toBe(dated);
      expect(part.includes('1448 ') && part.includes(language === 'ar' ? 'جمادى الآخرة' : 'Jumada')).toBe(dated);
      expect(part.includes('09:30')).toBe(dated);
    }
  });

  it('says the same in the text and in the HTML', () => {
    const body = html.slice(html.indexOf('<body'));
    const flat = (part: string): string => withoutMarks(part.replace(inTag, ' ')).replace(/\s+/g, ' ');
    for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('http')))
      expect(
        flat(body)
          .replace(/ ([.,:)])/g, '$1')
          .replace(/\( /g, '('),
      ).toContain(flat(line.replace(/^• |:$/g, '')).trim());
  });

  it('leads the house to its board, and nobody else', () => {
    const leads = templateOf(template).audience === 'staff';
    expect([text.includes(`${PAGES}/sla`), html.includes(`href="${PAGES}/sla?lang=${language}"`)]).toEqual([
      leads,
      leads,
    ]);
    expect(text.includes(frameWords.automatic[language])).toBe(leads);
  });

  it('knows every place that its words name', () => {
    const known = ['reference', 'request', 'subject', 'count', 'clause', 'clock', 'dueAt'];
    const { subject: subjects, body } = templateWords[template];
    const named = [...`${subjects[language]} ${body[language]}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(named.filter((name) => !known.includes(name!))).toEqual([]);
  });
});

describe('What an event holds', () => {
  const HOSTILE = `<img src=x onerror="a('b')">&\r\nBcc: all@example.org \u202e{clock}`;

  it.each(languages)('is escaped and stays on its line, in %s', (language) => {
    for (const template of templateCodes) {
      const hostile = { ...values, reference: HOSTILE, clause: HOSTILE, clock: HOSTILE, dueAt: HOSTILE };
      const about = { kind: 'inquiry', id: HOSTILE } as const;
      const { subject, html } = rendered(message(template, language, { values: hostile, about }), PAGES);
      expect(html).not.toMatch(/<img|onerror="|\u202e/);
      expect(subject).not.toMatch(/[\r\n\u202e]/);
    }
  });

  it('keeps its order in Arabic, and is left alone in English', () => {
    const said = (language: Language) => rendered(message('target_missed', language), PAGES);
    expect(said('ar').subject).toContain(`\u2066${REFERENCE}\u2069`);
    expect(said('ar').html).toContain(`<bdi dir="ltr" style="white-space:nowrap">${REFERENCE}</bdi>`);
    expect(said('ar').html).toContain(`<title>مضى موعد: ${REFERENCE}</title>`);
    expect(said('en').subject).toBe(`Overdue: ${REFERENCE}`);
  });

  it('may lack a reference: then the case is named by its id to the house, and the request by no number to its applicant', () => {
    const without = { values: { ...values, reference: null } };
    expect(rendered(message('target_missed', 'en', without), PAGES)).toMatchObject({
      subject: 'Overdue: case',
      text: expect.stringContaining('in case c-1:'),
    });
    expect(rendered(message('information_wanted', 'ar', without), PAGES).text).toContain('لاستكمال طلبكم نحتاج');
    expect(rendered(message('information_wanted', 'en', without), PAGES).text).toContain('go on with your request we');
  });
});

describe('A digest', () => {
  it.each(languages)('has a line for each, in %s', (language) => {
    const items = Array.from({ length: 11 }, () => message('clock_neared', language));
    const { text, html } = rendered(message('digest', language, { items }), PAGES);
    expect(text.match(/^• /gm)).toHaveLength(11);
    expect(html.match(/<li /g)).toHaveLength(11);
    expect(text).toContain(language === 'ar' ? 'بانتظاركم 11 أمرًا.' : 'Waiting for you: 11 matters.');
  });
});

describe('Counts', () => {
  it.each([
    [0, 'لا شيء', '0 matters'],
    [1, 'أمر واحد', '1 matter'],
    [2, 'أمران', '2 matters'],
    [3, '3 أمور', '3 matters'],
    [10, '10 أمور', '10 matters'],
    [11, '11 أمرًا', '11 matters'],
    [99, '99 أمرًا', '99 matters'],
    [100, '100 أمر', '100 matters'],
    [102, '102 أمر', '102 matters'],
    [103, '103 أمور', '103 matters'],
    [1_111, '1,111 أمرًا', '1,111 matters'],
  ])('%i in all six forms of Arabic and in both of English', (count, ar, en) => {
    expect([countInWords(count, 'ar'), countInWords(count, 'en')]).toEqual([ar, en]);
  });
});
