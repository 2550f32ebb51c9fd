import type { Recorded } from '@lib/event-store';

/** What the engine needs of the event store. */
export interface Log {
  readonly logId: string;
  /** The event that stands at exactly this position; undefined: none does. */
  eventAt(position: bigint): Promise<Recorded | undefined>;
  followAll(options: {
    from: bigint | 'start';
    onBatch(events: Recorded[]): Promise<void>;
    onLive?(): void;
    maxBatch?: number;
    signal?: AbortSignal;
  }): { readonly closed: Promise<void> };
}

/** Where the engine says what it does; a line of text and what belongs to it. */
export interface EngineLogger {
  info(message: string, details?: object): void;
  error(message: string, details?: object): void;
}
