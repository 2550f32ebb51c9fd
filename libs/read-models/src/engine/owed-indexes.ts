import type { ReadDatabase } from '../database';

/** Indexes of one table that are made side by side. */
const ABREAST = 2;
/** What one may sort in: from 96 MB on Postgres gives it two workers, each a share of 32 MB. */
const SORT_MEMORY = '128MB';

type Query = ReadDatabase['query'];

/** The key that `projections` has of a build: name, version, role. */
export type BuildKey = readonly [name: string, version: number, role: string];

/**
 * The indexes of one build that only its readers need. Filled from nothing, a table takes its rows in half the time
 * without them; what was dropped stands beside the checkpoint until it is made again, whoever has ended meanwhile.
 */
export class OwedIndexes {
  constructor(
    private readonly database: ReadDatabase,
    private readonly build: BuildKey,
    private readonly table: string,
  ) {}

  /** Leaves what guards the rows: the primary key and every unique index. */
  async drop(): Promise<void> {
    await this.database.transaction(async (query) => {
      await query(`lock table ${this.table} in access exclusive mode`); // before the checkpoint's row, as a batch does
      const found = await query<{ name: string; definition: string }>(
        `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
         from pg_index where indrelid = $1::regclass and not indisunique`,
        [this.table],
      );
      if (found.length === 0 || !(await this.owe(query, found))) return;
      await query(`drop index ${found.map(({ name }) => name).join(', ')}`);
    });
  }

  /** False: this build is no more. */
  private async owe(query: Query, indexes: readonly { definition: string }[]): Promise<boolean> {
    const owed = await query(
      `update projections set owed_indexes = owed_indexes || $4::text[]
       where name = $1 and version = $2 and role = $3 returning name`,
      [...this.build, indexes.map(({ definition }) => definition)],
    );
    return owed.length === 1;
  }

  /** Each in a transaction of its own: what is made stays made, and a batch waits for a few at most. */
  async make(signal: AbortSignal): Promise<void> {
    const definitions = [...(await this.owed())];
    const makeNext = async (): Promise<void> => {
      for (let next = definitions.pop(); next !== undefined && !signal.aborted; next = definitions.pop())
        await this.makeOne(next);
    };
    await Promise.all(Array.from({ length: ABREAST }, makeNext));
  }

  private async makeOne(definition: string): Promise<void> {
    await this.database.transaction(async (query) => {
      await query(`set local maintenance_work_mem = '${SORT_MEMORY}'`);
      await query(definition);
      await query(
        `update projections set owed_indexes = array_remove(owed_indexes, $4::text)
         where name = $1 and version = $2 and role = $3`,
        [...this.build, definition],
      );
    });
  }

  async owed(): Promise<readonly string[]> {
    const [row] = await this.database.query<{ owed_indexes: string[] }>(
      'select owed_indexes from projections where name = $1 and version = $2 and role = $3',
      this.build,
    );
    return row?.owed_indexes ?? [];
  }
}
