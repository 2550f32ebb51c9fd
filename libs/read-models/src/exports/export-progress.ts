import type { ReadDatabase } from '../database';

/** How far each export is, and how often it was begun: for people who wait, and so that one that kills its worker ends. */
export class ExportProgress {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  /** Answers how often it has been begun, this time included. */
  async begin(exportId: string): Promise<number> {
    const [row] = await this.database.query<{ tries: number }>(
      `insert into export_progress as p (export_id, tries) values ($1, 1)
       on conflict (export_id) do update set tries = p.tries + 1, rows_done = 0, rows_in_all = null returning tries`,
      [exportId],
    );
    return row?.tries ?? 1;
  }

  /** What stood in the way was an engine, not the export itself. */
  async forgive(exportId: string): Promise<void> {
    await this.database.query('update export_progress set tries = greatest(tries - 1, 0) where export_id = $1', [
      exportId,
    ]);
  }

  async tell(exportId: string, rowsDone: number, rowsInAll: number): Promise<void> {
    await this.database.query('update export_progress set rows_done = $2, rows_in_all = $3 where export_id = $1', [
      exportId,
      rowsDone,
      rowsInAll,
    ]);
  }

  async end(exportId: string): Promise<void> {
    await this.database.query('delete from export_progress where export_id = $1', [exportId]);
  }
}
