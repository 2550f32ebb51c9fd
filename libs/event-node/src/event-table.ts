import type { ClientBase, Pool } from 'pg';
import { boolArray, byteaArray, int8Array, textArray, uuidArray } from './pg-binary';
import { streamKey } from './schema';
import { END_OF_STREAM, type StoredEvent } from './stored-event';
import { NO_RETENTION, metastreamOf, parseRetention } from './stream-metadata';
import { UNKNOWN_STREAM, isDeleted, type StreamState } from './stream-state';

/** Every SQL statement over the table `event`. A page is limited by rows and by bytes, and holds one event at least. */

type Connection = ClientBase | Pool;

const PAGE_ROWS = 500;
const PAGE_BYTES = 1024 * 1024;

interface Row {
  position: string;
  stream: string;
  revision: string;
  id: string;
  type: string;
  json: boolean;
  created: string;
  metadata: Buffer;
  data: Buffer;
}

const toEvent = (row: Row): StoredEvent => ({
  ...row,
  position: BigInt(row.position),
  revision: BigInt(row.revision),
  created: BigInt(row.created),
});

const COLUMNS = 'position, stream, revision, id, type, json, created, metadata, data';

/** Rows of an ordered range, cut where their bytes pass the page's; sizes are summed before any byte is fetched. */
const pageOf = (where: string, order: string, limit: string): string => `
  select ${COLUMNS} from (
    select *, sum(octet_length(data) + octet_length(metadata)) over (order by ${order} rows unbounded preceding)
      - octet_length(data) - octet_length(metadata) as before
    from (select * from event where ${where} order by ${order} limit ${limit}) as candidates
  ) as sized
  where before < ${PAGE_BYTES} order by ${order}`;

const PAGES = {
  all: {
    forwards: { name: 'all-forwards', text: pageOf('position >= $1', 'position', '$2') },
    backwards: { name: 'all-backwards', text: pageOf('position <= $1', 'position desc', '$2') },
  },
  stream: {
    forwards: { name: 'stream-forwards', text: pageOf('stream_key = $3 and revision >= $1', 'revision', '$2') },
    backwards: { name: 'stream-backwards', text: pageOf('stream_key = $3 and revision <= $1', 'revision desc', '$2') },
  },
};

export type Direction = 'forwards' | 'backwards';

export interface Page {
  readonly events: readonly StoredEvent[];
  /** Nothing lay beyond when it was read. */
  readonly complete: boolean;
}

const readPage = async (
  connection: Connection,
  page: { name: string; text: string },
  from: bigint,
  atMost: number,
  key: readonly string[],
): Promise<Page> => {
  const rows = Math.min(atMost, PAGE_ROWS);
  const result = await connection.query<Row>({ ...page, values: [from.toString(), rows, ...key] });
  const events = result.rows.map(toEvent);
  const cutByBytes = (): boolean => events.reduce((sum, e) => sum + e.data.length + e.metadata.length, 0) >= PAGE_BYTES;
  return { events, complete: events.length < rows && !cutByBytes() };
};

/** The first events of `$all` from a position, that one included. */
export const readAllPage = (c: Connection, from: bigint, direction: Direction, atMost: number): Promise<Page> =>
  readPage(c, PAGES.all[direction], from, atMost, []);

export const readStreamPage = (
  c: Connection,
  stream: string,
  from: bigint,
  direction: Direction,
  atMost: number,
): Promise<Page> => readPage(c, PAGES.stream[direction], from, atMost, [streamKey(stream)]);

export const readLastPosition = async (connection: Connection): Promise<bigint> => {
  const { rows } = await connection.query<{ last: string }>('select coalesce(max(position), 0) as last from event');
  return BigInt(rows[0]!.last);
};

const STATES = `
  select
    (select revision from event where stream_key = asked.key and revision < ${END_OF_STREAM}
      order by revision desc limit 1) as last,
    (select true from event where stream_key = asked.key and revision = ${END_OF_STREAM}) is not null as tombstoned,
    meta.revision as meta_last,
    meta.data as metadata
  from unnest($1::uuid[], $2::uuid[]) with ordinality as asked (key, meta_key, ordinal)
  left join lateral (
    select revision, data from event where stream_key = asked.meta_key order by revision desc limit 1
  ) as meta on true
  order by ordinal`;

interface StateRow {
  last: string | null;
  tombstoned: boolean;
  meta_last: string | null;
  metadata: Buffer | null;
}

const toState = (row: StateRow | undefined): StreamState => {
  if (row === undefined) return UNKNOWN_STREAM;
  const state = {
    last: BigInt(row.last ?? -1),
    tombstoned: row.tombstoned,
    metaLast: BigInt(row.meta_last ?? -1),
    retention: row.metadata === null ? NO_RETENTION : parseRetention(row.metadata),
  };
  return row.metadata !== null && isDeleted(state) ? { ...state, deletedMetadata: row.metadata } : state;
};

/** States of original streams, in the order asked. */
export const readStates = async (connection: Connection, originals: readonly string[]): Promise<StreamState[]> => {
  const { rows } = await connection.query<StateRow>({
    name: 'states',
    text: STATES,
    values: [uuidArray(originals.map(streamKey)), uuidArray(originals.map((name) => streamKey(metastreamOf(name))))],
  });
  return originals.map((_, index) => toState(rows[index]));
};

/** A run of revisions of one stream. */
export interface Range {
  readonly stream: string;
  readonly from: bigint;
  readonly to: bigint;
}

const IDS = `
  select asked.ordinal, revision, id, position
  from unnest($1::uuid[], $2::bigint[], $3::bigint[]) with ordinality as asked (key, low, high, ordinal)
  join event on stream_key = asked.key and revision between asked.low and asked.high`;

export type StoredIds = Map<bigint, { id: string; position: bigint }>;

/** The ids stored in each range, by revision. */
export const readIds = async (connection: Connection, ranges: readonly Range[]): Promise<StoredIds[]> => {
  const found: StoredIds[] = ranges.map(() => new Map());
  const { rows } = await connection.query<{ ordinal: string; revision: string; id: string; position: string }>({
    name: 'ids',
    text: IDS,
    values: [
      uuidArray(ranges.map(({ stream }) => streamKey(stream))),
      int8Array(ranges.map(({ from }) => from)),
      int8Array(ranges.map(({ to }) => to)),
    ],
  });
  for (const row of rows) {
    found[Number(row.ordinal) - 1]!.set(BigInt(row.revision), { id: row.id, position: BigInt(row.position) });
  }
  return found;
};

const EVENTS_AT = `
  select ${COLUMNS} from unnest($1::uuid[], $2::bigint[]) as asked (key, at)
  join event on stream_key = asked.key and revision = asked.at`;

/** Single events by stream and revision; those that are not there are left out. */
export const readEventsAt = async (
  connection: Connection,
  places: readonly { stream: string; revision: bigint }[],
): Promise<StoredEvent[]> => {
  const { rows } = await connection.query<Row>({
    name: 'events-at',
    text: EVENTS_AT,
    values: [
      uuidArray(places.map(({ stream }) => streamKey(stream))),
      int8Array(places.map(({ revision }) => revision)),
    ],
  });
  return rows.map(toEvent);
};

const INSERT = `
  insert into event (position, stream_key, revision, id, stream, type, json, created, metadata, data)
  select * from unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::boolean[],
    $8::bigint[], $9::bytea[], $10::bytea[])
  where (select coalesce(max(position), 0) from event) = $11
    and (select count(found.one) from unnest($12::uuid[]) as new (key)
      cross join lateral (select 1 as one from event where stream_key = new.key limit 1) as found) = 0`;

/**
 * One statement, one transaction: all events, and only if the table still ends where this writer believes it does. False,
 * and nothing written, where one of the streams that were taken for new has an event already, or its metastream has.
 */
export const insertEvents = async (
  connection: ClientBase,
  events: readonly StoredEvent[],
  lastPosition: bigint,
  takenForNew: readonly string[],
): Promise<boolean> => {
  const { rowCount } = await connection.query({
    name: 'insert',
    text: INSERT,
    values: [
      int8Array(events.map((e) => e.position)),
      uuidArray(events.map((e) => streamKey(e.stream))),
      int8Array(events.map((e) => e.revision)),
      uuidArray(events.map((e) => e.id)),
      textArray(events.map((e) => e.stream)),
      textArray(events.map((e) => e.type)),
      boolArray(events.map((e) => e.json)),
      int8Array(events.map((e) => e.created)),
      byteaArray(events.map((e) => e.metadata)),
      byteaArray(events.map((e) => e.data)),
      lastPosition.toString(),
      uuidArray(takenForNew.flatMap((original) => [streamKey(original), streamKey(metastreamOf(original))])),
    ],
  });
  if (rowCount === events.length) return true;
  if (rowCount === 0 && takenForNew.length > 0) return false;
  throw new Error(`the log no longer ends at position ${lastPosition}: someone else wrote to it`);
};
