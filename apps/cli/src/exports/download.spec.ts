import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { download, type GivenPart } from './download';

const content = Buffer.from('رقم المعاملة,المرحلة\r\n'.repeat(50));
const sha256 = createHash('sha256').update(content).digest('hex');
const told: number[] = [];
const progress = { at: (done: number) => void told.push(done), end: () => undefined };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mustafid-download-'));
  file = path.join(folder, 'cases.csv');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Gives some bytes and is cut off, or gives the rest. */
const cutOffAt = (...ends: number[]) => {
  const asked: number[] = [];
  const from = async (byte: number): Promise<GivenPart> => {
    asked.push(byte);
    const end = ends.shift();
    return {
      whole: byte === 0,
      bytes: (async function* () {
        yield content.subarray(byte, end);
        if (end !== undefined) throw new Error('cut off');
      })(),
    };
  };
  return { asked, wanted: { sha256, bytes: content.length, from } };
};

describe('A download', () => {
  it('goes on where it was cut off, here and in an earlier run', async () => {
    writeFileSync(`${file}.part`, content.subarray(0, 7));
    const { asked, wanted } = cutOffAt(100, 300);
    await download(wanted, file, progress);
    expect(asked).toEqual([7, 100, 300]);
    expect(readFileSync(file)).toEqual(content);
    expect(existsSync(`${file}.part`)).toBe(false);
    expect(told.at(-1)).toBe(content.length);
  });

  it('begins anew where the service gives the whole, or where there is more than there can be', async () => {
    writeFileSync(`${file}.part`, 'x'.repeat(content.length + 1));
    const { asked, wanted } = cutOffAt();
    await download(wanted, file, progress);
    expect([asked, readFileSync(file).equals(content)]).toEqual([[0], true]);
  });

  it('is deleted where its digest is another, and named when all is well', async () => {
    writeFileSync(`${file}.part`, Buffer.alloc(10));
    await expect(download(cutOffAt().wanted, file, progress)).rejects.toMatchObject({ exitCode: 4 });
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
  });

  it('keeps what it has where nothing more comes', async () => {
    writeFileSync(`${file}.part`, content.subarray(0, 7));
    await expect(download(cutOffAt(7, 7, 7, 7, 7, 7).wanted, file, progress, 1)).rejects.toMatchObject({ exitCode: 6 });
    expect(readFileSync(`${file}.part`)).toHaveLength(7);
  });

  it('finds what is there already, and writes over nothing else', async () => {
    writeFileSync(file, content);
    const { asked, wanted } = cutOffAt();
    await download(wanted, file, progress);
    expect(asked).toEqual([]);
    writeFileSync(file, 'something else');
    await expect(download(wanted, file, progress)).rejects.toMatchObject({ exitCode: 2 });
    expect(readFileSync(file, 'utf8')).toBe('something else');
  });

  it('of nothing is an empty file', async () => {
    const empty = createHash('sha256').digest('hex');
    await download({ ...cutOffAt().wanted, sha256: empty, bytes: 0 }, file, progress);
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});
