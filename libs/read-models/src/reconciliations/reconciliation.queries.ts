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
}

const names = ['expected', 'running', 'missing', 'orphaned', 'stale', 'early', 'unread'] as const;

/** The result of the last full comparison, for every process that says how the service is. */
export class Reconciliations {
  constructor(
    private readonly database: ReadDatabase,
    private readonly taskQueue: string,
  ) {}

  async keep(found: Reconciled): Promise<void> {
    const values = names.map((name) => found[name]);
    await this.database.query(
      `insert into reconciliations (task_queue, at, ${names.join(', ')}) values ($1, $2, ${values.map((_, index) => `$${index + 3}`).join(', ')})
       on conflict (task_queue) do update set at = excluded.at, ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
       where reconciliations.at <= excluded.at`,
      [this.taskQueue, found.at, ...values],
    );
  }

  /** Undefined before the first. */
  async latest(): Promise<Reconciled | undefined> {
    const [found] = await this.database.query<Reconciled>(
      `select at, ${names.join(', ')} from reconciliations where task_queue = $1`,
      [this.taskQueue],
    );
    return found;
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
