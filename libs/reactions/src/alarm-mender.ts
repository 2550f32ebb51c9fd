import type { ReadDatabase } from '@lib/read-models';
import type { AlarmClocks, RunningAlarms } from './alarm-clocks';
import { alarmDifferences, type Awaited } from './alarm-differences';
import { type AlarmList, keyIn, streamOf } from './alarm-list';
import { inFlight } from './in-flight';
import type { Lease } from './lease';
import type { Say } from './say';

const IN_FLIGHT = 16;

/** Temporal's own list is the truth about what is running; where it shows otherwise than it was told, it is told again. */
export class AlarmMender {
  /** Stale at the last look, and told again since. */
  private suspects = new Set<string>();

  constructor(
    private readonly database: ReadDatabase,
    private readonly clocks: AlarmClocks,
    private readonly say: Say,
    private readonly of: AlarmList,
  ) {}

  /** Leaves alone whatever was told so shortly ago that the listing may not show it. */
  async mend(toldJustNow: (stream: string) => boolean, lease: Lease): Promise<void> {
    const told = await this.told();
    const running = await this.clocks.running();
    const ours = new Map([...running].filter(([stream]) => this.of.holds(stream)));
    const { missing, stale, orphaned } = alarmDifferences(told, ours);
    const seen = (streams: readonly string[]): string[] => streams.filter((stream) => !toldJustNow(stream));
    const deaf = seen(stale).filter((stream) => this.suspects.has(stream));
    await inFlight(deaf, IN_FLIGHT, async (stream) => {
      await lease.check();
      await this.clocks.remove(stream);
    });
    this.suspects = new Set(seen(stale));
    await this.tellAgain(seen(missing), 'Temporal lacked');
    await this.tellAgain(seen(stale), 'Another instant stood in');
    await this.endIdle(seen(orphaned), ours, lease);
  }

  private told(): Promise<Awaited[]> {
    return this.database.query<Awaited>(
      `select ${streamOf(this.of)} as stream, next, revision from ${this.of.list}
       where told is not null and next is not null`,
    );
  }

  /** An alarm that counts as never told is open. */
  private async tellAgain(streams: readonly string[], what: string): Promise<void> {
    if (streams.length === 0) return;
    const { list, key } = this.of;
    const keys = streams.map((stream) => keyIn(this.of, stream));
    await this.database.query(`update ${list} set told = null where ${key} = any($1::text[])`, [keys]);
    this.say(`${what} ${streams.length} alarms; they are set again.`);
  }

  /** Where the log says that nothing is due. An alarm whose stream it does not know may be another log's: it is left to ring. */
  private async endIdle(orphaned: readonly string[], running: RunningAlarms, lease: Lease): Promise<void> {
    if (orphaned.length === 0) return;
    const { streams, key, next } = this.of;
    const idle = await this.database.query<{ stream: string; revision: bigint }>(
      `select ${streamOf(this.of)} as stream, revision from ${streams}
       where ${key} = any($1::text[]) and ${next} is null and told is null`,
      [orphaned.map((stream) => keyIn(this.of, stream))],
    );
    await inFlight(idle, IN_FLIGHT, async ({ stream, revision }) => {
      await lease.check();
      const known = BigInt(running.get(stream)?.revision ?? 0);
      await this.clocks.end(stream, known > revision ? known : revision);
    });
    if (idle.length > 0) this.say(`${idle.length} alarms waited for nothing; they are ended.`);
  }
}
