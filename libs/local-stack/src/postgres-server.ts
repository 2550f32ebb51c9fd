import { createHash } from 'node:crypto';
import path from 'node:path';
import { Client } from 'pg';
import { failure, messageOf } from './failure';
import { secretOf } from './home';
import { unprivilegedAccount, type Account } from './postgres-account';
import { findBinaries } from './postgres-binaries';
import { createCluster, dataDirectoryOf } from './postgres-cluster';
import type { Report } from './report';

const DATABASES = ['log', 'keys', 'read'] as const;
const WRONG_PASSWORD = '28P01';

/** Durable, and small: fsync stays on, memory is that of one machine which does other work too. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '200',
  shared_buffers: '64MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '512MB',
  max_worker_processes: '4',
  autovacuum_max_workers: '2',
  max_wal_senders: '0',
  wal_level: 'minimal',
  jit: 'off',
  huge_pages: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
  logging_collector: 'off',
} as const;

export interface Server {
  home: string;
  postgres: string;
  dataDirectory: string;
  password: string;
  account: Account | undefined;
  clusterName: string;
}

export const describeServer = async (home: string, report: Report): Promise<Server> => {
  const account = unprivilegedAccount();
  const { initdb, postgres } = findBinaries(account, report);
  const password = secretOf(passwordFileOf(home));
  const dataDirectory = dataDirectoryOf(home, password, account);
  if (!dataDirectory.startsWith(home))
    report('postgres', `data in ${dataDirectory}: ${account?.name} cannot enter ${home}`);
  await createCluster({ initdb, dataDirectory, password, account, report });
  // At most 63 bytes of ASCII, so the path itself does not fit.
  const clusterName = `mustafid-${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16)}`;
  return { home, postgres, dataDirectory, password, account, clusterName };
};

export const argumentsOf = (server: Server, port: number): string[] => {
  const settings = { ...SETTINGS, port: String(port), cluster_name: server.clusterName };
  return [
    '-D',
    server.dataDirectory,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
};

const passwordFileOf = (home: string): string => path.join(home, 'postgres-password.json');

export const urlOf = ({ password }: Server, port: number, database: string): string =>
  `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

export const canConnect = async (server: Server, port: number): Promise<boolean> => {
  try {
    await withClient(urlOf(server, port, 'postgres'), async () => undefined);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === WRONG_PASSWORD) throw lostPassword(server);
    return false;
  }
};

const lostPassword = ({ home, dataDirectory }: Server): Error =>
  new Error(
    `The password in ${passwordFileOf(home)} does not open the data in ${dataDirectory}: put the backup of that file back.`,
  );

const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 30_000 });
  client.on('error', () => undefined); // A connection that breaks fails its query too.
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

export const createDatabases = async (server: Server, port: number): Promise<void> => {
  await withClient(urlOf(server, port, 'postgres'), async (client) => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    const present = new Set(rows.map((row) => row.datname));
    for (const name of DATABASES) if (!present.has(name)) await client.query(`create database "${name}"`);
  }).catch((error: unknown) => {
    throw failure('The databases could not be made', new Error(messageOf(error), { cause: error }));
  });
};
