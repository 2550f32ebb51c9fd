import type { ReadDatabase } from '../database';

/** How many alarms the log asks for, how many run, and how many of them are not as they should be. */
export interface AlarmCounts {
  readonly expected: number;
  readonly running: number;
  readonly missing: number;
  readonly orphaned: number;
  readonly stale: number;
  readonly early: number;
  readonly unread: number;
}

/** A full comparison of Temporal with the log, and when it was made. */
export interface Reconciled extends AlarmCounts {
  readonly at: string;
  /** Streams by name, which is opaque: no content of theirs. */
  readonly differing: Readonly<Record<'missing' | 'orphaned' | 'stale', readonly string[]>>;
  /** What a person runs so that Temporal shows what it waits for; null where it does. */
  readonly indexingCommand: string | null;
}

const counts = ['expected', 'running', 'missing', 'orphaned', 'stale', 'early', 'unread'] as const;
const columns = ['at', ...counts, 'differing', 'indexing_command'];

/** The counts are whole; of the names these are enough to look into what is wrong. */
const MOST_NAMED = 100;

/** The last full comparison of one task queue's alarms, and the wish for another, for every process of the house. */
export class Reconciliations {
  constructor(
    private readonly database: ReadDatabase,
    private readonly taskQueue: string,
  ) {}

  async keep(found: Reconciled): Promise<void> {
    const { missing, orphaned, stale } = found.differing;
    const named = Object.entries({ missing, orphaned, stale }).map(([what, streams]) => [
      what,
      streams.slice(0, MOST_NAMED),
    ]);
    const values = [
      found.at,
      ...counts.map((count) => found[count]),
      JSON.stringify(Object.fromEntries(named)),
      found.indexingCommand,
    ];
    await this.database.query(
      `insert into reconciliations (task_queue, ${columns.join(', ')})
       values ($1, ${values.map((_, index) => `$${index + 2}`).join(', ')})
       on conflict (task_queue) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}
       where reconciliations.at <= excluded.at`,
      [this.taskQueue, ...values],
    );
  }

  /** Undefined before the first. */
  async latest(): Promise<Reconciled | undefined> {
    const [found] = await this.database.query<Reconciled>(
      `select at, ${counts.join(', ')}, differing, indexing_command as "indexingCommand" from reconciliations
       where task_queue = $1`,
      [this.taskQueue],
    );
    return found;
  }

  /** The worker makes one as soon as it can, also where one is just being made. */
  async ask(): Promise<void> {
    await this.database.query(
      `insert into reconciliation_wishes values ($1)
       on conflict (task_queue) do update set wish = gen_random_uuid()`,
      [this.taskQueue],
    );
  }

  /** The wish that stands; a process that dies over it leaves it to the next. */
  async wished(): Promise<string | undefined> {
    const [standing] = await this.database.query<{ wish: string }>(
      'select wish from reconciliation_wishes where task_queue = $1',
      [this.taskQueue],
    );
    return standing?.wish;
  }

  /** To be called when its outcome is kept. One that was asked for meanwhile stands. */
  async grant(wish: string): Promise<void> {
    await this.database.query('delete from reconciliation_wishes where task_queue = $1 and wish = $2', [
      this.taskQueue,
      wish,
    ]);
  }
}

/** An hourly comparison that is this old was left out at least once. */
const LATE_MS = 2 * 3_600_000 + 300_000;

export interface ReconciliationTrouble {
  readonly what: 'alarms_differ' | 'reconciliation_late';
  readonly detail: string;
}

/** What of it is not as it should be; `now` is the time by the one clock. */
export const troublesOf = (found: Reconciled | undefined, now: string): readonly ReconciliationTrouble[] => {
  if (!found) return [];
  const { at, missing, orphaned, stale } = found;
  const troubles: ReconciliationTrouble[] = [];
  if (missing + orphaned + stale > 0)
    troubles.push({
      what: 'alarms_differ',
      detail: `${missing} missing, ${orphaned} orphaned, ${stale} stale at ${at}`,
    });
  if (Date.parse(now) - Date.parse(at) > LATE_MS) troubles.push({ what: 'reconciliation_late', detail: at });
  return troubles;
};
