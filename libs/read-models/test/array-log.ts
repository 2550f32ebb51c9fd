import type { Recorded } from '@lib/event-store';
import type { Log } from '../src/engine/log';

/** An event log in an array, for what is to be tried thousands of times; the engine's other specs use the real one. */
export class ArrayLog implements Log {
  readonly events: Recorded[] = [];
  private wake: (() => void)[] = [];

  constructor(readonly logId = 'log-1') {}

  append(streamName: string, type: string, data: object): Recorded {
    const index = this.events.length;
    const event = {
      id: `00000000-0000-4000-8000-${this.mark()}${String(index).padStart(8, '0')}`,
      type,
      data,
      metadata: {} as Recorded['metadata'],
      streamName,
      revision: BigInt(this.events.filter((other) => other.streamName === streamName).length),
      position: BigInt(index + 1) * 100n,
      createdAt: new Date(1_700_000_000_000 + index).toISOString(),
    };
    this.events.push(event);
    for (const wake of this.wake.splice(0)) wake();
    return event;
  }

  private mark(): string {
    return Buffer.from(this.logId).toString('hex').slice(-4).padStart(4, '0');
  }

  get last(): bigint {
    return this.events.at(-1)?.position ?? -1n;
  }

  async eventAt(position: bigint): Promise<Recorded | undefined> {
    return this.events.find((event) => event.position === position);
  }

  followAll({ from, onBatch, onLive, signal, maxBatch = 500 }: Parameters<Log['followAll']>[0]): {
    closed: Promise<void>;
  } {
    let position = from === 'start' ? -1n : from;
    let live = false;
    const run = async (): Promise<void> => {
      while (!signal?.aborted) {
        const batch = this.events.filter((event) => event.position > position).slice(0, maxBatch);
        if (batch.length > 0) {
          await onBatch(batch);
          position = batch.at(-1)?.position ?? position;
          continue;
        }
        if (!live) onLive?.();
        live = true;
        await this.more(signal);
      }
    };
    return { closed: run() };
  }

  private more(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      this.wake.push(resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
