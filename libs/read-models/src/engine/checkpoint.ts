import type { Recorded } from '@lib/event-store';

/** How far a projection has folded; the event's id and the log's make it plain which log that was. */
export interface Checkpoint {
  readonly logId: string;
  readonly commitPosition: bigint;
  readonly preparePosition: bigint;
  readonly eventId: string;
  readonly eventCreatedAt: string;
}

export const checkpointAt = (event: Recorded, logId: string): Checkpoint => ({
  logId,
  commitPosition: event.position,
  preparePosition: event.position, // the log writes both alike for what comes in over gRPC
  eventId: event.id,
  eventCreatedAt: event.createdAt,
});

/** Why a projection stands still, in words for an operator. */
export interface Problem {
  readonly kind: 'event' | 'other_log' | 'difference' | 'log';
  readonly message: string;
  readonly event?: {
    readonly type: string;
    readonly stream: string;
    readonly revision: string;
    readonly position: string;
  };
  readonly difference?: Difference;
}

/** What two builds of a projection do not agree on. */
export interface Difference {
  readonly rows: number;
  readonly byColumn: Readonly<Record<string, number>>;
  readonly keys: readonly string[];
  readonly counters: readonly { readonly counter: string; readonly live: string; readonly rebuilt: string }[];
}

export const problemOfEvent = (event: Recorded, error: unknown): Problem => ({
  kind: 'event',
  message: error instanceof Error ? error.message : String(error),
  event: {
    type: event.type,
    stream: event.streamName,
    revision: String(event.revision),
    position: String(event.position),
  },
});

/** An event that this release cannot read, or a log that cannot be followed. */
export const problemOfLog = (error: unknown): Problem => {
  const { type, stream, revision, message } = error as {
    type?: string;
    stream?: string;
    revision?: bigint;
    message?: string;
  };
  return {
    kind: 'log',
    message: message ?? String(error),
    ...(type && stream && { event: { type, stream, revision: String(revision), position: 'unknown' } }),
  };
};
