import type { ReadDatabase } from '../database';
import { CheckpointMoves } from './checkpoint-moves';
import { MOVED_CHANNEL, ProjectionStore, type Role } from './projection-store';
import { snakeCase, type AnyProjection } from './projection';

type Query = ReadDatabase['query'];

/** Which table is live behind a projection's name; the engine alone makes, switches and drops them. */
export class Builds {
  private readonly moves: CheckpointMoves;

  constructor(private readonly database: ReadDatabase) {
    this.moves = new CheckpointMoves(database, MOVED_CHANNEL);
  }

  async liveVersion(projection: AnyProjection, query: Query = this.query): Promise<number | undefined> {
    const [live] = await query<{ version: number }>(
      `select version from projections where name = $1 and role = 'live'`,
      [projection.name],
    );
    return live?.version;
  }

  liveStore(projection: AnyProjection): ProjectionStore {
    return new ProjectionStore(this.database, projection, 'live', projection.table, this.moves);
  }

  /** The first build of all: live from its first event. */
  async begin(projection: AnyProjection): Promise<void> {
    await this.database.transaction(async (query) => {
      await insertBuild(query, projection, 'live');
      await showTable(query, projection);
    });
  }

  /** An empty table beside the live one; a new version goes on with what it has. */
  async beside(projection: AnyProjection): Promise<ProjectionStore> {
    const sameVersion = (await this.liveVersion(projection)) === projection.version;
    const table = sameVersion ? `${projection.table}_beside` : projection.table;
    await this.database.transaction(async (query) => {
      if (sameVersion) {
        await this.dropBuild(query, projection.name, projection.version, 'beside');
        await query(`drop table if exists ${table}`);
        await query(`create table ${table} (like ${projection.table} including all)`);
      }
      await insertBuild(query, projection, 'beside');
    });
    return new ProjectionStore(this.database, projection, 'beside', table, this.moves);
  }

  async discard(store: ProjectionStore): Promise<void> {
    await this.database.transaction(async (query) => {
      await this.dropBuild(query, store.projection.name, store.projection.version, 'beside');
      if (store.table !== store.projection.table) await query(`drop table if exists ${store.table}`);
    });
  }

  /** Puts the build beside in the live one's place. Runs inside the transaction that holds the live one still. */
  async switchTo(query: Query, store: ProjectionStore, liveVersion: number): Promise<void> {
    const { name, version, view, table } = store.projection;
    const oldTable = `${view}_v${liveVersion}`;
    await hideTable(query, store.projection);
    await query(`drop table if exists ${oldTable} cascade`);
    if (store.table !== table) await query(`alter table ${store.table} rename to ${table}`);
    await showTable(query, store.projection);
    await this.dropBuild(query, name, liveVersion, 'live');
    await query(`update projections set role = 'live' where name = $1 and version = $2 and role = 'beside'`, [
      name,
      version,
    ]);
    await query(`update projection_counters set role = 'live' where name = $1 and version = $2 and role = 'beside'`, [
      name,
      version,
    ]);
  }

  private async dropBuild(query: Query, name: string, version: number, role: Role): Promise<void> {
    await query('delete from projections where name = $1 and version = $2 and role = $3', [name, version, role]);
    await query('delete from projection_counters where name = $1 and version = $2 and role = $3', [
      name,
      version,
      role,
    ]);
  }

  private get query(): Query {
    return this.database.query.bind(this.database);
  }
}

const insertBuild = (query: Query, { name, version, views }: AnyProjection, role: Role): Promise<unknown> =>
  query('insert into projections (name, version, role, lists) values ($1, $2, $3, $4) on conflict do nothing', [
    name,
    version,
    role,
    Object.keys(views ?? {}),
  ]);

const viewsOf = ({ view, table, views }: AnyProjection): [string, string][] => [
  [view, `select * from ${table}`],
  ...Object.entries(views ?? {}).map(([name, select]): [string, string] => [
    snakeCase(name),
    select.replace('{table}', table),
  ]),
];

const hideTable = async (query: Query, projection: AnyProjection): Promise<void> => {
  for (const [view] of viewsOf(projection)) await query(`drop view if exists ${view}`);
};

const showTable = async (query: Query, projection: AnyProjection): Promise<void> => {
  await hideTable(query, projection);
  for (const [view, select] of viewsOf(projection)) await query(`create view ${view} as ${select}`);
};
