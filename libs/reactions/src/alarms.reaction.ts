import type { ClockName, Instant } from '@lib/domain';
import type { ReadDatabase } from '@lib/read-models';
import type { AlarmClocks } from './alarm-clocks';
import { type AlarmList, keyIn, streamOf } from './alarm-list';
import { AlarmMender } from './alarm-mender';
import type { DueClocks } from './due-clocks';
import { inFlight } from './in-flight';
import type { Lease } from './lease';
import type { Say } from './say';
import type { Reaction } from './to-do-list';

/** Temporal's development server takes about 110 starts a second; more in flight only wait in its queue. */
const IN_FLIGHT = 64;
const BATCH = 256;
const LISTING_EVERY_MS = 30_000;
/** Whether Temporal has lost everything is asked more often than what it has. */
const MEMORY_EVERY_MS = 2_000;
/** A listing may lack what was begun this shortly before it. */
const LISTING_LAG_MS = 5_000;

interface OpenAlarm {
  stream: string;
  next: Instant | null;
  told: Instant | null;
  revision: bigint;
}

export interface AlarmsTold {
  readonly clocks: AlarmClocks;
  readonly names: DueClocks;
  readonly say: Say;
}

/**
 * Every stream with something due has an alarm that knows the instant, or an earlier one.
 * What Temporal was last told stands in the row; where its own list shows otherwise, it is told again.
 */
export class AlarmsReaction implements Reaction {
  readonly list: string;
  private listedAtMs = -Infinity;
  private askedAtMs = -Infinity;
  private memory: string | undefined;
  private readonly toldAtMs = new Map<string, number>();
  private readonly mender: AlarmMender;

  constructor(
    private readonly database: ReadDatabase,
    private readonly to: AlarmsTold,
    private readonly of: AlarmList,
  ) {
    this.list = of.list;
    this.mender = new AlarmMender(database, to.clocks, to.say, of);
  }

  async begin(): Promise<void> {
    this.listedAtMs = -Infinity;
    this.toldAtMs.clear();
  }

  async work(lease: Lease): Promise<number> {
    try {
      await this.noticeLoss();
      if (performance.now() - this.listedAtMs >= LISTING_EVERY_MS) await this.compareWithListing(lease);
      const open = await this.database.query<OpenAlarm>(this.openAlarms);
      const names = await this.namesOf(open);
      await inFlight(open, IN_FLIGHT, async (alarm) => {
        await lease.check();
        await this.tell(alarm, names.get(alarm.stream));
      });
      return open.length;
    } catch (error) {
      // Whatever was lost, Temporal's memory may have gone with it.
      this.listedAtMs = -Infinity;
      throw error;
    }
  }

  private async tell({ stream, next, told, revision }: OpenAlarm, clock: ClockName | undefined): Promise<void> {
    const { clocks } = this.to;
    if (next === null) await clocks.end(stream, revision);
    else if (told === null || next < told) await clocks.set({ stream, revision, next, clock });
    // A later instant needs no word: the alarm rings at the earlier one and takes the later from the answer.
    this.toldAtMs.set(stream, performance.now());
    const { list, key } = this.of;
    await this.database.query(`update ${list} set told = $2 where ${key} = $1`, [keyIn(this.of, stream), next]);
  }

  /** A name in a list is worth no alarm: what cannot be named rings as well. */
  private async namesOf(open: readonly OpenAlarm[]): Promise<ReadonlyMap<string, ClockName>> {
    const streams = open.filter(({ next }) => next !== null).map(({ stream }) => stream);
    if (streams.length === 0) return new Map();
    return this.to.names.of(streams).catch(() => new Map());
  }

  private async noticeLoss(): Promise<void> {
    const nowMs = performance.now();
    if (nowMs - this.askedAtMs < MEMORY_EVERY_MS) return;
    const memory = await this.to.clocks.memory();
    this.askedAtMs = nowMs;
    if (memory === this.memory) return;
    this.memory = memory;
    this.toldAtMs.clear();
    this.listedAtMs = -Infinity;
  }

  private async compareWithListing(lease: Lease): Promise<void> {
    const startedAtMs = performance.now();
    await this.to.clocks.prepare();
    this.forgetBefore(startedAtMs - LISTING_LAG_MS);
    await this.mender.mend((stream) => this.toldAtMs.has(stream), lease);
    this.listedAtMs = startedAtMs;
  }

  private forgetBefore(ms: number): void {
    for (const [stream, toldAtMs] of this.toldAtMs) if (toldAtMs < ms) this.toldAtMs.delete(stream);
  }

  private get openAlarms(): string {
    return `
      select ${streamOf(this.of)} as stream, next, told, revision from ${this.of.list}
      where next is distinct from told order by next nulls last limit ${BATCH}`;
  }
}
