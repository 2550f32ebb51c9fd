import { LogAway, type Recorded } from '@lib/event-store';
import { GONE, type AnyProjection, type DocumentsKey } from './projection';

const KEYS_LIMIT = 1_000;

export type Rows = Map<string, object>;
export type DocumentsLookup = (key: DocumentsKey) => unknown;

export interface FoldedBatch {
  readonly written: Rows;
  readonly gone: readonly string[];
  readonly counters: ReadonlyMap<string, number>;
}

/** An event that its projection cannot take; `index` is its place in the batch. */
export class FoldFailed extends Error {
  constructor(
    readonly index: number,
    readonly event: Recorded,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/** The rows that a batch touches, each once. Throws FoldFailed. */
export const keysOf = (projection: AnyProjection, events: readonly Recorded[]): string[] => {
  const keys = new Set<string>();
  events.forEach((event, index) => {
    for (const key of keysOfEvent(projection, event, index)) keys.add(key);
  });
  return [...keys];
};

const keysOfEvent = (projection: AnyProjection, event: Recorded, index: number): readonly string[] => {
  try {
    const keys = projection.keys(event);
    if (keys.length > KEYS_LIMIT)
      throw new Error(`names ${keys.length} rows; more than ${KEYS_LIMIT} is a sweep of events`);
    return keys;
  } catch (error) {
    throw new FoldFailed(index, event, error);
  }
};

/** Folds the batch in memory and says what is to be written; the same whatever the batch's size. Throws FoldFailed. */
export const foldBatch = async (
  projection: AnyProjection,
  before: Rows,
  events: readonly Recorded[],
  lookUp: DocumentsLookup,
): Promise<FoldedBatch> => {
  const rows: Map<string, object | undefined> = new Map(before);
  const touched = new Map<string, number>();
  for (const [index, event] of events.entries()) {
    for (const key of keysOfEvent(projection, event, index)) {
      try {
        const row = rows.get(key);
        const found = documentsOf(projection, row, lookUp);
        const documents = found instanceof Promise ? await found : found; // almost always remembered: no turn of the loop
        const after = projection.fold(row, event, documents, key);
        if (after === row) continue;
        rows.set(key, after === GONE ? undefined : after);
        touched.set(key, index);
      } catch (error) {
        throw failed(index, event, error);
      }
    }
  }
  await complete(projection, rows, events, touched, lookUp);
  return changes(projection, before, rows, touched);
};

/** A log that could not be asked for a document is no fault of the event's: the batch is tried again. */
const failed = (index: number, event: Recorded, error: unknown): Error =>
  error instanceof LogAway ? error : new FoldFailed(index, event, error);

const documentsOf = (projection: AnyProjection, row: object | undefined, lookUp: DocumentsLookup): unknown => {
  const wanted = projection.documents?.(row);
  return wanted && lookUp(wanted);
};

/** A row that cannot be completed is the last event's that touched it. */
const complete = async (
  projection: AnyProjection,
  rows: Map<string, object | undefined>,
  events: readonly Recorded[],
  touched: ReadonlyMap<string, number>,
  lookUp: DocumentsLookup,
): Promise<void> => {
  if (!projection.complete) return;
  for (const [key, index] of touched) {
    const row = rows.get(key);
    if (!row) continue;
    try {
      const found = documentsOf(projection, row, lookUp);
      rows.set(key, projection.complete(row, found instanceof Promise ? await found : found));
    } catch (error) {
      throw failed(index, events[index] as Recorded, error);
    }
  }
};

const changes = (
  projection: AnyProjection,
  before: Rows,
  after: ReadonlyMap<string, object | undefined>,
  touched: ReadonlyMap<string, number>,
): FoldedBatch => {
  const written: Rows = new Map();
  const gone: string[] = [];
  const counters = new Map<string, number>();
  const count = (row: object | undefined, by: number): void => {
    if (!row || !projection.tally) return;
    for (const counter of projection.tally(row)) counters.set(counter, (counters.get(counter) ?? 0) + by);
  };
  for (const key of touched.keys()) {
    const row = after.get(key);
    if (row) written.set(key, row);
    else if (before.has(key)) gone.push(key);
    count(before.get(key), -1);
    count(row, 1);
  }
  for (const [counter, difference] of counters) if (difference === 0) counters.delete(counter);
  return { written, gone, counters };
};
