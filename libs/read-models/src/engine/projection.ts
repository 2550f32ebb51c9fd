import type { Recorded } from '@lib/event-store';

/** What a fold answers when the row is to be deleted; there is no other way to delete one. */
export const GONE = Symbol('GONE');

/** The SQL types that a row may use. Everything that is queried or counted has a column of its own. */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'timestamptz'
  | 'date'
  | 'text[]'
  | 'date[]'
  | 'jsonb';

/** The immutable documents that a fold may read, named by exact version. */
export interface DocumentsKey {
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
}

export interface ProjectionDeclaration<Row extends object, Documents = unknown> {
  /** Kebab-case; its view is the name in snake_case, its table `<name>_v<version>`. */
  readonly name: string;
  readonly version: number;
  /** The clauses of the policy that it serves. */
  readonly clauses?: readonly string[];
  /** One entry a field of the row; the column is the field's name in snake_case. */
  readonly columns: { readonly [Field in keyof Required<Row>]: ColumnType };
  /** The field that `keys` names. */
  readonly key: keyof Row & string;
  /** The rows that an event touches; at most 1,000. */
  keys(event: Recorded): readonly string[];
  /** The documents that this row is folded and completed with; undefined: none. */
  documents?(row: Row | undefined): DocumentsKey | undefined;
  /** Pure. The same row object means: nothing changed. */
  fold(row: Row | undefined, event: Recorded, documents: Documents, key: string): Row | undefined | typeof GONE;
  /** Computes what follows from the rest of the row: once a batch, however many events the row took. Pure. */
  complete?(row: Row, documents: Documents): Row;
  /** Further names under which the same rows are read: lists whose rows are some columns of this one's. `{table}` is its table. */
  readonly views?: Readonly<Record<string, string>>;
  /** The counters that this row adds one to; a counter named twice counts twice. */
  tally?(row: Row): readonly string[];
}

export interface Projection<
  Row extends object = Record<string, unknown>,
  Documents = unknown,
> extends ProjectionDeclaration<Row, Documents> {
  /** The name by which queries read it, whatever version is live. */
  readonly view: string;
  readonly table: string;
}

export const snakeCase = (name: string): string =>
  name.replace(/-/g, '_').replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** Declares a read model; the engine orders, batches, counts, rebuilds and restarts it. */
export const projection = <Row extends object, Documents = unknown>(
  declaration: ProjectionDeclaration<Row, Documents>,
): Projection<Row, Documents> => {
  const view = snakeCase(declaration.name);
  return { ...declaration, view, table: `${view}_v${declaration.version}` };
};

/** Any projection, as the engine holds them side by side. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows differ from projection to projection
export type AnyProjection = Projection<any, any>;
