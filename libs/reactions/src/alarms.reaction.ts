import type { Instant } from '@lib/domain';
import type { ReadDatabase } from '@lib/read-models';
import type { AlarmClocks } from './alarm-clocks';
import { inFlight } from './in-flight';
import type { Lease } from './lease';
import type { Say } from './say';
import type { Reaction } from './to-do-list';

/** Temporal's development server takes about 110 starts a second; more in flight only wait in its queue. */
const IN_FLIGHT = 64;
const BATCH = 256;
const LISTING_EVERY_MS = 30_000;
/** A listing may lack what was begun this shortly before it. */
const LISTING_LAG_MS = 5_000;

interface OpenAlarm {
  stream: string;
  next: Instant | null;
  told: Instant | null;
  revision: bigint;
}

/** A list of alarms: a read model with `next`, `told` and `revision`, and what makes a stream's name of its key. */
export interface AlarmList {
  readonly list: string;
  readonly key: string;
  readonly prefix: string;
}

export const caseAlarms: AlarmList = { list: 'alarms', key: 'case_id', prefix: 'case-' };
/** Of all other aggregates that have clocks. */
export const otherAlarms: AlarmList = { list: 'timers', key: 'stream', prefix: '' };

/**
 * Every stream with something due has an alarm that knows the instant, or an earlier one.
 * What Temporal was last told stands in the row; where its own list lacks an alarm, it is told again.
 */
export class AlarmsReaction implements Reaction {
  readonly list: string;
  private listedAtMs = -Infinity;
  private readonly toldAtMs = new Map<string, number>();

  constructor(
    private readonly database: ReadDatabase,
    private readonly clocks: AlarmClocks,
    private readonly say: Say,
    private readonly of: AlarmList = caseAlarms,
  ) {
    this.list = of.list;
  }

  async begin(): Promise<void> {
    this.listedAtMs = -Infinity;
    this.toldAtMs.clear();
  }

  async work(lease: Lease): Promise<number> {
    try {
      if (performance.now() - this.listedAtMs >= LISTING_EVERY_MS) await this.compareWithListing();
      const open = await this.database.query<OpenAlarm>(this.openAlarms);
      await inFlight(open, IN_FLIGHT, async (alarm) => {
        await lease.check();
        await this.tell(alarm);
      });
      return open.length;
    } catch (error) {
      // Whatever was lost, Temporal's memory may have gone with it.
      this.listedAtMs = -Infinity;
      throw error;
    }
  }

  private async tell({ stream, next, told, revision }: OpenAlarm): Promise<void> {
    if (next === null) await this.clocks.end(stream, revision);
    else if (told === null || next < told) await this.clocks.set({ stream, revision, next });
    // A later instant needs no word: the alarm rings at the earlier one and takes the later from the answer.
    this.toldAtMs.set(stream, performance.now());
    const { list, key } = this.of;
    await this.database.query(`update ${list} set told = $2 where ${key} = $1`, [this.keyOf(stream), next]);
  }

  /** Temporal's own list is the truth about what is running: an alarm that it lacks counts as never told. */
  private async compareWithListing(): Promise<void> {
    const startedAtMs = performance.now();
    this.forgetBefore(startedAtMs - LISTING_LAG_MS);
    const { list, key } = this.of;
    const told = await this.database.query<{ stream: string }>(
      `select ${this.stream} as stream from ${list} where told is not null and next is not null`,
    );
    const running = await this.clocks.running();
    const lacking = told
      .map(({ stream }) => stream)
      .filter((stream) => !running.has(stream) && !this.toldAtMs.has(stream));
    if (lacking.length > 0) {
      await this.database.query(`update ${list} set told = null where ${key} = any($1::text[])`, [
        lacking.map((stream) => this.keyOf(stream)),
      ]);
      this.say(`Temporal lacked ${lacking.length} alarms; they are set again.`);
    }
    this.listedAtMs = startedAtMs;
  }

  private forgetBefore(ms: number): void {
    for (const [stream, toldAtMs] of this.toldAtMs) if (toldAtMs < ms) this.toldAtMs.delete(stream);
  }

  private get stream(): string {
    return `'${this.of.prefix}' || ${this.of.key}`;
  }

  private get openAlarms(): string {
    return `
      select ${this.stream} as stream, next, told, revision from ${this.of.list}
      where next is distinct from told order by next nulls last limit ${BATCH}`;
  }

  private keyOf(stream: string): string {
    return stream.slice(this.of.prefix.length);
  }
}
