import type { ReadDatabase } from '../database';
import { decodeCursor, encodeCursor } from './cursor';

/** A list in the order of an instant and then of an id, whose pages go on where the last one ended. */
export interface KeysetList {
  /** A view; `at` and `id` are columns of it. */
  readonly from: string;
  readonly at: string;
  readonly id: string;
  readonly direction: 'asc' | 'desc';
}

export interface KeysetAsked {
  /** What a row must equal; undefined asks nothing of the column. */
  readonly equal: Readonly<Record<string, unknown>>;
  /** Further conditions, whose values are made by `value`. */
  readonly also?: (value: (given: unknown) => string) => readonly string[];
  readonly cursor?: string;
  readonly limit?: number;
}

const DEFAULT_LIMIT = 50;
const MOST = 200;

/** One page of raw rows, and the cursor of the next, null on the last. Throws CursorUnknown. */
export const keysetPage = async <Row extends object>(
  database: Pick<ReadDatabase, 'query'>,
  { from, at, id, direction }: KeysetList,
  { equal, also, cursor, limit = DEFAULT_LIMIT }: KeysetAsked,
): Promise<{ rows: Row[]; next: string | null }> => {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const most = Math.min(Math.max(limit, 1), MOST);
  const conditions = Object.entries(equal).flatMap(([column, wanted]) =>
    wanted === undefined ? [] : [`${column} = ${value(wanted)}`],
  );
  conditions.push(...(also?.(value) ?? []));
  if (cursor !== undefined) {
    const after = decodeCursor(cursor, from);
    const sign = direction === 'asc' ? '>' : '<';
    conditions.push(`(${at}, ${id}) ${sign} (${value(after.at)}::timestamptz, ${value(after.id)}::text)`);
  }
  const rows = await database.query<Row & { cursor_at: string; cursor_id: string }>(
    `select *, ${at} as cursor_at, ${id} as cursor_id from ${from}
     ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by ${at} ${direction}, ${id} ${direction} limit ${most + 1}`,
    values,
  );
  const last = rows.length > most ? rows[most - 1] : undefined;
  const next = last ? encodeCursor({ order: from, at: last.cursor_at, id: last.cursor_id }) : null;
  return { rows: rows.slice(0, most), next };
};

/** The position that a read model shows at least; asked before its rows, which may then only be newer. */
export const positionOf = async (database: Pick<ReadDatabase, 'query'>, readModel: string): Promise<bigint> => {
  const [row] = await database.query<{ position: bigint | null }>(
    `select commit_position as position from projections where name = $1 and role = 'live'`,
    [readModel],
  );
  return row?.position ?? -1n;
};
