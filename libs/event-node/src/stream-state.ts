import { END_OF_STREAM } from './stored-event';
import { NO_RETENTION, isMetastream, type Retention } from './stream-metadata';

/** What is known of an original stream and its `$$` metastream, as one: each changes how the other answers. */
export interface StreamState {
  /** Revision of the last event, -1 where there is none; `$streamDeleted` does not count. */
  readonly last: bigint;
  readonly tombstoned: boolean;
  readonly metaLast: bigint;
  readonly retention: Retention;
  /** The raw last metadata of a deleted stream; recreation rewrites it. */
  readonly deletedMetadata?: Buffer;
}

export const UNKNOWN_STREAM: StreamState = { last: -1n, tombstoned: false, metaLast: -1n, retention: NO_RETENTION };

/** A stream as one request sees it: an original stream, or the metastream of one. */
export interface StreamView {
  readonly last: bigint;
  readonly tombstoned: boolean;
  readonly deleted: boolean;
  readonly hasMetadata: boolean;
  readonly firstVisible: bigint;
  readonly maxAgeSeconds?: bigint;
}

export const isDeleted = (state: StreamState): boolean => state.retention.truncateBefore === END_OF_STREAM;

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Metastreams always show their last event only. */
const metastreamView = ({ metaLast, tombstoned }: StreamState): StreamView => ({
  last: metaLast,
  tombstoned,
  deleted: false,
  hasMetadata: false,
  firstVisible: larger(metaLast, 0n),
});

export const viewOf = (stream: string, state: StreamState): StreamView => {
  if (isMetastream(stream)) return metastreamView(state);
  const { truncateBefore = 0n, maxCount, maxAgeSeconds } = state.retention;
  return {
    last: state.last,
    tombstoned: state.tombstoned,
    deleted: isDeleted(state),
    hasMetadata: state.metaLast >= 0n,
    firstVisible: maxCount === undefined ? truncateBefore : larger(truncateBefore, state.last - maxCount + 1n),
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
  };
};

/** Bounded memory of states, least recently used first out. The writer alone puts: what stands here is committed. */
export class StreamStates {
  private readonly states = new Map<string, StreamState>();
  /** Stands before the oldest: one that began anew would step over all that was used or forgotten since, each time. */
  private readonly fromOldest = this.states.keys();

  constructor(private readonly capacity: number) {}

  get(original: string): StreamState | undefined {
    const state = this.states.get(original);
    if (state === undefined) return undefined;
    this.states.delete(original);
    this.states.set(original, state);
    return state;
  }

  put(original: string, state: StreamState): void {
    this.states.delete(original);
    this.states.set(original, state);
    if (this.states.size > this.capacity) this.states.delete(this.fromOldest.next().value!);
  }
}
