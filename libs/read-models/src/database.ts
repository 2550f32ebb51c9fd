import { Client, types, type Pool, type PoolClient, type QueryConfig } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './migrations/migrations';

const INT8 = 20;
const TIMESTAMPTZ = 1184;
const MIGRATION_LOCK = 7_301_001;
const CONNECT_TIMEOUT_MS = 5_000;
/** Longer than a batch waits while its table is compared; a Postgres that is silent for so long is away. */
const ANSWER_TIMEOUT_MS = 20_000;

/** The process-wide parsers of `pg` stay as they are: positions are bigint and instants ISO strings on our connections only. */
const parsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return (text: string) => BigInt(text);
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    return types.getTypeParser(oid, format as 'text');
  },
};

/** An 'error' event that nobody listens to would end the process. */
const ignored = (): void => undefined;

/** Database `read`: it may be dropped at any time, and everything in it is folded again from the log. */
export class ReadDatabase {
  constructor(
    readonly url: string,
    private readonly dataSource: DataSource,
  ) {}

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /** With a `name` it is parsed and planned once a connection: for what is asked many times a second. */
  async query<Row>(text: string, values: readonly unknown[] = [], name?: string): Promise<Row[]> {
    const config: QueryConfig & { query_timeout: number } = {
      text,
      values: [...values],
      types: parsers,
      query_timeout: ANSWER_TIMEOUT_MS,
      ...(name && { name }),
    };
    const result = await this.pool.query(config);
    return result.rows as Row[];
  }

  /** Runs `work` in one transaction on a connection of its own. */
  async transaction<T>(work: (query: ReadDatabase['query']) => Promise<T>): Promise<T> {
    const client: PoolClient = await this.pool.connect();
    const query = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
      (await client.query({ text, values: [...values], types: parsers })).rows as Row[];
    let broken: Error | undefined;
    client.on('error', ignored); // cut off between two statements: the next one says so
    try {
      await query('begin');
      const answer = await work(query);
      await query('commit');
      return answer;
    } catch (error) {
      broken = await query('rollback').then(
        () => undefined,
        () => error as Error,
      );
      throw error;
    } finally {
      client.off('error', ignored);
      client.release(broken);
    }
  }

  /** A connection outside the pool, for what lives as long as its session: advisory locks and LISTEN. */
  async session(name: string): Promise<Client> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      application_name: name,
    });
    client.on('error', ignored); // the owner listens for 'end'; an error without a listener would end the process
    await client.connect();
    return client;
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}

/** Opens the pool and brings the schema up to date; two processes that start at once do it one after the other. */
export const openReadDatabase = async (url: string, poolSize = 10): Promise<ReadDatabase> => {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migrations',
    poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    applicationName: 'mustafid read models',
    // Rows and checkpoint are lost or kept together, and the log has what a crash takes: no batch waits for the disk.
    extra: { options: '-c synchronous_commit=off' },
    poolErrorHandler: () => undefined, // an idle connection that Postgres closed: the pool opens another
  });
  const database = new ReadDatabase(url, dataSource);
  const lock = await database.session('mustafid migrations');
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.initialize();
    await dataSource.runMigrations({ transaction: 'each' });
    return database;
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw error;
  } finally {
    await lock.end();
  }
};
