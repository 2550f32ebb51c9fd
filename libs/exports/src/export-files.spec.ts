import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExportFiles } from './export-files';

let folder: string;
let files: ExportFiles;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'mustafid-files-')), 'exports');
  files = new ExportFiles(folder);
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

async function* pieces(...all: string[]): AsyncGenerator<string> {
  yield* all;
}
const fine = async (): Promise<void> => undefined;

describe('The files of exports', () => {
  it('are there as a whole, under their digest', async () => {
    const made = await files.write('one', 'csv', pieces('نص ', 'ثانٍ'), fine);
    const digest = createHash('sha256').update('نص ثانٍ').digest('hex');
    expect(made).toEqual({ sha256: digest, bytes: Buffer.byteLength('نص ثانٍ') });
    expect(readdirSync(folder)).toEqual([`one-${digest.slice(0, 16)}.csv`]);
    const file = await files.open('one', digest, 'csv');
    expect(await file!.readFile('utf8')).toBe('نص ثانٍ');
    await file!.close();
    expect(await files.open('one', 'another'.repeat(10), 'csv')).toBeUndefined();
    expect(await files.open('two', digest, 'csv')).toBeUndefined();
  });

  it('are not there at all when what makes them, or the last question, breaks off', async () => {
    const broken = async function* (): AsyncGenerator<string> {
      yield 'half';
      throw new Error('away');
    };
    await expect(files.write('one', 'csv', broken(), fine)).rejects.toThrow('away');
    const lost = async (): Promise<void> => {
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.part$/)]);
      throw new Error('lost');
    };
    await expect(files.write('one', 'csv', pieces('whole'), lost)).rejects.toThrow('lost');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('go with their export, and half-written ones at a start; others stay', async () => {
    await files.remove('one');
    await files.removeDrafts();
    await files.write('one', 'csv', pieces('a'), fine);
    await files.write('one', 'csv', pieces('b'), fine);
    const { sha256 } = await files.write('on', 'csv', pieces('c'), fine);
    writeFileSync(path.join(folder, 'two.x.part'), 'half');
    await files.removeDrafts();
    await files.remove('one');
    const [left] = readdirSync(folder);
    expect(left).toBe(`on-${sha256.slice(0, 16)}.csv`);
    expect(readFileSync(path.join(folder, left!), 'utf8')).toBe('c');
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
