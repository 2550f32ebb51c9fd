import type { StreamView } from './stream-state';

export type Expected =
  | { readonly kind: 'any' | 'no_stream' | 'stream_exists' }
  | { readonly kind: 'exact'; readonly revision: bigint };

export interface Remembered {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
}

/** Where ids were seen before: this process's memory, and the log itself. */
export interface KnownEvents {
  remembered(id: string): Remembered | undefined;
  /** The event at a revision of the judged stream, whatever truncation hides. */
  stored(revision: bigint): { readonly id: string; readonly position: bigint } | undefined;
}

export type Verdict =
  | { readonly kind: 'write' }
  /** Nothing to write: it is there already. Without revision: no stream; without position: no longer to be seen. */
  | { readonly kind: 'done'; readonly revision?: bigint; readonly position?: bigint }
  | { readonly kind: 'wrong_version'; readonly current: bigint }
  | { readonly kind: 'stream_deleted' };

const WRITE: Verdict = { kind: 'write' };
const STREAM_DELETED: Verdict = { kind: 'stream_deleted' };
const wrongVersion = (view: StreamView): Verdict => ({ kind: 'wrong_version', current: view.last });

const done = (view: StreamView, revision: bigint, position: bigint): Verdict =>
  view.deleted || revision < view.firstVisible ? { kind: 'done', revision } : { kind: 'done', revision, position };

/** `any` and `stream_exists` compare with this process's memory only; the first id decides whether the rest is looked at. */
const judgeByMemory = (stream: string, view: StreamView, ids: readonly string[], known: KnownEvents): Verdict => {
  let last: Remembered | undefined;
  for (const [index, id] of ids.entries()) {
    const seen = known.remembered(id);
    if (seen === undefined || seen.stream !== stream) return index === 0 ? WRITE : wrongVersion(view);
    last = seen;
  }
  return last === undefined ? WRITE : done(view, last.revision, last.position);
};

/** An exact revision compares with the log: at the end it appends whatever the ids, before it the ids must be those that follow. */
const judgeByLog = (view: StreamView, expected: bigint, ids: readonly string[], known: KnownEvents): Verdict => {
  if (expected > view.last) return wrongVersion(view);
  if (expected === view.last) return WRITE;
  let revision = expected;
  let position = 0n;
  for (const [index, id] of ids.entries()) {
    const stored = known.stored(revision + 1n);
    if (stored?.id !== id) return index === 0 ? beginAgain(view, expected) : wrongVersion(view);
    revision += 1n;
    position = stored.position;
  }
  return ids.length === 0 ? beginAgain(view, expected) : done(view, revision, position);
};

/** A deleted stream may be begun again by `no_stream`. */
const beginAgain = (view: StreamView, expected: bigint): Verdict =>
  view.deleted && expected === -1n ? WRITE : wrongVersion(view);

export const judgeAppend = (
  stream: string,
  view: StreamView,
  expected: Expected,
  ids: readonly string[],
  known: KnownEvents,
): Verdict => {
  if (view.tombstoned) return STREAM_DELETED;
  switch (expected.kind) {
    case 'exact':
      return judgeByLog(view, expected.revision, ids, known);
    case 'no_stream':
      return judgeByLog(view, -1n, ids, known);
    case 'stream_exists':
      if (view.deleted) return STREAM_DELETED;
      if (view.last < 0n && !view.hasMetadata) return wrongVersion(view);
      return judgeByMemory(stream, view, ids, known);
    case 'any':
      return judgeByMemory(stream, view, ids, known);
  }
};

const neverExisted = (view: StreamView): boolean => view.last < 0n && !view.hasMetadata;

export const judgeDelete = (view: StreamView, expected: Expected): Verdict =>
  !view.tombstoned && neverExisted(view) ? wrongVersion(view) : judgeEnd(view, expected);

export const judgeTombstone = (view: StreamView, expected: Expected): Verdict => judgeEnd(view, expected);

const judgeEnd = (view: StreamView, expected: Expected): Verdict => {
  if (view.tombstoned) return STREAM_DELETED;
  switch (expected.kind) {
    case 'any':
      return WRITE;
    case 'no_stream':
      return view.last < 0n || view.deleted ? WRITE : wrongVersion(view);
    case 'stream_exists':
      if (view.deleted) return STREAM_DELETED;
      return neverExisted(view) ? wrongVersion(view) : WRITE;
    case 'exact':
      return view.last >= 0n && expected.revision === view.last ? WRITE : wrongVersion(view);
  }
};
