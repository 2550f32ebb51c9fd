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

/** An event that touches rows, which are found once; `index` is its place in the batch. */
interface Touch {
  readonly index: number;
  readonly event: Recorded;
  readonly keys: readonly string[];
}

/** A stretch of the log as one projection sees it: most events touch no row of most projections. */
export interface Part {
  readonly events: readonly Recorded[];
  readonly touches: readonly Touch[];
}

/** The events from `from` on, until so many of them touch rows. Throws FoldFailed. */
export const partOf = (
  projection: AnyProjection,
  events: readonly Recorded[],
  from = 0,
  mostTouches = Infinity,
): Part => {
  const touches: Touch[] = [];
  let end = from;
  while (end < events.length && touches.length < mostTouches) {
    const event = events[end] as Recorded;
    const index = end - from;
    const keys = keysOfEvent(projection, event, index);
    if (keys.length > 0) touches.push({ index, event, keys });
    end += 1;
  }
  return { events: from === 0 && end === events.length ? events : events.slice(from, end), touches };
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

/** Folds the part in memory and says what is to be written; the same whatever the part's size. Throws FoldFailed. */
export const foldBatch = async (
  projection: AnyProjection,
  before: Rows,
  part: Part,
  lookUp: DocumentsLookup,
): Promise<FoldedBatch> => {
  const after: After = new Map();
  const touched = new Map<string, Touch>();
  for (const touch of part.touches) {
    for (const key of touch.keys) {
      try {
        const row = after.has(key) ? after.get(key) : before.get(key);
        const found = documentsOf(projection, row, lookUp);
        const documents = found instanceof Promise ? await found : found; // almost always remembered: no turn of the loop
        const next = projection.fold(row, touch.event, documents, key);
        if (next === row) continue;
        after.set(key, next === GONE ? undefined : next);
        touched.set(key, touch);
      } catch (error) {
        throw failed(touch, error);
      }
    }
  }
  await complete(projection, after, touched, lookUp);
  return changes(projection, before, after);
};

/** What these events leave where there was nothing before. Throws FoldFailed. */
export const foldedFrom = (
  projection: AnyProjection,
  events: readonly Recorded[],
  lookUp: DocumentsLookup,
): Promise<FoldedBatch> => foldBatch(projection, new Map(), partOf(projection, events), lookUp);

/** The rows that were touched; undefined: there is none any more. */
type After = Map<string, object | undefined>;

/** A log that could not be asked for a document is no fault of the event's: the batch is tried again. */
const failed = ({ index, event }: Touch, error: unknown): Error =>
  error instanceof LogAway ? error : new FoldFailed(index, event, error);

const documentsOf = (projection: AnyProjection, row: object | undefined, lookUp: DocumentsLookup): unknown => {
  const wanted = projection.documents?.(row);
  return wanted && lookUp(wanted);
};

/** A row that cannot be completed is the last event's that touched it. */
const complete = async (
  projection: AnyProjection,
  after: After,
  touched: ReadonlyMap<string, Touch>,
  lookUp: DocumentsLookup,
): Promise<void> => {
  if (!projection.complete) return;
  for (const [key, touch] of touched) {
    const row = after.get(key);
    if (!row) continue;
    try {
      const found = documentsOf(projection, row, lookUp);
      after.set(key, projection.complete(row, found instanceof Promise ? await found : found));
    } catch (error) {
      throw failed(touch, error);
    }
  }
};

const changes = (projection: AnyProjection, before: Rows, after: After): FoldedBatch => {
  const written: Rows = new Map();
  const gone: string[] = [];
  const counters = new Map<string, number>();
  const count = (row: object | undefined, by: number): void => {
    if (!row || !projection.tally) return;
    for (const counter of projection.tally(row)) counters.set(counter, (counters.get(counter) ?? 0) + by);
  };
  for (const [key, row] of after) {
    const was = before.get(key);
    if (row) written.set(key, row);
    else if (was) gone.push(key);
    count(was, -1);
    count(row, 1);
  }
  for (const [counter, difference] of counters) if (difference === 0) counters.delete(counter);
  return { written, gone, counters };
};
