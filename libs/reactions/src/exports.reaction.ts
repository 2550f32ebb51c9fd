import type { CommandRoad } from '@lib/commands';
import { systemActor, type ExportFilters } from '@lib/domain';
import { LogAway, OutcomeUnknown, randomUuid, type Recorded } from '@lib/event-store';
import { ExportProgress, type ReadDatabase } from '@lib/read-models';
import { makeExport } from './export-file';
import { ExportImpossible, type Around, type Asked } from './export-order';
import { LeaseLost, type Lease } from './lease';
import type { Say } from './say';
import type { Reaction } from './to-do-list';

const EXPIRED_AT_ONCE = 50;
/** An export that has ended its worker, or failed, so often is given up. */
const MOST_TRIES = 5;

const waiting = `
  select export_id from exports where status = 'waiting' and not export_id = any($1::text[])
  order by requested_at, export_id limit 1`;

const over = `
  select export_id from exports
  where status = 'ready' and expires_at <= $1 and not export_id = any($2::text[])
  order by expires_at limit ${EXPIRED_AT_ONCE}`;

export type ExportsAround = Pick<
  Around,
  'store' | 'policies' | 'calendars' | 'files' | 'paper' | 'now' | 'mostRows'
> & {
  readonly say: Say;
};

/**
 * P1: what somebody asked for is made, one at a time, and what was kept long enough is deleted. Killed over a file it begins
 * it again: a file is whole or not there, and its digest is recorded after it stands.
 */
export class ExportsReaction implements Reaction {
  readonly list = 'exports';
  private readonly closing = new AbortController();
  private readonly progress: ExportProgress;
  /** What the list still shows although its outcome is recorded. */
  private settled: string[] = [];

  constructor(
    private readonly database: ReadDatabase,
    private readonly road: CommandRoad,
    private readonly around: ExportsAround,
  ) {
    this.progress = new ExportProgress(database);
  }

  async begin(): Promise<void> {
    this.settled = [];
    await this.around.files.removeDrafts();
  }

  close(): void {
    this.closing.abort();
  }

  async work(lease: Lease): Promise<number> {
    return (await this.expire(lease)) + (await this.makeNext(lease));
  }

  private async expire(lease: Lease): Promise<number> {
    const rows = await this.database.query<{ export_id: string }>(over, [this.around.now(), this.settled]);
    for (const { export_id: exportId } of rows) {
      await lease.check();
      await this.around.files.remove(exportId);
      await this.record(exportId, 'ExpireExport', {});
    }
    return rows.length;
  }

  private async makeNext(lease: Lease): Promise<number> {
    const [row] = await this.database.query<{ export_id: string }>(waiting, [this.settled]);
    if (!row || this.closing.signal.aborted) return 0;
    const exportId = row.export_id;
    await lease.check();
    const tries = await this.progress.begin(exportId);
    if (tries > MOST_TRIES) await this.fail(exportId, 'given_up');
    else await this.make(exportId, lease);
    return 1;
  }

  private async make(exportId: string, lease: Lease): Promise<void> {
    try {
      const asked = await this.asked(exportId);
      const made = await makeExport(asked, {
        ...this.around,
        database: this.database,
        goOn: async () => {
          this.closing.signal.throwIfAborted();
          await lease.check();
        },
        tell: (done, inAll) => this.progress.tell(exportId, done, inAll),
      });
      await this.record(exportId, 'CompleteExport', made);
      await this.progress.end(exportId);
    } catch (error) {
      if (error instanceof ExportImpossible) return this.fail(exportId, error.failure, error.most);
      if (this.isPassing(error, lease)) await this.progress.forgive(exportId).catch(() => undefined);
      if (this.closing.signal.aborted) return;
      throw error;
    }
  }

  /** What was asked for, with what was typed to search by, which stands in the stream alone. */
  private async asked(exportId: string): Promise<Asked> {
    const { events } = await this.around.store.load(`export-${exportId}`, { atMost: 1 });
    return askedIn(events[0]!);
  }

  private async fail(exportId: string, failure: string, most?: number): Promise<void> {
    await this.around.files.remove(exportId);
    await this.record(exportId, 'FailExport', most === undefined ? { failure } : { failure, most });
    await this.progress.end(exportId);
    this.around.say(`The export ${exportId} was given up: ${failure}.`);
  }

  private async record(exportId: string, type: string, data: object): Promise<void> {
    await this.road.execute({
      type,
      target: { category: 'export', id: exportId },
      data: { ...data },
      actor: systemActor,
      correlationId: randomUuid(),
    });
    this.settled = [...this.settled, exportId].slice(-EXPIRED_AT_ONCE);
  }

  /** An engine that is away, a lease that was lost, a stop: nothing of it is the export's own fault. */
  private isPassing(error: unknown, lease: Lease): boolean {
    const isAway = [LeaseLost, LogAway, OutcomeUnknown].some((each) => error instanceof each);
    return isAway || this.closing.signal.aborted || !lease.stands();
  }
}

const askedIn = ({ data }: Recorded): Asked => {
  const typed = (data.personal as { data: ExportFilters }[] | undefined)?.[0]?.data;
  return { ...(data as Asked), filters: { ...data.filters, ...typed } };
};
