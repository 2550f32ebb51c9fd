import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clauseOriginals } from './clause-originals';
import { clauses } from './clauses';

/** Between the parts of a quotation other words stand in the original; the parts of a list stand on lines of their own. */
const BETWEEN = /…|·| \/ |\([١-٧]\)/;
const plain = (text: string): string =>
  text
    .replace(/[*#_\\:.•-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('the texts of the clauses', () => {
  it('are as many as the policy has, each in both languages', () => {
    expect(clauses.map(({ id }) => id)).toEqual(Array.from({ length: 36 }, (_, index) => `P${index + 1}`));
    for (const { words } of clauses) {
      expect(words.ar).toMatch(/^[\p{Script=Arabic}(]/u);
      expect(words.en).toMatch(/^[A-Z]/);
    }
  });

  it('keep what was corrected beside what is shown', () => {
    for (const [id, original] of Object.entries(clauseOriginals))
      expect(original).not.toBe(clauses.find((clause) => clause.id === id)?.words.ar);
  });

  // The board's paper stands beside some checkouts only.
  const page = path.resolve(__dirname, '../../../../../shared/reference/policy.ar.md');
  it.each(clauses)("$id is the board's own text, word for word, where that paper is at hand", ({ id, words }) => {
    if (!existsSync(page)) return;
    const paper = plain(readFileSync(page, 'utf8'));
    for (const part of (clauseOriginals[id] ?? words.ar).split(BETWEEN)) expect(paper).toContain(plain(part));
  });
});
