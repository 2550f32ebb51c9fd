import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { openEngineLog, type EngineLog } from './engine-log';
import { failure, messageOf } from './failure';
import { prepareHome, secretOf } from './home';
import { portFor } from './ports';
import { unprivilegedAccount, type Account } from './postgres-account';
import { findBinaries } from './postgres-binaries';
import { createCluster, dataDirectoryOf } from './postgres-cluster';
import { enterProcess, strikeProcess } from './process-book';
import { commandLineOf, endProcess, gone, identify, isRunning, type ProcessIdentity } from './process-identity';
import { stopwatch, type Report } from './report';
import { ask } from './waiting';

const DATABASES = ['log', 'keys', 'read'] as const;
const START_TIMEOUT_MS = 60_000;
const DYING_TIMEOUT_MS = 30_000;
const PORT_TRIES = 5;

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

export interface Postgres {
  urlFor(database: string): string;
  pid: number;
  dataDirectory: string;
  /** Settles when the server is gone, asked to or not. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

/** A Postgres of this home on the loopback: adopted when an earlier start left it behind, else started. */
export const startPostgres = async ({ home, report }: { home: string; report: Report }): Promise<Postgres> => {
  const ready = stopwatch(report, 'postgres');
  const server = await describeServer(prepareHome(home), report);
  const running = (await adopt(server)) ?? (await launch(server, report));
  await createDatabases(server, running.port);
  ready(`${running.adopted ? 'adopted, ' : ''}process ${running.identity.pid}, port ${running.port}`);
  return {
    urlFor: (database) => urlOf(server, running.port, database),
    pid: running.identity.pid,
    dataDirectory: server.dataDirectory,
    exited: gone(running.identity),
    stop: () => stop(server, running.identity),
  };
};

interface Server {
  home: string;
  postgres: string;
  dataDirectory: string;
  password: string;
  account: Account | undefined;
  clusterName: string;
}

interface Running {
  identity: ProcessIdentity;
  port: number;
  adopted: boolean;
}

const describeServer = async (home: string, report: Report): Promise<Server> => {
  const account = unprivilegedAccount();
  const { initdb, postgres } = findBinaries(account, report);
  const password = secretOf(home, 'postgres-password.json');
  const dataDirectory = dataDirectoryOf(home, password, account);
  if (!dataDirectory.startsWith(home))
    report('postgres', `data in ${dataDirectory}: ${account?.name} cannot enter ${home}`);
  await createCluster({ initdb, dataDirectory, password, account, report });
  // At most 63 bytes of ASCII, so the path itself does not fit.
  const clusterName = `mustafid-${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16)}`;
  return { home, postgres, dataDirectory, password, account, clusterName };
};

/** The server that a killed process left behind; one that is just ending is waited for. */
const adopt = async (server: Server): Promise<Running | undefined> => {
  const left = ownProcess(server);
  if (!left) return undefined;
  const answer = await ask(
    async () => {
      if (!isRunning(left.identity)) return 'gone';
      return (await canConnect(server, left.port)) ? 'serving' : undefined;
    },
    { timeoutMs: DYING_TIMEOUT_MS },
  );
  if (answer === 'gone') return undefined;
  if (answer === 'serving') {
    enterProcess(server.home, 'postgres', left.identity.pid, left.port);
    return { ...left, adopted: true };
  }
  throw new Error(
    `The Postgres of an earlier start (process ${left.identity.pid}) neither answers nor ends: end it by hand and start again.`,
  );
};

/** The process that the data directory names, if it is ours and no later one under the same pid. */
const ownProcess = (server: Server): { identity: ProcessIdentity; port: number } | undefined => {
  const [pid, , , port] = lockLines(server);
  const identity = pid === undefined ? undefined : identify(Number(pid));
  if (!identity) return undefined;
  const ours = commandLineOf(identity.pid).includes(`cluster_name=${server.clusterName}`);
  return ours ? { identity, port: Number(port) } : undefined;
};

const lockFileOf = (server: Server): string => path.join(server.dataDirectory, 'postmaster.pid');

const lockLines = (server: Server): string[] => {
  try {
    return readFileSync(lockFileOf(server), 'utf8').split('\n');
  } catch {
    return [];
  }
};

const launch = async (server: Server, report: Report): Promise<Running> => {
  releaseStaleLock(server);
  for (let tries = 0; tries < PORT_TRIES; tries += 1) {
    const port = await portFor(server.home, 'postgres', { fresh: tries > 0 });
    report('postgres', `starting on port ${port}`);
    const identity = await launchOn(server, port);
    if (identity) return { identity, port, adopted: false };
  }
  throw new Error('Postgres found no port to listen on: end what takes the ports of 127.0.0.1 and start again.');
};

/** Undefined when somebody else took the port meanwhile. */
const launchOn = async (server: Server, port: number): Promise<ProcessIdentity | undefined> => {
  const log = openEngineLog(server.home, 'postgres');
  try {
    const identity = await ask(() => launchOnce(server, port, log), { timeoutMs: DYING_TIMEOUT_MS, everyMs: 200 });
    if (identity) return identity === 'port taken' ? undefined : identity;
    throw new Error(
      `Processes of an earlier Postgres still hold ${server.dataDirectory}: wait a little or end them, and start again.`,
    );
  } finally {
    log.close();
  }
};

const launchOnce = async (
  server: Server,
  port: number,
  log: EngineLog,
): Promise<ProcessIdentity | 'port taken' | undefined> => {
  const before = log.said().length;
  const child = spawn(server.postgres, argumentsOf(server, port), {
    cwd: server.dataDirectory,
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    ...(server.account && { uid: server.account.uid, gid: server.account.gid }),
  });
  const broken = new Promise<Error>((resolve) => child.once('error', resolve));
  child.unref();
  if (child.pid === undefined) throw failure('Postgres could not be started', await broken);
  const identity = identify(child.pid);
  if (identity) enterProcess(server.home, 'postgres', child.pid, port);
  const state = await ask(
    async () => {
      if (!identity || !isRunning(identity)) return 'ended';
      return (await canConnect(server, port)) ? 'serving' : undefined;
    },
    { timeoutMs: START_TIMEOUT_MS },
  );
  if (state === 'serving') return identity;
  return whyNot(server, log.said().slice(before), log.file);
};

/** 'port taken' and undefined (still held by a dying one) are worth another try; everything else is an error. */
const whyNot = (server: Server, said: string, file: string): 'port taken' | undefined => {
  if (/could not bind|Address already in use/i.test(said)) return 'port taken';
  if (/pre-existing shared memory block|lock file ".*" already exists/i.test(said)) return undefined;
  const words = said.split('\n').findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? `no word from it, see ${file}`;
  throw failure(`Postgres did not start on ${server.dataDirectory}`, new Error(words));
};

const argumentsOf = (server: Server, port: number): string[] => {
  const settings = { ...SETTINGS, port: String(port), cluster_name: server.clusterName };
  return [
    '-D',
    server.dataDirectory,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
};

/**
 * A pid that has since gone to another process of the same user would stop the start for good. It gives way to one that
 * no system hands out; the check of the shared memory block, which stands behind it in the same file, stays in force.
 */
const releaseStaleLock = (server: Server): void => {
  const [pid, ...rest] = lockLines(server);
  if (pid === undefined || ownProcess(server)) return;
  writeFileSync(lockFileOf(server), ['999999999', ...rest].join('\n'));
};

const urlOf = ({ password }: Server, port: number, database: string): string =>
  `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

const canConnect = async (server: Server, port: number): Promise<boolean> => {
  try {
    await withClient(urlOf(server, port, 'postgres'), async () => undefined);
    return true;
  } catch {
    return false;
  }
};

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

const createDatabases = async (server: Server, port: number): Promise<void> => {
  await withClient(urlOf(server, port, 'postgres'), async (client) => {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    const present = new Set(rows.map((row) => row.datname));
    for (const name of DATABASES) if (!present.has(name)) await client.query(`create database "${name}"`);
  }).catch((error: unknown) => {
    throw failure('The databases could not be made', new Error(messageOf(error), { cause: error }));
  });
};

/** Open sessions are ended, what is committed is on disk; only a server that hangs is killed. */
const stop = async (server: Server, identity: ProcessIdentity): Promise<void> => {
  await endProcess(identity, [
    { signal: 'SIGINT', timeoutMs: 5_000 },
    { signal: 'SIGQUIT', timeoutMs: 2_000 },
    { signal: 'SIGKILL', timeoutMs: 1_000 },
  ]);
  strikeProcess(server.home, 'postgres');
};
