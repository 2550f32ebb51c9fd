/** The word of a search that the caret stands in. */
export interface TermAtCaret {
  readonly from: number;
  readonly to: number;
  /** What stands before the colon; undefined while there is none. */
  readonly qualifier: string | undefined;
  /** What was typed of the qualifier, or of its value. */
  readonly typed: string;
}

export const termAt = (text: string, caret: number): TermAtCaret => {
  const from = text.slice(0, caret).search(/\S*$/);
  const to = caret + text.slice(caret).search(/\s|$/);
  const before = text.slice(from, caret);
  const colon = before.indexOf(':');
  return colon < 0
    ? { from, to, qualifier: undefined, typed: before }
    : { from, to, qualifier: before.slice(0, colon).toLowerCase(), typed: before.slice(colon + 1) };
};

/** Something that can stand at the caret: a qualifier with its colon, or a value; `label` says it in words. */
export interface Completion {
  readonly insert: string;
  readonly label: string;
}

export type Values = Readonly<Record<string, readonly Completion[]>>;

const MOST_SHOWN = 8;

/** What goes on from what was typed, by its own letters or by its words; those that begin so come first. */
export const completionsFor = (
  { qualifier, typed }: TermAtCaret,
  qualifiers: readonly Completion[],
  values: Values,
): readonly Completion[] => {
  const typedSmall = typed.toLowerCase();
  const all = qualifier === undefined ? qualifiers : (values[qualifier] ?? []);
  const begins = (each: Completion): boolean => each.insert.toLowerCase().startsWith(typedSmall);
  const speaks = (each: Completion): boolean =>
    each.insert.toLowerCase().includes(typedSmall) || each.label.toLowerCase().includes(typedSmall);
  const isWhole = all.some(({ insert }) => qualifier !== undefined && insert === typed);
  if (isWhole) return [];
  return [...all.filter(begins), ...all.filter((each) => !begins(each) && speaks(each))].slice(0, MOST_SHOWN);
};

/** The search with the completion at the caret; after a value the next word may follow at once. */
export const completed = (
  text: string,
  { from, to, qualifier }: TermAtCaret,
  insert: string,
): { readonly text: string; readonly caret: number } => {
  const word = qualifier === undefined ? insert : `${qualifier}:${insert} `;
  const rest = text.slice(to);
  return {
    text: text.slice(0, from) + word + (word.endsWith(' ') ? rest.trimStart() : rest),
    caret: from + word.length,
  };
};

/** A place of the search that says nothing, as the service names it. */
export interface Fault {
  readonly code: string;
  readonly detail: string;
  readonly from: number;
  readonly to: number;
  readonly nearest?: string;
}

export interface Piece {
  readonly text: string;
  readonly isFault: boolean;
}

/** The search in pieces, those that say nothing told apart. */
export const piecesOf = (text: string, faults: readonly Fault[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to } of faults.toSorted((one, other) => one.from - other.from)) {
    if (from > end) pieces.push({ text: text.slice(end, from), isFault: false });
    pieces.push({ text: text.slice(from, to), isFault: true });
    end = to;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isFault: false });
  return pieces;
};

/** The search with the nearest thing in the place of what says nothing; a qualifier without a value keeps its place. */
export const mended = (text: string, { from, to, nearest = '' }: Fault): string => {
  const kept = text.slice(from, to).endsWith(':') ? text.slice(from, to) : '';
  return text.slice(0, from) + kept + nearest + text.slice(to);
};

/** The faults of a search, among whatever a problem names. */
export const faultsOf = (errors: readonly object[] | undefined): readonly Fault[] =>
  (errors ?? []).filter(
    (error): error is Fault & { pointer: string } =>
      'from' in error && typeof error.from === 'number' && 'pointer' in error && error.pointer === '/q',
  );

/** The day by the calendar of Umm al-Qura as a search takes it: `1448-06-13`. */
export const hijriOf = (at: Date): string => {
  const parts = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'Asia/Riyadh',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};
