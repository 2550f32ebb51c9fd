import { hiddenFromAll, type StoredEvent } from './stored-event';

const KEPT_EVENTS = 4_096;
const KEPT_BYTES = 8 * 1024 * 1024;
const SLICE_EVENTS = 64;

type Wake = (unchangedUpTo: bigint) => void;

/**
 * The newest committed events, bounded, in memory: idle and live subscribers are fed from here and cost no SQL. Nothing is
 * queued for a subscriber; one that falls behind what is kept goes back to the table.
 */
export class Tail {
  private events: StoredEvent[] = [];
  private first = 0;
  private bytes = 0;
  /** Every event after this position is kept. */
  private keptAfter: bigint;
  private head: bigint;
  private readonly anyWaiters = new Set<Wake>();
  private readonly streamWaiters = new Map<string, Set<Wake>>();

  constructor(last: bigint) {
    this.keptAfter = last;
    this.head = last;
  }

  /** The last committed position. */
  get last(): bigint {
    return this.head;
  }

  push(committed: readonly StoredEvent[]): void {
    const before = this.head;
    for (const event of committed) {
      this.events.push(event);
      this.bytes += sizeOf(event);
    }
    this.head = committed.at(-1)?.position ?? before;
    this.trim();
    this.wake(committed, before);
  }

  /** The next few events after a position; undefined when some of them are no longer kept. */
  after(position: bigint): readonly StoredEvent[] | undefined {
    if (position < this.keptAfter) return undefined;
    if (position >= this.head) return [];
    const from = this.indexAfter(position);
    return this.events.slice(from, from + SLICE_EVENTS);
  }

  /**
   * Calls back once at the next commit (of that stream, if named), with a position up to which nothing of interest came
   * since. Answers with what takes the wish back.
   */
  onNext(wake: Wake, stream?: string): () => void {
    if (stream === undefined) {
      this.anyWaiters.add(wake);
      return () => this.anyWaiters.delete(wake);
    }
    const waiters = this.streamWaiters.get(stream) ?? new Set();
    this.streamWaiters.set(stream, waiters.add(wake));
    return () => {
      waiters.delete(wake);
      if (waiters.size === 0 && this.streamWaiters.get(stream) === waiters) this.streamWaiters.delete(stream);
    };
  }

  private wake(committed: readonly StoredEvent[], before: bigint): void {
    const woken = [...this.anyWaiters];
    this.anyWaiters.clear();
    if (this.streamWaiters.size > 0) {
      for (const stream of new Set(committed.map((event) => event.stream))) {
        woken.push(...(this.streamWaiters.get(stream) ?? []));
        this.streamWaiters.delete(stream);
      }
    }
    for (const wake of woken) wake(before);
  }

  private indexAfter(position: bigint): number {
    let low = this.first;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.events[middle]!.position > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private trim(): void {
    while (this.events.length - this.first > KEPT_EVENTS || this.bytes > KEPT_BYTES) {
      const dropped = this.events[this.first]!;
      this.bytes -= sizeOf(dropped);
      this.keptAfter = dropped.position;
      this.first += 1;
    }
    // Dropped ones are cut off in one go, so that keeping costs the same however many are kept.
    if (this.first > KEPT_EVENTS) {
      this.events = this.events.slice(this.first);
      this.first = 0;
    }
  }
}

const EVENT_OVERHEAD_BYTES = 300;
const sizeOf = (event: StoredEvent): number => EVENT_OVERHEAD_BYTES + event.data.length + event.metadata.length;

export const shownInAll = (event: StoredEvent): boolean => !hiddenFromAll(event.stream);
