import type { EventStore, Proposed, Recorded } from '@lib/event-store';
import { WrongExpectedRevision } from '@lib/event-store';

/** A log in memory whose clock is the test server's: years pass in seconds there, and no engine of ours could follow. */
export class SkippedTime {
  nowMs = Date.parse('2026-01-04T06:00:00.000Z');
  private readonly streams = new Map<string, Recorded[]>();
  private position = 0n;

  readonly clock = {
    now: (): string => new Date(this.nowMs).toISOString(),
    judgeAt: (last?: string): string => (last !== undefined && last > this.clock.now() ? last : this.clock.now()),
    floorAt: (): string => this.clock.now(),
    settle: async (): Promise<void> => undefined,
    trusted: (): boolean => true,
    offsetMs: (): number => 0,
  };

  async load(stream: string, { from = 0n }: { from?: bigint } = {}): Promise<{ events: Recorded[]; revision: bigint }> {
    const events = (this.streams.get(stream) ?? []).filter(({ revision }) => revision >= from);
    return { events, revision: events.at(-1)?.revision ?? from - 1n };
  }

  async append(stream: string, events: readonly Proposed[], expected: bigint | 'no_stream') {
    const all = this.streams.get(stream) ?? [];
    if (BigInt(all.length - 1) !== (expected === 'no_stream' ? -1n : expected))
      throw new WrongExpectedRevision(stream, expected);
    for (const event of events) {
      this.position += 1n;
      const stands = {
        streamName: stream,
        revision: BigInt(all.length),
        position: this.position,
        createdAt: this.clock.now(),
      };
      all.push({ ...JSON.parse(JSON.stringify(event)), ...stands });
    }
    this.streams.set(stream, all);
    return { revision: BigInt(all.length - 1), position: this.position };
  }

  /** As whoever takes a store takes it; what else a real one can do is asked of it by nobody here. */
  get store(): EventStore {
    return this as unknown as EventStore;
  }
}
