import type { ReadDatabase } from '../database';
import type { Difference } from './checkpoint';
import type { ProjectionStore } from './projection-store';
import { snakeCase } from './projection';

type Query = ReadDatabase['query'];

const SHOWN = 20;

/** What the live table and the one beside it do not agree on, at the same position; undefined: they are equal. */
export const compare = async (
  query: Query,
  store: ProjectionStore,
  liveTable: string,
  liveVersion: number,
): Promise<Difference | undefined> => {
  const columns = await commonColumns(query, store, liveTable);
  const key = snakeCase(store.projection.key);
  const from = `from ${liveTable} l full join ${store.table} b using (${key})`;
  const differs = (column: string): string => `l.${column} is distinct from b.${column}`;
  const anywhere = [`l.${columns[0]} is null`, ...columns.map(differs)].slice(1).join(' or ') || 'false';
  const missing = `(to_jsonb(l) is null) <> (to_jsonb(b) is null)`;
  const counts = columns.map((column) => `count(*) filter (where ${differs(column)}) as ${column}`);
  const [found] = await query<Record<string, bigint>>(
    `select count(*) filter (where ${missing} or ${anywhere}) as "rows differing", ${counts.join(', ')} ${from}`,
  );
  const keys = await query<{ key: string }>(
    `select ${key} as key ${from} where ${missing} or ${anywhere} order by ${key} limit ${SHOWN}`,
  );
  const counters = await differingCounters(query, store, liveVersion);
  const rows = Number(found?.['rows differing'] ?? 0n);
  if (rows === 0 && counters.length === 0) return undefined;
  const byColumn = Object.fromEntries(
    columns.map((column) => [column, Number(found?.[column] ?? 0n)]).filter(([, n]) => n !== 0),
  );
  return { rows, byColumn, keys: keys.map((row) => row.key), counters };
};

/** A new version may have columns that the old one lacked: only what both have can be compared. */
const commonColumns = async (query: Query, store: ProjectionStore, liveTable: string): Promise<string[]> => {
  const declared = Object.keys(store.projection.columns)
    .map(snakeCase)
    .filter((column) => column !== snakeCase(store.projection.key));
  const present = await query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [liveTable],
  );
  const names = new Set(present.map(({ name }) => name));
  return declared.filter((column) => names.has(column));
};

const differingCounters = async (
  query: Query,
  store: ProjectionStore,
  liveVersion: number,
): Promise<Difference['counters']> => {
  const { name, version } = store.projection;
  const found = await query<{ counter: string; live: bigint; rebuilt: bigint }>(
    `select counter, coalesce(l.count, 0) as live, coalesce(b.count, 0) as rebuilt
     from (select counter, count from projection_counters where name = $1 and version = $2 and role = 'live') l
     full join (select counter, count from projection_counters where name = $1 and version = $3 and role = 'beside') b using (counter)
     where coalesce(l.count, 0) <> coalesce(b.count, 0) order by counter limit ${SHOWN}`,
    [name, liveVersion, version],
  );
  return found.map((row) => ({ counter: row.counter, live: String(row.live), rebuilt: String(row.rebuilt) }));
};
