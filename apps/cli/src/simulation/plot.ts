import { plotWords, type Language } from './plot-words';
import { hijriOf, marks, type Figures, type Mark, type Month, type Simulated } from './simulated';

const margin = 40;
const slot = 88;
const leastWidth = 860;
const barWidth = 22;
const barHeight = 90;
const stripHeight = 176;
const headHeight = 110;
const panelHeight = headHeight + marks.length * stripHeight + 40;

type Column = Month & Figures<number>;

/**
 * The figures by month as a picture for both languages: Arabic above, where time runs from right to left, English below.
 * What was judged is an outline and what the draft says is hatched, so that no colour has to be told apart.
 */
export const simulationPlot = (simulated: Simulated): string => {
  const columns = withoutGaps(simulated.byMonth);
  const width = Math.max(leastWidth, 2 * margin + columns.length * slot);
  const panels = (['ar', 'en'] as const).map((language, index) =>
    panel(new Drawing(language, width, index * panelHeight), simulated, columns),
  );
  const height = panelHeight * panels.length;
  const { ar, en } = plotWords;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Noto Sans', 'Noto Sans Arabic', 'Noto Naskh Arabic', sans-serif" font-size="13" fill="#111">`,
    `<title>${escaped(`${ar.title(simulated)} · ${en.title(simulated)}`)}</title>`,
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="3.5" height="6" fill="#111"/></pattern></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...panels.flat(),
    `<line x1="${margin}" x2="${width - margin}" y1="${panelHeight}" y2="${panelHeight}" stroke="#999"/>`,
    '</svg>',
    '',
  ].join('\n');
};

/** Draws from where its language begins: `along` is counted from the right where that is Arabic. */
class Drawing {
  constructor(
    readonly language: Language,
    private readonly width: number,
    private readonly top: number,
  ) {}

  private x(along: number, breadth = 0): number {
    return this.language === 'ar' ? this.width - along - breadth : along;
  }

  words(text: string, along: number, y: number, attributes = ''): string {
    const direction = this.language === 'ar' ? 'rtl' : 'ltr';
    return `<text x="${this.x(along)}" y="${this.top + y}" direction="${direction}" xml:lang="${this.language}" ${attributes}>${escaped(text)}</text>`;
  }

  /** Digits and what stands between them run from left to right in both languages. */
  figure(text: string, along: number, y: number, attributes = ''): string {
    return `<text x="${this.x(along)}" y="${this.top + y}" direction="ltr" text-anchor="middle" ${attributes}>${escaped(text)}</text>`;
  }

  bar(along: number, bottom: number, height: number, fill: string): string {
    return `<rect x="${this.x(along, barWidth)}" y="${this.top + bottom - height}" width="${barWidth}" height="${height}" fill="${fill}" stroke="#111" stroke-width="1.5"/>`;
  }

  line(from: number, to: number, y: number): string {
    return `<line x1="${this.x(from)}" x2="${this.x(to)}" y1="${this.top + y}" y2="${this.top + y}" stroke="#111"/>`;
  }
}

const panel = (drawing: Drawing, simulated: Simulated, columns: readonly Column[]): string[] => {
  const words = plotWords[drawing.language];
  return [
    drawing.words(words.title(simulated), margin, 34, 'font-size="17" font-weight="bold"'),
    drawing.words(words.explanation, margin, 58),
    drawing.bar(margin, 92, 16, 'none'),
    drawing.words(words.before, margin + barWidth + 8, 90),
    drawing.bar(margin + 200, 92, 16, 'url(#hatch)'),
    drawing.words(words.after, margin + 200 + barWidth + 8, 90),
    ...(columns.length === 0 ? [drawing.words(words.none, margin, headHeight + 30)] : []),
    ...(columns.length === 0 ? [] : marks.flatMap((mark, index) => strip(drawing, mark, index, columns))),
    drawing.words(words.months, margin, panelHeight - 18, 'font-size="12"'),
  ];
};

const strip = (drawing: Drawing, mark: Mark, index: number, columns: readonly Column[]): string[] => {
  const top = headHeight + index * stripHeight;
  const bottom = top + 26 + barHeight;
  const most = Math.max(1, ...columns.flatMap((column) => [column[mark].before, column[mark].after]));
  return [
    drawing.words(plotWords[drawing.language].marks[mark], margin, top + 6, 'font-weight="bold"'),
    drawing.line(margin, margin + columns.length * slot, bottom),
    ...columns.flatMap((column, place) => monthBars(drawing, column, mark, margin + place * slot, bottom, most)),
  ];
};

const monthBars = (
  drawing: Drawing,
  column: Column,
  mark: Mark,
  along: number,
  bottom: number,
  most: number,
): string[] => {
  const middle = along + slot / 2;
  const bar = (count: number, from: number, fill: string): string[] => {
    const height = Math.round((count / most) * (barHeight - 16));
    return [
      ...(height > 0 ? [drawing.bar(from, bottom, height, fill)] : []),
      drawing.figure(String(count), from + barWidth / 2, bottom - height - 4, 'font-size="11"'),
    ];
  };
  return [
    ...bar(column[mark].before, middle - barWidth - 2, 'none'),
    ...bar(column[mark].after, middle + 2, 'url(#hatch)'),
    drawing.figure(column.month, middle, bottom + 15, 'font-size="11"'),
    drawing.figure(hijriOf(column), middle, bottom + 29, 'font-size="10"'),
  ];
};

/** A month without an answer has its place too: else time would seem to run faster. Its Hijri months are not told. */
const withoutGaps = (months: readonly Column[]): readonly Column[] => {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const known = new Map(months.map((each) => [each.month, each]));
  const all: Column[] = [];
  for (let month = first.month; month <= last.month; month = monthAfter(month))
    all.push(known.get(month) ?? emptyMonth(month));
  return all;
};

const nothing = { before: 0, after: 0 };
const emptyMonth = (month: string): Column => ({
  ...{ month, hijri: null, answers: 0 },
  ...{ beforeFloor: nothing, pastTarget: nothing, pastCeiling: nothing },
});

const monthAfter = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign]!);
