import { GONE, projection } from '../src/engine/projection';
import type { ReadDatabase } from '../src/database';

export interface Account {
  readonly accountId: string;
  readonly owner: string | undefined;
  readonly balance: number;
  readonly tags: readonly string[];
  readonly openedAt: string | undefined;
  readonly history: { readonly changes: number };
  readonly position: bigint;
}

/** A small projection for the engine's specs: it opens, changes, marks, moves between two rows, deletes, and can fail. */
export const ledger = (version = 1, change: (amount: number) => number = (amount) => amount) =>
  projection<Account>({
    name: 'ledger-board',
    version,
    columns: {
      accountId: 'text',
      owner: 'text',
      balance: 'integer',
      tags: 'text[]',
      openedAt: 'timestamptz',
      history: 'jsonb',
      position: 'bigint',
    },
    key: 'accountId',
    keys: (event) => (event.data.to ? [event.data.accountId, event.data.to] : [event.data.accountId]),
    fold: (row, event, _documents, key) => {
      const { data, position } = event;
      const changed = (by: number): Account | undefined =>
        row && { ...row, balance: row.balance + by, history: { changes: row.history.changes + 1 }, position };
      switch (event.type) {
        case 'Opened':
          return {
            accountId: key,
            owner: data.owner,
            balance: 0,
            tags: [],
            openedAt: data.at,
            history: { changes: 0 },
            position,
          };
        case 'Changed':
          return changed(change(data.amount));
        case 'Moved':
          return changed(key === data.to ? data.amount : -data.amount);
        case 'Tagged':
          return row && { ...row, tags: [...row.tags, data.tag], position };
        case 'Broken':
          throw new Error('this event cannot be folded');
        case 'Impossible':
          return row && { ...row, balance: 2 ** 40, position };
        case 'Closed':
          return row && GONE;
        default:
          return row;
      }
    },
    tally: (row) => [`open:${row.owner ?? ''}`, ...row.tags.map((tag) => `tag:${tag}`)],
  });

export const createLedgerTable = async (database: ReadDatabase, version = 1): Promise<void> => {
  await database.query(`
    create table if not exists ledger_board_v${version} (
      account_id text primary key, owner text, balance integer, tags text[], opened_at timestamptz, history jsonb, position bigint
    )`);
};

/** Everything that the fold made of the log, in one text. */
export const checksum = async (database: ReadDatabase, view = 'ledger_board', key = 'account_id'): Promise<string> => {
  const [rows] = await database.query<{ sum: string }>(
    `select md5(coalesce(string_agg(md5(r::text), '' order by r.${key}), '')) as sum from ${view} r`,
  );
  const [counters] = await database.query<{ sum: string }>(
    `select md5(coalesce(string_agg(counter || '=' || count, ',' order by counter), '')) as sum
     from projection_counters where role = 'live' and count <> 0 and name = $1`,
    [view.replace(/_/g, '-')],
  );
  return `${rows?.sum} ${counters?.sum}`;
};
