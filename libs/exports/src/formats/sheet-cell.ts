import { withItsEnds, type CellValue } from './csv-cell';

/** A cell holds no more than this many characters. */
const LONGEST_CELL = 32_767;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no control characters; a workbook writes them as `_x0007_`, and what looks like that with its first part doubled. */
export const sheetText = (text: string): string =>
  withItsEnds(text)
    .toWellFormed()
    .slice(0, LONGEST_CELL)
    .replace(/_x[0-9A-Fa-f]{4}_/g, '_x005F$&')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]/g, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    })
    .replace(/[&<>"]/g, (character) => escapes[character]!);

/** A cell; text stands as text, so that nothing in it is ever a formula. */
export const sheetCell = (value: CellValue, style = 0): string => {
  const styled = style === 0 ? '' : ` s="${style}"`;
  if (value === null || value === '') return `<c${styled}/>`;
  if (typeof value === 'number') return `<c${styled}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c t="b"${styled}><v>${value ? 1 : 0}</v></c>`;
  return `<c t="inlineStr"${styled}><is><t xml:space="preserve">${sheetText(value)}</t></is></c>`;
};

export const sheetRow = (values: readonly CellValue[], style = 0): string =>
  `<row>${values.map((value) => sheetCell(value, style)).join('')}</row>`;
