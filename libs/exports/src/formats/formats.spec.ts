import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Column } from '../columns/column';
import { csvCell, type CellValue } from './csv-cell';
import { formats } from './formats';
import { sheetCell } from './sheet-cell';

interface Row {
  readonly text: CellValue;
}

const columns: readonly Column<Row>[] = [
  { heading: 'reference', of: ({ text }) => text },
  { heading: 'revision', of: () => 7 },
];

const RLO = '\u202E';
const texts = ['=1+1', 'قيد "الدراسة"، لدى\nاللجنة', '👩‍👧 أسرة', `${RLO}gpj.exe`, '<b>&', 'a,b', ''];

const fileOf = async (format: keyof typeof formats, language: 'ar' | 'en', all: readonly CellValue[] = texts) => {
  const pages = (async function* () {
    yield all.slice(0, 2).map((text) => ({ text }));
    yield all.slice(2).map((text) => ({ text }));
  })();
  const pieces: Buffer[] = [];
  const rows = { pages, columns, language, json: (item: Row) => ({ z: 1, ...item }), title: 'المعاملات' };
  for await (const piece of formats[format](rows)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
};

describe('A cell of a CSV file', () => {
  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\n=1', '＝1', '＋1'])('is no formula: %j', (given) => {
    expect(parse(csvCell(given), { relax_column_count: true })).toEqual([[`'${given}`]]);
  });

  test('is a number where it is one, and empty where nothing is', () => {
    expect([csvCell(-7), csvCell(true), csvCell(null)]).toEqual(['-7', 'true', '']);
  });

  test('ends every direction that it begins, and loses nothing', () => {
    expect(csvCell(`${RLO}abc`)).toBe(`${RLO}abc\u202C`);
    expect(csvCell('\u2067a\u202Ab\u202C')).toBe('\u2067a\u202Ab\u202C\u2069');
    expect(csvCell('\u2066a\u2069')).toBe('\u2066a\u2069');
    expect(csvCell('\u2069a\u202C')).toBe('\u2069a\u202C');
  });
});

describe('JSON Lines', () => {
  it('hold each item in its one canonical form', async () => {
    expect((await fileOf('json_lines', 'ar', ['ب', 'a"'])).toString()).toBe(
      '{"text":"ب","z":1}\n{"text":"a\\"","z":1}\n',
    );
  });
});

describe('CSV', () => {
  it('begins with a byte order mark and is read back as it was', async () => {
    const file = await fileOf('csv', 'ar');
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(file, { bom: true, record_delimiter: '\r\n' }) as string[][];
    expect(rows[0]).toEqual(['رقم المعاملة', 'القيد رقم']);
    expect(rows.slice(1).map(([text]) => text)).toEqual(
      texts.map((text) => (text === '=1+1' ? "'=1+1" : text.startsWith(RLO) ? `${text}\u202C` : text)),
    );
  });
});

/** The members of a zip by its own directory, read by other means than those that wrote it. */
const unzipped = (file: Buffer): Map<string, string> => {
  const found = new Map<string, string>();
  let at = file.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  while (at >= 0 && file.readUInt32LE(at) === 0x02014b50) {
    const [packed, named, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? file.readUInt32LE(at + offset) : file.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const local = file.readUInt32LE(at + 42);
    const begins = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(begins, begins + packed);
    const text = file.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes);
    found.set(file.subarray(at + 46, at + 46 + named).toString(), text.toString());
    at += 46 + named + extra + comment;
  }
  return found;
};

describe('XLSX', () => {
  it('is a workbook whose sheet runs from right to left in Arabic, with text that is never a formula', async () => {
    const parts = unzipped(await fileOf('xlsx', 'ar'));
    expect([...parts.keys()].toSorted()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(parts.get('xl/workbook.xml')).toContain('<sheet name="المعاملات"');
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toContain('rightToLeft="1"');
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('>رقم المعاملة</t>');
    expect(sheet).toContain('<t xml:space="preserve">=1+1</t>');
    expect(sheet).toContain('&lt;b&gt;&amp;');
    expect(sheet).toContain('<c><v>7</v></c>');
    expect(sheet).not.toContain('<f>');
    expect(sheet.match(/<row>/g)).toHaveLength(texts.length + 1);
    expect(sheet.endsWith('</sheetData></worksheet>')).toBe(true);
  });

  it('runs from left to right in English, and is the same bytes each time', async () => {
    const file = await fileOf('xlsx', 'en');
    expect(unzipped(file).get('xl/worksheets/sheet1.xml')).not.toContain('rightToLeft');
    expect(await fileOf('xlsx', 'en')).toEqual(file);
  });

  it('writes what XML cannot hold as a workbook does', () => {
    expect(sheetCell('a\u0007b')).toContain('>a_x0007_b<');
    expect(sheetCell('_x0041_')).toContain('>_x005F_x0041_<');
    expect(sheetCell('\ud800')).toContain('>\ufffd<');
    expect(sheetCell(false)).toBe('<c t="b"><v>0</v></c>');
  });

  it('ends with the error of what breaks its rows off', async () => {
    const pages = (async function* (): AsyncGenerator<Row[]> {
      yield [{ text: 'a' }];
      throw new Error('the lease was lost');
    })();
    const pieces = formats.xlsx({ pages, columns, language: 'ar', json: (row) => row, title: 'x' });
    const all = async (): Promise<void> => {
      for await (const piece of pieces) expect(piece.length).toBeGreaterThan(0);
    };
    await expect(all()).rejects.toThrow('the lease was lost');
  });
});
