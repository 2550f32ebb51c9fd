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
  caseId: string;
  next: Instant | null;
  told: Instant | null;
  revision: bigint;
}

const openAlarms = `
  select case_id as "caseId", next, told, revision from alarms
  where next is distinct from told order by next nulls last limit ${BATCH}`;

/**
 * Every case with something due has an alarm that knows the instant, or an earlier one.
 * What Temporal was last told stands in the row; where its own list lacks an alarm, it is told again.
 */
export class AlarmsReaction implements Reaction {
  readonly list = 'alarms';
  private listedAtMs = -Infinity;
  private readonly toldAtMs = new Map<string, number>();

  constructor(
    private readonly database: ReadDatabase,
    private readonly clocks: AlarmClocks,
    private readonly say: Say,
  ) {}

  async begin(): Promise<void> {
    this.listedAtMs = -Infinity;
    this.toldAtMs.clear();
  }

  async work(lease: Lease): Promise<number> {
    try {
      if (performance.now() - this.listedAtMs >= LISTING_EVERY_MS) await this.compareWithListing();
      const open = await this.database.query<OpenAlarm>(openAlarms);
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

  private async tell({ caseId, next, told, revision }: OpenAlarm): Promise<void> {
    if (next === null) await this.clocks.end(caseId, revision);
    else if (told === null || next < told) await this.clocks.set({ caseId, revision, next });
    // A later instant needs no word: the alarm rings at the earlier one and takes the later from the answer.
    this.toldAtMs.set(caseId, performance.now());
    await this.database.query('update alarms set told = $2 where case_id = $1', [caseId, next]);
  }

  /** Temporal's own list is the truth about what is running: an alarm that it lacks counts as never told. */
  private async compareWithListing(): Promise<void> {
    const startedAtMs = performance.now();
    this.forgetBefore(startedAtMs - LISTING_LAG_MS);
    const told = await this.database.query<{ caseId: string }>(
      'select case_id as "caseId" from alarms where told is not null and next is not null',
    );
    const running = await this.clocks.running();
    const lacking = told.map(({ caseId }) => caseId).filter((id) => !running.has(id) && !this.toldAtMs.has(id));
    if (lacking.length > 0) {
      await this.database.query('update alarms set told = null where case_id = any($1::text[])', [lacking]);
      this.say(`Temporal lacked ${lacking.length} alarms; they are set again.`);
    }
    this.listedAtMs = startedAtMs;
  }

  private forgetBefore(ms: number): void {
    for (const [caseId, toldAtMs] of this.toldAtMs) if (toldAtMs < ms) this.toldAtMs.delete(caseId);
  }
}
