import type { ReadDatabase } from '../database';
import type { Checkpoint, Problem } from './checkpoint';
import { CheckpointMoves } from './checkpoint-moves';
import type { FoldedBatch, Rows } from './fold-batch';
import { OwedIndexes, type BuildKey } from './owed-indexes';
import { snakeCase, type AnyProjection, type ColumnType, type Projection } from './projection';

export type Role = 'live' | 'beside';
export const MOVED_CHANNEL = 'projection_moved';

/** Longer notices than this are refused by Postgres (8,000 bytes); then it only says how far. */
const NOTICE_LIMIT = 7_000;
const MOST_NAMED = 500;

type Query = ReadDatabase['query'];

interface CheckpointRow {
  log_id: string | null;
  commit_position: bigint;
  prepare_position: bigint;
  event_id: string;
  event_created_at: string;
  problem: Problem | null;
  owed: number;
}

/** A batch that can be sent at once: a column of its rows is one text. */
export interface ReadyBatch extends FoldedBatch {
  readonly columnTexts: readonly string[];
}

/** The rows, counters and checkpoint of one build of one projection. */
export class ProjectionStore {
  readonly indexes: OwedIndexes;
  private readonly fields: readonly string[];
  private readonly loadRows: string;
  private readonly writeBatch: string;

  constructor(
    private readonly database: ReadDatabase,
    readonly projection: AnyProjection,
    readonly role: Role,
    readonly table: string,
    private readonly moves: CheckpointMoves,
  ) {
    this.indexes = new OwedIndexes(database, this.identity, table);
    this.fields = Object.keys(projection.columns);
    this.loadRows = loadStatement(projection, table);
    this.writeBatch = writeStatement(projection, table);
  }

  private get identity(): BuildKey {
    return [this.projection.name, this.projection.version, this.role];
  }

  /** Where this build stands; undefined: it has been retired by another process. */
  async standing(query: Query = this.database.query.bind(this.database)): Promise<Standing | undefined> {
    const [row] = await query<CheckpointRow>(
      `select log_id, commit_position, prepare_position, event_id, event_created_at, problem, cardinality(owed_indexes) as owed
       from projections where name = $1 and version = $2 and role = $3`,
      this.identity,
    );
    return row && { checkpoint: checkpointOf(row), problem: row.problem ?? undefined, owesIndexes: row.owed > 0 };
  }

  async load(keys: readonly string[]): Promise<Rows> {
    const rows: Rows = new Map();
    if (keys.length === 0) return rows;
    for (const found of await this.database.query<Record<string, unknown>>(
      this.loadRows,
      [keys],
      `load ${this.table}`,
    )) {
      const row = rowFrom<Record<string, unknown>>(this.projection, found);
      rows.set(row[this.projection.key] as string, row);
    }
    return rows;
  }

  /** Writes rows, counters and checkpoint in one statement, and so in one transaction. False: another process moved the checkpoint. */
  async write(from: Checkpoint | undefined, to: Checkpoint, events: number, batch: ReadyBatch): Promise<boolean> {
    if (changesNothing(batch)) return this.pass(from, to, events);
    const move = [
      ...this.identity,
      from?.commitPosition ?? null,
      to.logId,
      to.commitPosition,
      to.preparePosition,
      to.eventId,
      to.eventCreatedAt,
      events,
      MOVED_CHANNEL,
      this.notice(to, batch),
    ];
    const moved = await this.database.query(this.writeBatch, [...move, ...changesOf(batch)], `write ${this.table}`);
    return moved.length === 1;
  }

  /** Moves the checkpoint past events that change no row, together with others'. False: another process moved it. */
  pass(from: Checkpoint | undefined, to: Checkpoint, events: number): Promise<boolean> {
    return this.moves.move({ build: this.identity, from, to, events, notice: this.notice(to, NO_CHANGES) });
  }

  /** Some of a write's work, which can be done while another is under way. */
  ready(batch: FoldedBatch): ReadyBatch {
    const rows = [...batch.written.values()] as Record<string, unknown>[];
    const columnTexts = this.fields.map((field) =>
      columnText(rows, field, this.projection.columns[field] as ColumnType),
    );
    return { ...batch, columnTexts };
  }

  private notice(to: Checkpoint, batch: Pick<FoldedBatch, 'written' | 'gone'>): string {
    const names = [this.projection.name, ...Object.keys(this.projection.views ?? {})];
    const short = { names, role: this.role, position: String(to.commitPosition) };
    if (batch.written.size + batch.gone.length > MOST_NAMED) return JSON.stringify(short);
    const long = JSON.stringify({ ...short, keys: [...batch.written.keys(), ...batch.gone] });
    return Buffer.byteLength(long) < NOTICE_LIMIT ? long : JSON.stringify(short);
  }

  async setProblem(problem: Problem | undefined): Promise<void> {
    await this.database.query('update projections set problem = $4 where name = $1 and version = $2 and role = $3', [
      ...this.identity,
      problem ? JSON.stringify(problem) : null,
    ]);
  }
}

/** A row of the table as the fold knows it. */
export const rowFrom = <Row extends object>(
  projection: Projection<Row, never>,
  found: Record<string, unknown>,
): Row => {
  const row: Record<string, unknown> = {};
  for (const field of Object.keys(projection.columns)) row[field] = found[snakeCase(field)] ?? undefined;
  return row as Row;
};

export interface Standing {
  readonly checkpoint: Checkpoint | undefined;
  readonly problem: Problem | undefined;
  readonly owesIndexes: boolean;
}

const checkpointOf = (row: CheckpointRow): Checkpoint | undefined =>
  row.log_id === null
    ? undefined
    : {
        logId: row.log_id,
        commitPosition: row.commit_position,
        preparePosition: row.prepare_position,
        eventId: row.event_id,
        eventCreatedAt: row.event_created_at,
      };

const columnsOf = (projection: AnyProjection): [string, ColumnType][] =>
  Object.entries(projection.columns).map(([field, type]) => [snakeCase(field), type as ColumnType]);

const loadStatement = (projection: AnyProjection, table: string): string => {
  const columns = columnsOf(projection).map(([column, type]) =>
    type === 'date[]' ? `${column}::text[]` : type === 'date' ? `${column}::text` : column,
  );
  return `select ${columns.join(', ')} from ${table} where ${snakeCase(projection.key)} = any($1::text[])`;
};

/** The compare-and-set: whoever finds the checkpoint elsewhere writes nothing. */
const MOVED = `moved as (
      update projections set log_id = $5, commit_position = $6::bigint, prepare_position = $7::bigint, event_id = $8::uuid,
        event_created_at = $9::timestamptz, folded = folded + $10::bigint
      where name = $1 and version = $2::integer and role = $3 and commit_position is not distinct from $4::bigint and problem is null
      returning name
    )`;

/** Stand in no JSON text: a column of these needs no quoting to be taken apart again. */
const SEPARATOR = 31;
const NOTHING = 30;

/** Every column travels as an array of texts and is cast here: an array of arrays would be flattened by unnest. */
const writeStatement = (projection: AnyProjection, table: string): string => {
  const columns = columnsOf(projection);
  const key = snakeCase(projection.key);
  const names = columns.map(([column]) => column);
  const arrays = columns.map(([, type], index) => arrayOf(`$${index + 16}`, type));
  const casts = columns.map(([column, type]) => `u.${column}::${type}`);
  const updates = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`);
  return `
    with ${MOVED}, gone as (
      delete from ${table} where ${key} = any($13::text[]) and exists (select from moved)
    ), written as (
      insert into ${table} (${names.join(', ')})
      select ${casts.join(', ')} from unnest(${arrays.join(', ')}) as u(${names.join(', ')}) where exists (select from moved)
      on conflict (${key}) do update set ${updates.join(', ')}
    ), counted as (
      insert into projection_counters (name, version, role, counter, count)
      select $1, $2::integer, $3, c.counter, c.count from unnest($14::text[], $15::bigint[]) as c(counter, count)
      where exists (select from moved)
      on conflict (name, version, role, counter) do update set count = projection_counters.count + excluded.count
    )
    select pg_notify($11, $12) from moved`;
};

const NO_CHANGES = { written: new Map(), gone: [] };

export const changesNothing = ({ written, gone, counters }: FoldedBatch): boolean =>
  written.size === 0 && gone.length === 0 && counters.size === 0;

const changesOf = ({ gone, counters, columnTexts }: ReadyBatch): unknown[] => [
  gone,
  [...counters.keys()],
  [...counters.values()],
  ...columnTexts,
];

const arrayOf = (parameter: string, type: ColumnType): string =>
  type === 'jsonb' ? `string_to_array(${parameter}::text, chr(${SEPARATOR}), chr(${NOTHING}))` : `${parameter}::text[]`;

/** One text for a whole column: what the driver would make of an array, in a third of the time. */
const columnText = (rows: readonly Record<string, unknown>[], field: string, type: ColumnType): string => {
  if (type === 'jsonb') return texts(rows, field, JSON.stringify, NO_JSON).join(BETWEEN_JSON);
  return `{${texts(rows, field, elements[type] ?? elementOfText, 'NULL').join(',')}}`;
};

const BETWEEN_JSON = String.fromCharCode(SEPARATOR);
const NO_JSON = String.fromCharCode(NOTHING);

const texts = (
  rows: readonly Record<string, unknown>[],
  field: string,
  element: (value: unknown) => string,
  none: string,
): string[] =>
  rows.map((row) => {
    const value = row[field];
    return value === undefined || value === null ? none : element(value);
  });

const elementOfText = (value: unknown): string => quoted(String(value));
const elementOfList = (value: unknown): string => quoted(`{${(value as readonly string[]).map(quoted).join(',')}}`);

const elements: Partial<Record<ColumnType, (value: unknown) => string>> = {
  integer: String,
  bigint: String,
  boolean: String,
  'text[]': elementOfList,
  'date[]': elementOfList,
};

const SPECIAL = /["\\]/;
const EVERY_SPECIAL = /["\\]/g;

const quoted = (text: string): string => `"${SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, '\\$&') : text}"`;
