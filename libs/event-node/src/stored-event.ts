/** An event as the log keeps it: bytes as received, in the one order of `position`. */
export interface StoredEvent {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  /** The node's write time, in ticks of 100 ns since the Unix epoch. */
  readonly created: bigint;
  readonly metadata: Buffer;
  readonly data: Buffer;
}

/** An event on its way in. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly metadata: Buffer;
  readonly data: Buffer;
}

/** The revision of `$streamDeleted`, and the `$tb` of a deleted stream. */
export const END_OF_STREAM = 9223372036854775807n;

const RECORD_OVERHEAD_BYTES = 64;

/** How far a record moves the position: like the real log's byte offsets, so positions have gaps and nobody counts with them. */
export const recordBytes = (event: ProposedEvent): number =>
  RECORD_OVERHEAD_BYTES + event.type.length + event.metadata.length + event.data.length;

const TICKS_PER_MS = 10_000n;

export const ticksOf = (epochMs: number): bigint => BigInt(Math.trunc(epochMs)) * TICKS_PER_MS;

const PERSISTENT_SUBSCRIPTION_ON_ALL = /^\$persistentsubscription-\$all::.*-(checkpoint|parked)$/s;

/** `$all` shows everything but the bookkeeping that the real server hides too. */
export const hiddenFromAll = (stream: string): boolean =>
  stream.startsWith('$') && (stream === '$epoch-information' || PERSISTENT_SUBSCRIPTION_ON_ALL.test(stream));
