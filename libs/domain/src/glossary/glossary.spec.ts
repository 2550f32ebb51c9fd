import { labels, sentenceOf, sentences, versionOneTexts } from './index';

describe('The glossary', () => {
  it('has both languages for every word and sentence', () => {
    for (const { ar, en } of [
      ...Object.values(labels),
      ...Object.values(sentences),
      ...Object.values(versionOneTexts),
    ]) {
      expect(ar).toMatch(/[\u0600-\u06ff]/);
      expect(en).toMatch(/[a-z]/i);
    }
  });

  it('fills the same places in both languages', () => {
    const placesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const { ar, en } of [...Object.values(sentences), ...Object.values(versionOneTexts)])
      expect(placesOf(ar)).toEqual(placesOf(en));
  });

  it('gives a date in both calendars, in Riyadh', () => {
    const details = { earliest: '2023-11-26T21:00:00.000Z' };
    expect(sentenceOf('answer_before_floor', 'en', details)).toContain(
      '13 Jumada I 1445 AH (27 November 2023) at 00:00',
    );
    const arabic = sentenceOf('answer_before_floor', 'ar', details);
    expect(arabic).toContain('13 جمادى الأولى 1445');
    expect(arabic).toContain('27 نوفمبر 2023');
  });

  it('names the stage by its word, lists by their items', () => {
    expect(sentenceOf('stage_not_fit', 'ar', { stage: 'review' })).toContain('قيد الدراسة لدى لجنة البحث');
    expect(sentenceOf('code_unknown', 'en', { allowed: ['a', 'b'] })).toContain('allowed: a, b.');
    expect(sentenceOf('code_unknown', 'ar', { allowed: ['a', 'b'] })).toContain('a، b');
  });

  it('never shows an empty place', () => {
    for (const code of Object.keys(sentences)) expect(sentenceOf(code, 'ar')).not.toMatch(/\{|undefined/);
  });
});
