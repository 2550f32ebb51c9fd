/** Numbers and truths are what they are; only text is looked at for what a spreadsheet would make of it. */
export type CsvValue = string | number | boolean | null;

/** Left and right embeddings and overrides end with one character, isolates with another. */
const opening = /[\u202A\u202B\u202D\u202E\u2066-\u2068]/;
const endOf = (character: string): string => (character >= '\u2066' ? '\u2069' : '\u202C');

/**
 * The text with every direction that it opens also closed at its end, so that it cannot turn what stands after it; nothing
 * is taken away.
 */
const closed = (text: string): string => {
  if (!opening.test(text)) return text;
  const open: string[] = [];
  for (const character of text) {
    if (opening.test(character)) open.push(endOf(character));
    else if (character === open.at(-1)) open.pop();
  }
  return text + open.toReversed().join('');
};

/** What a spreadsheet would take for a formula is made a text by an apostrophe before it. */
const defused = (text: string): string => (/^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text);

/** Text as a spreadsheet may hold it, whatever somebody put into it. */
export const spreadsheetText = (text: string): string => closed(text);

export const csvCell = (value: CsvValue): string => {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = closed(defused(value));
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A row by RFC 4180, its end included. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvCell).join(',')}\r\n`;
