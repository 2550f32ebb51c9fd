import { templateCodes, templateOf, type Language, type TemplateCode, type Values } from '@lib/domain';
import { rendered, type Sayable } from './rendering';
import { countInWords, frameWords, wordsOf } from './words';

const REFERENCE = '1448-000123-C';
const AT = '2026-11-23T06:30:00.000Z';
const PAGES = 'https://cases.example.org';
const values: Values = { clock: 'review', clause: 'P27', dueAt: AT, owedAt: AT, reference: REFERENCE };
const languages: readonly Language[] = ['ar', 'en'];

const message = (template: TemplateCode, language: Language, more: Partial<Sayable> = {}): Sayable => ({
  template,
  templateVersion: templateOf(template).version,
  language,
  about: { kind: 'case', id: 'c-1' },
  values,
  items: [],
  ...more,
});
const withoutMarks = (text: string): string => text.replace(/[\u2066\u2069]/g, '');
const inTag = /<[^>]*>/g;
const every = languages.flatMap((language) =>
  templateCodes.flatMap((template) =>
    Array.from({ length: templateOf(template).version }, (_, before) => [template, before + 1, language] as const),
  ),
);

describe.each(every)('%s, version %i, in %s', (template, templateVersion, language) => {
  const words = wordsOf({ template, templateVersion });
  const items = template === 'digest' ? [message('clock_neared', language), message('follow_up_due', language)] : [];
  const { subject, text, html } = rendered(message(template, language, { templateVersion, items }), PAGES);

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
    const told = words.subject[language];
    expect(told.match(/\{\w+\}/g) ?? []).toEqual(told.includes('{') ? ['{reference}'] : []);
    expect(withoutMarks(subject).replace(REFERENCE, '')).not.toMatch(/\d/);
  });

  it('says something in its subject and in its body', () => {
    for (const said of [words.subject[language], words.body[language]]) expect(said).toMatch(/\p{L}{3}/u);
    expect(words.body[language].includes('{subject}')).toBe(
      templateOf(template).audience === 'staff' && template !== 'digest',
    );
  });

  it('gives a date in both calendars where there is one', () => {
    const dated = /\{(?:due|owed)At\}/.test(words.body[language]) || template === 'digest';
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

  it('leads the house to the case that it is about, else to the board, and nobody else anywhere', () => {
    const leads = templateOf(template).audience === 'staff';
    const { about } = message(template, language);
    const page = `${PAGES}${about.kind === 'case' ? `/cases/${about.id}` : '/sla'}?lang=${language}`;
    expect([text.includes(page), html.includes(`href="${page}"`)]).toEqual([leads, leads]);
    expect(text.includes(PAGES)).toBe(leads);
    expect(text.includes(frameWords.automatic[language])).toBe(leads);
  });

  it('knows every place that its words name', () => {
    const known = ['reference', 'request', 'subject', 'count', 'clause', 'clock', 'dueAt', 'owedAt'];
    const named = [...`${words.subject[language]} ${words.body[language]}`.matchAll(/\{(\w+)\}/g)].map(
      ([, name]) => name,
    );
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

describe('The frame of a mail', () => {
  const html = (template: TemplateCode, more: Partial<Sayable> = {}) =>
    rendered(message(template, 'en', more), PAGES).html;

  it('is marked at its edge where it is urgent, and nowhere else', () => {
    const edge = (page: string): string | undefined => /border-top:4px solid (#[0-9a-f]{6})/.exec(page)?.[1];
    expect(edge(html('ceiling_escalated'))).toMatch(/^#/);
    expect(edge(html('ceiling_escalated'))).toBe(edge(html('delivery_escalated')));
    expect(edge(html('target_missed'))).toMatch(/^#/);
    expect(edge(html('target_missed'))).not.toBe(edge(html('ceiling_escalated')));
  });

  it('has a list only where there are lines, and one link only for the house', () => {
    const items = [message('clock_neared', 'en'), message('follow_up_due', 'en')];
    expect(html('digest', { items })).toMatch(/<ul [^>]*>(<li [^>]*>[^]*?<\/li>){2}<\/ul>/);
    expect(html('digest')).not.toContain('<ul');
    expect(html('information_wanted')).not.toContain('<a ');
    expect(html('information_wanted')).toMatch(/<\/p>\s*<\/div><\/body><\/html>\s*$/);
  });

  it('writes what it was given in signs that HTML does not read', () => {
    const page = html('target_missed', {
      about: { kind: 'case', id: `<&>"'` },
      values: { ...values, reference: null },
    });
    expect(page).toContain('&lt;&amp;&gt;&quot;&#39;');
  });

  it('breaks no reference at its hyphens, and lets a long id break', () => {
    const of = (id: string) =>
      html('target_missed', { about: { kind: 'case', id }, values: { ...values, reference: null } });
    expect(of('x'.repeat(20))).toContain(`<bdi dir="ltr" style="white-space:nowrap">${'x'.repeat(20)}</bdi>`);
    expect(of('x'.repeat(21))).toContain(`<bdi dir="ltr">${'x'.repeat(21)}</bdi>`);
  });

  it('puts one blank for whatever would begin a line or turn its direction', () => {
    const { text } = rendered(
      message('target_missed', 'en', { about: { kind: 'case', id: 'a\r\n\u202eb' }, values: {} }),
      PAGES,
    );
    expect(text.split('\n')[0]).toContain('in case a b:');
  });

  it('leaves a place empty that nothing is known for', () => {
    const { text } = rendered(message('target_missed', 'en', { values: {} }), PAGES);
    expect(text.split('\n')[0]).toMatch(/^Overdue \(\) in case c-1: [^:]* It was due on ….$/);
    expect(text.split('\n').at(-4)).toBe(`${frameWords.open.en}:`);
  });

  it('speaks of a request by its number where it has one', () => {
    expect(rendered(message('information_wanted', 'en'), PAGES).text).toContain(
      `go on with your request ${REFERENCE} we`,
    );
  });
});

describe('What is due soon', () => {
  const dueAt = '2026-11-20T06:30:00.000Z';
  const said = (more: object, language: Language): string =>
    rendered(message('clock_neared', language, { values: { ...values, dueAt, ...more } }), PAGES).text.split('\n')[0]!;

  it('says by when it is due, and no longer when that was flagged', () => {
    expect(withoutMarks(said({}, 'en'))).toBe(
      'Due soon (P27) in case 1448-000123-C: time to answer. Due by: 13 Jumada II 1448 AH (23 November 2026) at 09:30.',
    );
    expect(withoutMarks(said({}, 'ar'))).toBe(
      'اقترب الموعد المستهدف (P27) في المعاملة 1448-000123-C: مدة الرد. أقصى موعد: 13 جمادى الآخرة 1448 هـ الموافق 23 نوفمبر 2026 م الساعة 09:30.',
    );
  });

  it('says that nobody knows while a pause lasts', () => {
    expect(said({ owedAt: null }, 'en')).toMatch(/Due by: not known now, as the clock is paused\.$/);
    expect(said({ owedAt: null }, 'ar')).toMatch(/أقصى موعد: غير معروف حاليًّا، فاحتسابه متوقف\.$/);
  });

  it.each(languages)('is shown in the words in which it was told, alone or in a digest, in %s', (language) => {
    const flagged = /Flagged on 10 Jumada II 1448|ظهر التنبيه في 10 جمادى الآخرة 1448/;
    const earlier: Values = { clock: 'review', clause: 'P27', dueAt };
    const alone = message('clock_neared', language, { templateVersion: 1, values: earlier });
    const line = { template: 'clock_neared', about: alone.about, values: earlier } as Sayable['items'][number];
    for (const told of [alone, message('digest', language, { items: [line] })])
      expect(rendered(told, PAGES).text).toMatch(flagged);
    const now = message('digest', language, {
      items: [{ ...line, templateVersion: 2, values: { ...earlier, owedAt: AT } }],
    });
    expect(rendered(now, PAGES).text).not.toMatch(flagged);
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
