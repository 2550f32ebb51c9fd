import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

/** 'evnt' as a number; whoever holds it is the one writer of this database. */
const WRITER_LOCK = 0x65766e74;

const PG_LOCK_NOT_AVAILABLE = '55P03';

/**
 * Streams are found by a hash of their name: names have no length limit, index entries do. `position` is the log's one
 * order; `created` counts ticks of 100 ns since 1970.
 */
const SCHEMA = `
  create table if not exists event (
    position bigint primary key,
    stream_key uuid not null,
    revision bigint not null,
    id uuid not null,
    stream text not null,
    type text not null,
    json boolean not null,
    created bigint not null,
    metadata bytea not null,
    data bytea not null
  );
  create unique index if not exists event_by_stream on event (stream_key, revision);
`;

export const streamKey = (stream: string): string => createHash('sha256').update(stream).digest('hex').slice(0, 32);

/** Throws a sentence when another node still holds the database after `waitMs`; a killed predecessor's connection may linger. */
export const takeWriterLock = async (connection: ClientBase, waitMs: number): Promise<void> => {
  await connection.query(`set lock_timeout = ${Math.trunc(waitMs)}`);
  try {
    await connection.query('select pg_advisory_lock($1)', [WRITER_LOCK]);
  } catch (error) {
    if ((error as { code?: string }).code !== PG_LOCK_NOT_AVAILABLE) throw error;
    throw new Error(`another event node is serving this database and did not let go within ${waitMs / 1000} s`);
  }
  await connection.query('set lock_timeout = 0');
};

/** Only ever under the writer's lock. */
export const createSchema = async (connection: ClientBase): Promise<void> => {
  await connection.query(SCHEMA);
};
