// needs: chromium
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runHome } from '@lib/testing';
import { day, submittedCase } from '../test/submitted-case';
import { canonicalPack, evidencePack, evidencePaper, NoPrinter } from '.';

const typed = 'الأخ (بدر) no. 27/3 – ٢٠٪ \u202eمن الأول';
const pack = evidencePack({
  packId: '3f2a8c1e-7c1e-4b1f-9d53-0a4b6f1d2c3e',
  asOf: day(3),
  requestedBy: 'the-auditor',
  asRoles: ['auditor'],
  reference: '1447/000007',
  case: submittedCase({ need: typed }, 12),
});
const canonical = canonicalPack(pack);

/** Jest cannot load what ships as ES modules only. */
const READ = `
  import { getDocumentProxy } from 'unpdf';
  import { readFileSync } from 'node:fs';
  const document = await getDocumentProxy(new Uint8Array(readFileSync(process.argv[1])));
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map(({ str, transform }) => ({ str, x: transform[4], y: Math.round(transform[5]) })));
  }
  process.stdout.write(JSON.stringify(pages));`;

interface Piece {
  readonly str: string;
  readonly x: number;
  readonly y: number;
}

/** Each page's lines, read from the right to the left as pieces stand on the sheet. */
const linesOf = (paper: Buffer): string[][] => {
  const file = path.join(mkdtempSync(path.join(runHome(), 'paper-')), 'evidence.pdf');
  writeFileSync(file, paper);
  const read = execFileSync(process.execPath, ['--input-type=module', '-e', READ, file], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return (JSON.parse(read) as Piece[][]).map((pieces) => {
    const lines = new Map<number, Piece[]>();
    for (const piece of pieces) lines.set(piece.y, [...(lines.get(piece.y) ?? []), piece]);
    return [...lines.values()].map((line) =>
      line
        .sort((one, other) => other.x - one.x)
        .map(({ str }) => str)
        .join(''),
    );
  });
};

describe('The paper of an evidence pack (P16)', () => {
  it('says its Arabic in order and in plain letters, and bears the digest on every sheet', async () => {
    const paper = await evidencePaper(pack, canonical, { language: 'ar' });
    const pages = linesOf(paper);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((lines, index) => {
      expect(lines).toContain(`SHA-256 ${canonical.sha256}`);
      expect(lines).toContain(`صفحة ${index + 1} من ${pages.length}`);
    });
    const text = pages.flat();
    for (const line of ['نظام مستفيد', 'ملف الإثبات', 'بيانات المعاملة', 'المدد وحسابها', 'نصوص البنود المذكورة'])
      expect(text).toContain(line);
    expect(text).toContain('الأوقات بتوقيت الرياض، والتواريخ بتقويم أم القرى والتقويم الميلادي.');
    expect(text.join('')).not.toMatch(/[\ufb50-\ufdff\ufe70-\ufefc]/);
    // Brackets are named as they are drawn; what would turn the line is a sign in it.
    expect(text.join('\n')).toMatch(/الأخ [()]بدر[()] no\. 27\/3 – ٢٠٪ \ufffdمن الأول/);
    expect(await evidencePaper(pack, canonical, { language: 'ar' })).toEqual(paper);
  });

  it('names what is lacking where there is no Chromium', async () => {
    await expect(evidencePaper(pack, canonical, { language: 'en' }, '/nowhere/chromium')).rejects.toThrow(NoPrinter);
  });
});
