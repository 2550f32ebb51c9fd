import type { AnyProjection, FoldedBatch } from '@lib/read-models';

type Row = Readonly<Record<string, unknown>>;

const NULL = '\\N';
const SPECIAL = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string => text.replace(SPECIAL, (character) => ESCAPED[character]!);
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The names of the columns, in the order of the text's. */
export const columnsOf = ({ columns }: AnyProjection): string =>
  Object.keys(columns)
    .map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    .join(', ');

/** The rows of a folded batch as `copy … from` reads them, columns in the order of the projection's own. */
export const copyText = ({ columns }: AnyProjection, { written }: FoldedBatch): string => {
  const fields = Object.entries(columns) as [string, string][];
  let text = '';
  for (const row of written.values())
    text += `${fields.map(([field, type]) => cell((row as Row)[field], type)).join('\t')}\n`;
  return text;
};

const cell = (value: unknown, type: string): string => {
  if (value === undefined || value === null) return NULL;
  if (type === 'jsonb') return escaped(JSON.stringify(value));
  if (Array.isArray(value)) return escaped(`{${value.map((each) => quoted(String(each))).join(',')}}`);
  return escaped(String(value));
};
