import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { whileStarting } from './cut-short';
import { openEngineLog, type EngineLog } from './engine-log';
import { failure } from './failure';
import { prepareHome } from './home';
import { portFor } from './ports';
import { argumentsOf, canConnect, createDatabases, describeServer, urlOf, type Server } from './postgres-server';
import { enterProcess, strikeProcess } from './process-book';
import { commandLineOf, endProcess, gone, identify, isRunning, type ProcessIdentity } from './process-identity';
import { stopwatch, type Report } from './report';
import { ask } from './waiting';

const START_TIMEOUT_MS = 60_000;
const DYING_TIMEOUT_MS = 30_000;
const PORT_TRIES = 5;
const ENDING = [
  { signal: 'SIGINT', timeoutMs: 5_000 },
  { signal: 'SIGQUIT', timeoutMs: 2_000 },
  { signal: 'SIGKILL', timeoutMs: 1_000 },
] as const;

export interface Postgres {
  urlFor(database: string): string;
  pid: number;
  dataDirectory: string;
  /** Settles when the server is gone, asked to or not. */
  exited: Promise<void>;
  /** Whether a server answers there now, this one or the one that was started in its place. */
  serves(): Promise<boolean>;
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
    serves: () => canConnect(server, running.port),
    stop: () => stop(server, running.identity),
  };
};

interface Running {
  identity: ProcessIdentity;
  port: number;
  adopted: boolean;
}

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
  try {
    if (identity && (await whileStarting(identity, () => untilServing(server, identity, port)))) return identity;
  } catch (error) {
    if (identity) await endProcess(identity, ENDING);
    throw error;
  }
  if (identity) await endProcess(identity, ENDING);
  return whyNot(server, log.said().slice(before), log.file);
};

const untilServing = async (server: Server, identity: ProcessIdentity, port: number): Promise<boolean> => {
  const state = await ask(
    async () => {
      if (!isRunning(identity)) return 'ended';
      return (await canConnect(server, port)) ? 'serving' : undefined;
    },
    { timeoutMs: START_TIMEOUT_MS },
  );
  return state === 'serving';
};

/** 'port taken' and undefined (still held by a dying one) are worth another try; everything else is an error. */
const whyNot = (server: Server, said: string, file: string): 'port taken' | undefined => {
  if (/could not bind|Address already in use/i.test(said)) return 'port taken';
  if (/pre-existing shared memory block|lock file ".*" already exists/i.test(said)) return undefined;
  const words = said.split('\n').findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? `no word from it, see ${file}`;
  throw failure(`Postgres did not start on ${server.dataDirectory}`, new Error(words));
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

/** Open sessions are ended, what is committed is on disk; only a server that hangs is killed. */
const stop = async (server: Server, identity: ProcessIdentity): Promise<void> => {
  await endProcess(identity, ENDING);
  strikeProcess(server.home, 'postgres');
};
