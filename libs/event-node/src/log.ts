import type { Pool } from 'pg';
import { readAllPage, readStates, readStreamPage, type Direction, type Page } from './event-table';
import { unreadable } from './failures';
import { ticksOf, type StoredEvent } from './stored-event';
import { resolveLinks } from './links';
import { originalOf } from './stream-metadata';
import { viewOf, type StreamStates, type StreamView } from './stream-state';
import type { Tail } from './tail';
import type { Delivery } from './wire';

/** A reader that meets a lost database is told to come again. */
const reading = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw unreadable(error as Error);
  }
};

/** The committed log as readers see it. */
export class Log {
  constructor(
    private readonly pool: Pool,
    private readonly states: StreamStates,
    readonly tail: Tail,
    private readonly now: () => number,
  ) {}

  async view(stream: string): Promise<StreamView> {
    const original = originalOf(stream);
    // Only the writer fills that memory: a state read here could already be stale when it arrives.
    const state = this.states.get(original) ?? (await reading(readStates(this.pool, [original])))[0]!;
    return viewOf(stream, state);
  }

  allPage(from: bigint, direction: Direction, atMost: number): Promise<Page> {
    return reading(readAllPage(this.pool, from, direction, atMost));
  }

  streamPage(stream: string, from: bigint, direction: Direction, atMost: number): Promise<Page> {
    return reading(readStreamPage(this.pool, stream, from, direction, atMost));
  }

  /** Whether history still shows an event of a stream with this view. */
  isVisible(event: StoredEvent, { firstVisible, maxAgeSeconds }: StreamView): boolean {
    if (event.revision < firstVisible) return false;
    return maxAgeSeconds === undefined || event.created >= ticksOf(this.now()) - maxAgeSeconds * 10_000_000n;
  }

  resolve(events: readonly StoredEvent[]): Promise<Delivery[]> {
    return reading(resolveLinks(this.pool, events));
  }
}
