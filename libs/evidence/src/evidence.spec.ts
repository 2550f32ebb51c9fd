import { readFileSync } from 'node:fs';
import path from 'node:path';
import { caseEventTypes, versionOneOfMain } from '@lib/domain';
import { checkout } from '@lib/testing';
import { day, submittedCase } from '../test/submitted-case';
import { canonicalPack, evidencePack, type PackSource } from './pack';
import { evidencePage } from './page';
import { memberWords } from './words';

const sourceOf = (typed: object = { fullName: 'نورة' }): PackSource => ({
  packId: '3f2a8c1e-7c1e-4b1f-9d53-0a4b6f1d2c3e',
  asOf: day(3),
  requestedBy: 'the-auditor',
  asRoles: ['auditor'],
  reference: '1447/000007',
  case: submittedCase(typed),
});

describe('The evidence of a case (P16)', () => {
  it('is one text: the same case at the same moment has the same digest, another has another', () => {
    const canonical = canonicalPack(evidencePack(sourceOf()));
    expect(canonicalPack(evidencePack(sourceOf()))).toEqual(canonical);
    expect(canonical.bytes).toBe(Buffer.byteLength(canonical.json));
    expect(canonicalPack(evidencePack({ ...sourceOf(), asOf: day(4) })).sha256).not.toBe(canonical.sha256);
    expect(canonicalPack(JSON.parse(canonical.json)).json).toBe(canonical.json);
  });

  it('holds the case, every entry, every clock with its working, and the clauses that they cite and no others', () => {
    const { case: found, entries, clocks, policy } = evidencePack(sourceOf());
    expect(found).toMatchObject({ stage: 'preparation', outcome: null, reference: '1447/000007' });
    expect(entries.map(({ type }) => type)).toEqual(['RequestSubmitted']);
    expect(clocks.map(({ clock, working }) => [clock, working.length > 0])).toEqual([['preparation', true]]);
    const cited = ['P10', 'P16', ...clocks.map(({ clause }) => clause)];
    expect(policy.clauses.map(({ id }) => id).sort()).toEqual([...new Set(cited)].sort());
  });

  it.each(['ar', 'en'] as const)(
    'on paper, in %s, has number, date in both calendars, attachment and digest',
    (language) => {
      const pack = evidencePack(sourceOf());
      const canonical = canonicalPack(pack);
      const page = evidencePage(pack, canonical, { language });
      expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
      for (const said of ['1447/000007', pack.packId, canonical.sha256, '1447', '2026', 'sha256sum'])
        expect(page).toContain(said);
      expect(page).toMatch(/@page \{[^}]*@bottom-[^}]*SHA-256 [0-9a-f]{64}/);
      expect(page).not.toMatch(/undefined|\[object|NaN/);
    },
  );

  it('P16 bears the letterhead of the association that is named, as text, and else none', () => {
    const pack = evidencePack(sourceOf());
    const paperOf = (association?: string) => evidencePage(pack, canonicalPack(pack), { language: 'ar', association });
    expect(paperOf('جمعية <البر>')).toContain('<p class="association"><bdi>جمعية &lt;البر&gt;</bdi></p>');
    expect(paperOf()).not.toContain('class="association"');
  });

  it('has a word in both languages for each member that an entry of a case has, and for those of the policy’s basis', () => {
    const shapes = JSON.parse(
      readFileSync(path.join(checkout, 'libs/domain/fixtures/event-shapes.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const members = caseEventTypes.flatMap((type) => Object.keys(shapes[type] ?? {}));
    const named = [...members, ...Object.keys(versionOneOfMain(day(0)).basis)];
    const shown = named.filter((name) => !['occurredAt', 'personal'].includes(name)); // these are told in words of their own
    expect([...new Set(shown)].filter((name) => !memberWords[name]?.ar || !memberWords[name].en)).toEqual([]);
    expect(members.length).toBeGreaterThan(100);
  });

  it('P29 tells money in riyals', () => {
    const pack = evidencePack(sourceOf({ granted: [{ support: 'financial', valueHalalas: 125_050 }] }));
    const page = evidencePage(pack, canonicalPack(pack), { language: 'en' });
    expect(page).toMatch(/Value in riyals<\/dt>\s*<dd><bdi>1,250.50<\/bdi>/);
  });

  it('shows what people typed as text: nothing of it runs, ends a tag or turns what stands around it', () => {
    const typed = '</style><script>alert(1)</script> "\u202eأحمد\u2066';
    const pack = evidencePack(sourceOf({ [typed]: typed }));
    const page = evidencePage(pack, canonicalPack(pack), { language: 'ar' });
    expect(page).not.toMatch(/<script|[\u202a-\u202e\u2066-\u2069]/);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(canonicalPack(pack).json).toContain('\u202e');
  });
});
