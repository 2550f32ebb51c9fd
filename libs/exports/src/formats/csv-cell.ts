/** What stands in a cell; text alone is looked at for what a spreadsheet would make of it. */
export type CellValue = string | number | boolean | null;

/** Embeddings and overrides end with one character, isolates with another. */
const opening = /[\u202A\u202B\u202D\u202E\u2066-\u2068]/;
const endOf = (character: string): string => (character >= '\u2066' ? '\u2069' : '\u202C');

/**
 * The text with every direction that it opens closed at its end, so that it cannot turn what stands after it; nothing is
 * taken away.
 */
export const withItsEnds = (text: string): string => {
  if (!opening.test(text)) return text;
  const open: string[] = [];
  for (const character of text) {
    if (opening.test(character)) open.push(endOf(character));
    else if (character === open.at(-1)) open.pop();
  }
  return text + open.toReversed().join('');
};

/** What a spreadsheet would take for a formula is made a text by an apostrophe before it. */
const defused = (text: string): string => (/^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/.test(text) ? `'${text}` : text);

export const csvCell = (value: CellValue): string => {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = withItsEnds(defused(value));
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A row by RFC 4180, its end included. */
export const csvLine = (values: readonly CellValue[]): string => `${values.map(csvCell).join(',')}\r\n`;
