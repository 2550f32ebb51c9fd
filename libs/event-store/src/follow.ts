import { excludeSystemEvents, type AllStreamResolvedEvent, type EventStoreDBClient } from '@eventstore/db-client';
import { decode } from './codec';
import { isSystem } from './is-system';
import { allPosition, readHead } from './reading';
import type { Recorded } from './recorded';
import { backoffMs, pause } from './time-limit';

const DEFAULT_MAX_BATCH = 500;
/** At least; a whole batch, where batches are longer, so that the next comes in while one is handled. */
const BUFFERED_EVENTS = 1_000;
/** A checkpoint at most each 32 × this many events of the log that are not ours. */
const CHECKPOINT_INTERVAL = 32;
/** Whoever is behind the head waits so long for a batch to fill: each costs its handler the same, however short. */
const GATHER_MS = 200;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 5_000;

export interface FollowOptions {
  /** Exclusive: the last position that was handled. */
  readonly from: bigint | 'start';
  /** In the log's own order, each event once; the next batch waits for this promise. A rejection ends the follower. */
  readonly onBatch: (events: Recorded[]) => Promise<void>;
  /** Once, when the head that the log had at the start has been handled. */
  readonly onLive?: () => void;
  /** The connection was lost (with the reason) or is there again (without one). */
  readonly onConnection?: (lost?: unknown) => void;
  readonly maxBatch?: number;
  readonly signal?: AbortSignal;
}

export interface Follower {
  /** Settles when the follower has ended: resolved by the signal, rejected by what `onBatch` or an unknown event threw. */
  readonly closed: Promise<void>;
  readonly live: boolean;
  /** The last position that was handled. */
  readonly position: bigint | 'start';
}

/** Follows the whole log without the log's own events; a lost connection is taken up again after the last handled event. */
export const follow = (client: EventStoreDBClient, options: FollowOptions): Follower => {
  const following = new Following(client, options);
  return {
    closed: following.run(),
    get live() {
      return following.live;
    },
    get position() {
      return following.position;
    },
  };
};

class Following {
  position: bigint | 'start';
  live = false;
  private head: bigint | undefined;
  private headKnown = false;
  private losses = 0;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly options: FollowOptions,
  ) {
    this.position = options.from;
  }

  private get ended(): boolean {
    return this.options.signal?.aborted ?? false;
  }

  async run(): Promise<void> {
    while (!this.ended) {
      const lost = await this.untilLost();
      if (this.ended) return;
      this.losses += 1;
      this.options.onConnection?.(lost);
      await pause(backoffMs(this.losses - 1, FIRST_BACKOFF_MS, LONGEST_BACKOFF_MS), this.options.signal);
    }
  }

  /** Answers with what broke the connection; throws what the handler threw. */
  private async untilLost(): Promise<unknown> {
    try {
      await this.askHead();
    } catch (error) {
      return error;
    }
    const maxBatch = this.options.maxBatch ?? DEFAULT_MAX_BATCH;
    const pass = (position: bigint): void => this.pass(position);
    const incoming = new Incoming(this.client, this.position, maxBatch, pass, this.options.signal);
    try {
      for (;;) {
        const batch = await incoming.next(maxBatch, (last) => this.isBehind(last));
        if (batch === undefined) return incoming.broken ?? new Error('the log ended the subscription');
        await this.handle(batch);
      }
    } finally {
      await incoming.close();
    }
  }

  private async askHead(): Promise<void> {
    if (this.headKnown) return;
    this.head = await readHead(this.client);
    this.headKnown = true;
    this.noteLive();
  }

  private async handle(batch: AllStreamResolvedEvent[]): Promise<void> {
    if (this.losses > 0) {
      this.losses = 0;
      this.options.onConnection?.();
    }
    const { events, unreadable } = decodeBatch(batch);
    if (events.length > 0) {
      await this.options.onBatch(events);
      this.pass(events.at(-1)?.position ?? 0n);
    }
    if (unreadable) throw unreadable;
  }

  private isBehind(position: bigint | undefined): boolean {
    return !this.live && this.head !== undefined && position !== undefined && position < this.head;
  }

  private pass(position: bigint): void {
    if (this.position === 'start' || position > this.position) this.position = position;
    this.noteLive();
  }

  private noteLive(): void {
    if (this.live || !this.headKnown) return;
    const reached = this.head === undefined || (this.position !== 'start' && this.position >= this.head);
    if (!reached) return;
    this.live = true;
    this.options.onLive?.();
  }
}

/** What was read before an event that cannot be read is still handled. */
const decodeBatch = (batch: AllStreamResolvedEvent[]): { events: Recorded[]; unreadable?: unknown } => {
  const events: Recorded[] = [];
  for (const { event, commitPosition } of batch) {
    if (!event || isSystem(event)) continue;
    try {
      events.push(decode(event, commitPosition));
    } catch (unreadable) {
      return { events, unreadable };
    }
  }
  return { events };
};

type IsBehind = (lastPosition: bigint | undefined) => boolean;

/** One subscription, read by pulling: what is not pulled stays with the log, beyond a small buffer. */
class Incoming {
  broken: unknown;
  private over = false;
  private handling = false;
  private readonly leave = (): void => this.finish();
  private wake: () => void = () => undefined;
  private readonly subscription;

  constructor(
    client: EventStoreDBClient,
    from: bigint | 'start',
    maxBatch: number,
    pass: (position: bigint) => void,
    private readonly signal?: AbortSignal,
  ) {
    const filter = excludeSystemEvents({
      checkpointInterval: CHECKPOINT_INTERVAL,
      // A checkpoint may overtake events that wait in our buffer: it counts only when none does.
      checkpointReached: async (_subscription, position) => {
        if (this.subscription.readableLength === 0 && !this.handling) pass(position.commit);
      },
    });
    this.subscription = client.subscribeToAll(
      { fromPosition: allPosition(from), filter },
      { highWaterMark: Math.max(BUFFERED_EVENTS, maxBatch) },
    );
    const finish = (error?: unknown): void => this.finish(error);
    this.subscription.on('readable', () => this.wake());
    this.subscription.on('error', finish);
    this.subscription.on('end', () => finish());
    this.subscription.on('close', () => finish());
    signal?.addEventListener('abort', this.leave);
    if (signal?.aborted) finish();
  }

  /** The events that are there, at least one; undefined when the subscription is over. */
  async next(maxCount: number, isBehind: IsBehind): Promise<AllStreamResolvedEvent[] | undefined> {
    this.handling = false;
    for (;;) {
      if (this.over) return undefined;
      const batch = this.pull(maxCount);
      if (batch.length > 0) {
        this.handling = true;
        await this.gather(batch, maxCount, isBehind);
        return batch;
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private async gather(batch: AllStreamResolvedEvent[], maxCount: number, isBehind: IsBehind): Promise<void> {
    const until = performance.now() + GATHER_MS;
    while (!this.over && batch.length < maxCount && isBehind(batch.at(-1)?.commitPosition)) {
      const leftMs = until - performance.now();
      if (leftMs <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      batch.push(...this.pull(maxCount - batch.length));
    }
  }

  private finish(error?: unknown): void {
    this.broken ??= error;
    this.over = true;
    this.wake();
  }

  async close(): Promise<void> {
    this.over = true;
    this.signal?.removeEventListener('abort', this.leave);
    await this.subscription.unsubscribe().catch(() => undefined);
    this.subscription.destroy();
  }

  private pull(maxCount: number): AllStreamResolvedEvent[] {
    const batch: AllStreamResolvedEvent[] = [];
    while (batch.length < maxCount) {
      const event = this.subscription.read() as AllStreamResolvedEvent | null;
      if (event === null) break;
      batch.push(event);
    }
    return batch;
  }
}
