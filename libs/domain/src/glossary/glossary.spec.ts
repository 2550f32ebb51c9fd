import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as lists from '../closed-lists';
import {
  caseCommandTypes,
  caseFactTypes,
  codesOf,
  decidedEventTypes,
  deciders,
  dueEventTypes,
  roles,
  versionOneOfMain,
} from '../index';
import { eventLines, labels, sentenceOf, sentences, type InBothLanguages } from './index';

/** Keys that share their Arabic word because they are one thing, and why. */
const oneThing: Readonly<Record<string, string>> = {
  'DeliverService consentPurpose.service': 'the consent is to the very service that is delivered',
  'RateService consentPurpose.survey rating':
    'the right, its exercise and the consent to be asked are one rating (P13)',
  'deathSource.family household segment.family': 'the people of one house, as those supported and as those who tell',
  'disputeOutcome.upheld reason.dispute_upheld': 'the reason is that outcome',
  'finding.not_reached reason.unreachable': 'the same fact, found at a follow-up or given as a reason',
};

describe('The glossary', () => {
  it('has both languages for every word and sentence', () => {
    for (const { ar, en } of [...Object.values(labels), ...Object.values(sentences)]) {
      expect(ar).toMatch(/[\u0600-\u06ff]/);
      expect(en).toMatch(/[a-z]/i);
    }
  });

  it('fills the same places in both languages', () => {
    const placesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const { ar, en } of Object.values(sentences)) expect(placesOf(ar)).toEqual(placesOf(en));
  });

  it('gives a date in both calendars, in Riyadh', () => {
    const details = { earliest: '2023-11-26T21:00:00.000Z' };
    expect(sentenceOf('answer_before_floor', 'en', details)).toContain(
      '13 Jumada I 1445 AH (27 November 2023) at 00:00',
    );
    const arabic = sentenceOf('answer_before_floor', 'ar', details);
    expect(arabic).toContain('13 جمادى الأولى 1445');
    expect(arabic).toContain('27 نوفمبر 2023');
    expect(arabic).toContain('الساعة 00:00');
  });

  it('says the length of the floor: in the words of P27, or counted where a version has another', () => {
    const sentence = (floor: string, language: 'ar' | 'en') =>
      sentenceOf('answer_before_floor', language, { earliest: '2026-01-01T00:00:00.000Z', floor });
    expect(sentence('P14D', 'ar')).toContain('عن أسبوعين من رفع الطلب');
    expect(sentence('P14D', 'en')).toContain('not less than two weeks');
    expect(sentence('P10D', 'ar')).toContain('عن 10 أيام');
    expect(sentence('PT20S', 'en')).toContain('not less than 20 seconds');
  });

  it('names the stage by its word, lists by their items', () => {
    expect(sentenceOf('stage_not_fit', 'ar', { stage: 'review' })).toContain('قيد الدراسة لدى لجنة البحث');
    expect(sentenceOf('code_unknown', 'en', { allowed: ['a', 'b'] })).toContain('allowed: a, b.');
    expect(sentenceOf('code_unknown', 'ar', { allowed: ['a', 'b'] })).toContain('a، b');
    expect(sentenceOf('unknown_parameter', 'ar', { allowed: [] })).toMatch(/والمتاح: لا شيء\.$/);
    expect(sentenceOf('unknown_parameter', 'en', { allowed: [] })).toMatch(/allowed: none\.$/);
  });

  it('never shows an empty place', () => {
    for (const code of Object.keys(sentences)) expect(sentenceOf(code, 'ar')).not.toMatch(/\{|undefined/);
  });

  it('has a sentence for every refusal that the rules can throw', () => {
    const folder = path.resolve(__dirname, '..');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!spec)\.ts$/.test(file),
    );
    const text = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
    const codes = [...text.matchAll(/(?:new Refused\(|code: )\s*'([a-z_]+)'/g)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(55);
    expect([...new Set(codes)].filter((code) => !(code in sentences) && !notFromOutside.includes(code))).toEqual([]);
  });

  it('has a word for every command, role, stage, loop, clock and state, and a line for every event', () => {
    const wanted = [
      ...caseCommandTypes,
      ...Object.values(deciders).flatMap(({ commands }) => Object.keys(commands)),
      ...roles.map((role) => `role.${role}`),
      ...lists.stages.map((stage) => `stage.${stage}`),
      ...lists.loops.map((loop) => `loop.${loop}`),
      ...lists.clockNames.map((clock) => `clock.${clock}`),
      ...lists.clockStates.map((state) => `clockState.${state}`),
      ...lists.channels.map((channel) => `channel.${channel}`),
      ...lists.origins.map((origin) => `origin.${origin}`),
      ...lists.serviceModes.map((mode) => `serviceMode.${mode}`),
      ...lists.beneficiaryKinds.map((kind) => `beneficiaryKind.${kind}`),
      ...lists.outcomes.map((outcome) => `outcome.${outcome}`),
      ...lists.capacities.map((capacity) => `capacity.${capacity}`),
    ];
    expect(wanted.filter((key) => !(key in labels))).toEqual([]);
    const decided = Object.values(deciders).flatMap(({ commands }) => Object.keys(commands));
    expect(decided.filter((type) => !(type in labels))).toEqual([]);
    const types = [...caseFactTypes, ...dueEventTypes, ...decidedEventTypes];
    expect(types.filter((type) => !(type in eventLines))).toEqual([]);
  });

  // An entry's line and the state that it brings are one thing: each list is held to itself.
  it.each([
    ['words', Object.fromEntries(Object.entries(labels).filter(([key]) => !key.startsWith('line.'))), oneThing],
    ['lines of entries', eventLines, {}],
  ] as const)(
    'lets no Arabic of its %s name two things',
    (_, texts: Readonly<Record<string, InBothLanguages>>, one) => {
      const named = new Map<string, string[]>();
      for (const [key, { ar, en }] of Object.entries(texts)) {
        const things = named.get(ar) ?? [];
        // The same in English too is the same thing, met in two places.
        if (!things.some((other) => texts[other]?.en === en)) named.set(ar, [...things, key]);
      }
      const twice = [...named.values()].filter((keys) => keys.length > 1).map((keys) => keys.sort().join(' '));
      expect(twice.sort()).toEqual(Object.keys(one).sort());
    },
  );

  it('has a word for every code of version 1', () => {
    const version = versionOneOfMain('2023-11-26T21:00:00.000Z');
    const named = (group: string, codes: readonly string[]) => codes.map((code) => `${group}.${code}`);
    const wanted = [
      ...named('segment', codesOf(version.segments)),
      ...named('support', codesOf(version.support)),
      ...named('urgency', codesOf(version.urgency)),
      ...named('topic', codesOf(version.topics)),
      ...named('attachmentKind', codesOf(version.attachmentKinds)),
      ...named('finding', codesOf(version.findings)),
      ...named('department', codesOf(version.departments)),
      ...named('aspect', version.survey.aspects),
      ...named('reason', Object.values(version.reasons).flatMap(codesOf)),
      ...named(
        'requirements',
        Object.values(version.requirements)
          .flat()
          .map(({ code }) => code),
      ),
    ];
    expect(wanted.filter((key) => !(key in labels))).toEqual([]);
  });
});

/** What the register refuses of itself; nobody outside can send it. */
const notFromOutside = ['hijri_year_missing'];
