import type { Actor, Instant } from '@lib/domain';

/** Who and why; rules never read it. */
export interface EventMetadata {
  readonly actor: Actor;
  readonly onBehalfOf?: string;
  readonly commandId: string;
  readonly commandHash: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly clauses: readonly string[];
  /** The clock's time, by which it was judged unless the command named an earlier one. */
  readonly recordedAt: Instant;
}

export interface StoredEvent {
  readonly type: string;
  readonly data: object;
}

/** An event on its way into the log. */
export interface Proposed<Event extends StoredEvent = StoredEvent> {
  readonly id: string;
  readonly type: Event['type'];
  readonly data: Event['data'];
  readonly metadata: EventMetadata;
}

/** An event as the log holds it. */
export interface Recorded {
  readonly id: string;
  readonly type: string;
  // eslint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly metadata: EventMetadata;
  readonly streamName: string;
  readonly revision: bigint;
  /** Commit position in the whole log. Only compared, never counted with. */
  readonly position: bigint;
  /** The log's own time. */
  readonly createdAt: Instant;
}

/** `case` of `case-0190…`; also says which streams a follower may skip (`ops`, `policy`). */
export const categoryOf = (streamName: string): string => streamName.split('-', 1)[0] ?? streamName;

/** `0190…` of `case-0190…`. */
export const idOf = (streamName: string): string => streamName.slice(categoryOf(streamName).length + 1);
