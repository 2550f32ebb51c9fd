import { deflateSync, inflateSync } from 'node:zlib';

/**
 * A PDF as Chromium prints it, so that its Arabic can be copied, searched and read out. Chromium names each glyph by its
 * presentation form and says the letters beside it (ActualText); most readers heed only the first, and give words letter
 * by letter backwards. Here each glyph is named by its plain letters and nothing stands beside it. What lies between is
 * cut out with its date and its maker, so that the same page is the same bytes.
 */
export const withPlainLetters = (printed: Buffer, { at, by }: { at: string; by: string }): Buffer => {
  const objects = objectsOf(printed);
  const pages = objects.map((object) => textOf(object, (text) => text.includes(' Tj')));
  const marks = marksOf(pages);
  return assembled(
    printed,
    objects.map((object, index) => {
      const letters = textOf(object, (text) => text.startsWith('/CIDInit'));
      if (letters !== undefined) return filled(object, renamed(letters, marks));
      if (pages[index] !== undefined) return filled(object, withoutActualText(pages[index]));
      return object.startsWith('<</Title') ? described(object, at, by) : object;
    }),
  );
};

/** Bodies by number, from 1; latin1 keeps each byte. */
const objectsOf = (pdf: Buffer): string[] => {
  const whole = pdf.toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(whole)![1]);
  const [, count] = /^xref\s+0 (\d+)\s/.exec(whole.slice(start))!;
  const offsets = [...whole.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
  if (offsets.length !== Number(count) - 1) throw new Error('This PDF is not laid out as Chromium does it');
  const ends = [...offsets, start].sort((one, other) => one - other);
  return offsets.map((offset) => {
    const end = ends[ends.indexOf(offset) + 1];
    return whole
      .slice(offset, end)
      .replace(/^\d+ 0 obj\s/, '')
      .replace(/\s*endobj\s*$/, '');
  });
};

const STREAM = /^([^]*?)stream\r?\n([^]*?)\r?\nendstream$/;

const textOf = (object: string, wanted: (text: string) => boolean): string | undefined => {
  const [, head, body] = STREAM.exec(object) ?? [];
  if (head === undefined || body === undefined || !head.includes('/FlateDecode') || head.includes('/Length1')) return;
  const length = Number(/\/Length (\d+)/.exec(head)![1]);
  const text = inflateSync(
    Buffer.from(object.slice(object.indexOf(body), object.indexOf(body) + length), 'latin1'),
  ).toString('latin1');
  return wanted(text) ? text : undefined;
};

/** The same object around another text. */
const filled = (object: string, text: string): string => {
  const body = deflateSync(Buffer.from(text, 'latin1')).toString('latin1');
  const head = STREAM.exec(object)![1]!.replace(/\/Length \d+/, `/Length ${body.length}`);
  return `${head}stream\n${body}\nendstream`;
};

const SPAN = /^\/Span<<\/ActualText .* BDC$/;

const withoutActualText = (page: string): string => {
  const open: boolean[] = [];
  return page
    .split('\n')
    .filter((line) => {
      if (SPAN.test(line)) return void open.push(false);
      if (/B[DM]C$/.test(line)) open.push(true);
      return line !== 'EMC' || open.pop();
    })
    .join('\n');
};

/** What a glyph without a name of its own says: of the letters beside it, those that no other glyph of its span has. */
const marksOf = (pages: readonly (string | undefined)[]): ReadonlyMap<string, string> => {
  const marks = new Map<string, string>();
  for (const page of pages)
    for (const [, letters, inside] of (page ?? '').matchAll(
      /\/Span<<\/ActualText <FEFF([0-9A-F]+)> >> BDC\n([^]*?)EMC/g,
    )) {
      const said = fromHex(letters!).replace(/[^\u064b-\u0652\u0670]/g, '');
      const glyphs = [...inside!.matchAll(/<([0-9A-F]{4})> Tj/g)].map(([, glyph]) => glyph!);
      if (said.length < 2 || glyphs.length !== 2) continue;
      // Two weights may number their glyphs differently; then it is left without a name.
      for (const glyph of glyphs) marks.set(glyph, (marks.get(glyph) ?? said) === said ? said : '');
    }
  return marks;
};

const renamed = (map: string, marks: ReadonlyMap<string, string>): string => {
  const names = new Map<string, string>();
  for (const [, block] of map.matchAll(/beginbfchar\n([^]*?)endbfchar/g))
    for (const [, glyph, letters] of block!.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/g))
      names.set(glyph!, fromHex(letters!));
  for (const [, block] of map.matchAll(/beginbfrange\n([^]*?)endbfrange/g))
    for (const [, first, last, letter] of block!.matchAll(/<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>/g))
      for (let glyph = parseInt(first!, 16); glyph <= parseInt(last!, 16); glyph += 1)
        names.set(hex4(glyph), String.fromCodePoint(parseInt(letter!, 16) + glyph - parseInt(first!, 16)));
  const lines = [...names]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([glyph, name]) => `<${glyph}> <${toHex(plain(name === '\0' ? marks.get(glyph) || name : name))}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, n) => lines.slice(n * 100, n * 100 + 100));
  const text = blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`).join('\n');
  const head = map.slice(0, map.indexOf('endcodespacerange') + 'endcodespacerange'.length);
  return `${head}\n${text}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`;
};

const FORM = /[\ufb50-\ufdff\ufe70-\ufefc]/;
const ARABIC = /[\u0600-\u06ff]/;

/** The letters that a form stands for. Readers turn a run round glyph by glyph, so several of one glyph stand turned. */
const plain = (name: string): string => {
  const letters = FORM.test(name) ? name.normalize('NFKC') : name;
  return ARABIC.test(letters) ? [...letters].reverse().join('') : letters;
};

const described = (object: string, at: string, by: string): string => {
  const title = /\/Title (<[0-9A-F]+>|\((?:[^()\\]|\\.)*\))/.exec(object)![1];
  const stamp = `(D:${at.replace(/\D/g, '').slice(0, 14)}Z)`;
  return `<</Title ${title}\n/Author (${by})\n/Creator (${by})\n/CreationDate ${stamp}\n/ModDate ${stamp}>>`;
};

const assembled = (printed: Buffer, objects: readonly string[]): Buffer => {
  const trailer = /trailer\s([^]*?)startxref/.exec(printed.subarray(-2000).toString('latin1'))![1]!.trim();
  const parts = ['%PDF-1.4\n%\xd3\xeb\xe9\xe1\n'];
  let place = parts[0]!.length;
  const places = objects.map((object, index) => {
    const part = `${index + 1} 0 obj\n${object}\nendobj\n`;
    parts.push(part);
    place += part.length;
    return place - part.length;
  });
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`;
  return Buffer.from(`${parts.join('')}${table}trailer\n${trailer}\nstartxref\n${place}\n%%EOF\n`, 'latin1');
};

const fromHex = (text: string): string => Buffer.from(text, 'hex').swap16().toString('utf16le');
const toHex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
const hex4 = (glyph: number): string => glyph.toString(16).toUpperCase().padStart(4, '0');
