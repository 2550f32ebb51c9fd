import { spawn } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Client, credentials } from '@grpc/grpc-js';
import { whileStarting } from './cut-short';
import { openEngineLog, type EngineLog } from './engine-log';
import { failure } from './failure';
import { prepareHome } from './home';
import { portFor } from './ports';
import { enterProcess, leftBehind, strikeProcess } from './process-book';
import { endProcess, gone, identify, isRunning, type ProcessIdentity } from './process-identity';
import { stopwatch, type Report } from './report';
import { findTemporal } from './temporal-binary';
import { ask } from './waiting';

const START_TIMEOUT_MS = 60_000;
const ADOPT_TIMEOUT_MS = 8_000;
const ANSWER_TIMEOUT_MS = 2_000;
const PORT_TRIES = 5;
const DATABASE = 'temporal.sqlite';
/** Twice the alarms a second: no start waits for the disk. What a power cut takes is set again from the log. */
const pragmas = ['journal_mode=wal', 'synchronous=normal'];
/** What alarms show of themselves in Temporal's lists. */
const searchAttributes = [
  'MustafidKind=Keyword',
  'MustafidClock=Keyword',
  'MustafidDue=Datetime',
  'MustafidRevision=Int',
];
const ENDING = [
  { signal: 'SIGTERM', timeoutMs: 5_000 },
  { signal: 'SIGKILL', timeoutMs: 2_000 },
] as const;

export interface Temporal {
  address: string;
  pid: number;
  /** Settles when the server is gone, asked to or not. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

/** Temporal's development server of this home, durable in its SQLite file: adopted when left behind, else started. */
export const startTemporal = async ({ home, report }: { home: string; report: Report }): Promise<Temporal> => {
  const ready = stopwatch(report, 'temporal');
  const folder = prepareHome(home);
  const adopted = await adopt(folder);
  const { identity, port } = adopted ?? (await launch(folder, report));
  ready(`${adopted ? 'adopted, ' : ''}process ${identity.pid}, port ${port}`);
  return {
    address: `127.0.0.1:${port}`,
    pid: identity.pid,
    exited: gone(identity),
    stop: async () => {
      await endProcess(identity, ENDING);
      strikeProcess(folder, 'temporal');
    },
  };
};

interface Running {
  identity: ProcessIdentity;
  port: number;
}

/** The server of an earlier start if it still serves; one that does not is ended. */
const adopt = async (home: string): Promise<Running | undefined> => {
  const left = leftBehind(home, 'temporal');
  if (!left?.port) return undefined;
  const { port } = left;
  const serving = await ask(async () => (isRunning(left) ? ((await lives(port)) ? true : undefined) : false), {
    timeoutMs: ADOPT_TIMEOUT_MS,
  });
  if (serving) return { identity: left, port };
  await endProcess(left, ENDING);
  return undefined;
};

const launch = async (home: string, report: Report): Promise<Running> => {
  const program = await findTemporal(report);
  for (let tries = 0; tries < PORT_TRIES; tries += 1) {
    const port = await portFor(home, 'temporal', { fresh: tries > 0 });
    report('temporal', `starting on port ${port}`);
    const identity = await launchOn(home, port, program);
    if (!identity) continue;
    closeToOthers(home);
    return { identity, port };
  }
  throw new Error('Temporal found no port to listen on: end what takes the ports of 127.0.0.1 and start again.');
};

/** The server makes its files readable by all; only their owner needs them. */
const closeToOthers = (home: string): void => {
  for (const name of readdirSync(home).filter((file) => file.startsWith(DATABASE))) {
    try {
      chmodSync(path.join(home, name), 0o600);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // SQLite's journals come and go
    }
  }
};

/** Undefined when somebody else took the port meanwhile. */
const launchOn = async (home: string, port: number, program: string): Promise<ProcessIdentity | undefined> => {
  const log = openEngineLog(home, 'temporal');
  try {
    const child = spawn(program, argumentsFor(port), {
      // The database's name is taken for a part of a URL, so the path, whatever stands in it, is the working directory's.
      cwd: home,
      detached: true,
      stdio: ['ignore', log.descriptor, log.descriptor],
    });
    const broken = new Promise<Error>((resolve) => child.once('error', resolve));
    child.unref();
    if (child.pid === undefined) throw failure(`Temporal (${program}) could not be started`, await broken);
    return await untilServing(home, child.pid, port, log);
  } finally {
    log.close();
  }
};

const argumentsFor = (port: number): string[] => [
  ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)],
  ...['--db-filename', DATABASE, '--log-level', 'error'],
  ...pragmas.flatMap((pragma) => ['--sqlite-pragma', pragma]),
  ...searchAttributes.flatMap((attribute) => ['--search-attribute', attribute]),
];

const untilServing = async (
  home: string,
  pid: number,
  port: number,
  log: EngineLog,
): Promise<ProcessIdentity | undefined> => {
  const identity = identify(pid);
  if (identity) enterProcess(home, 'temporal', pid, port);
  const answer = async (): Promise<'ended' | 'serving' | undefined> => {
    if (!identity || !isRunning(identity)) return 'ended';
    return (await serves(port)) ? 'serving' : undefined;
  };
  const state = await whileStarting(identity, () => ask(answer, { timeoutMs: START_TIMEOUT_MS }));
  if (identity && state === 'serving') return identity;
  if (identity) await endProcess(identity, ENDING);
  const said = log.said().trim();
  if (/address already in use|can't set frontend port/i.test(said)) return undefined;
  throw failure(
    'Temporal did not start',
    new Error(`${said.split('\n').at(-1) || 'it said nothing'} (see ${log.file})`),
  );
};

/** Answered once the namespace is there: it is made after the server listens. */
const serves = (port: number): Promise<boolean> => answers(port, 'DescribeNamespace', '\x0a\x07default');

/** Answered without a look at the database, which may wait for a busy disk. */
const lives = (port: number): Promise<boolean> => answers(port, 'GetSystemInfo', '');

/** Asks in bare protobuf: the SDK's client would cost a third of a second to load. */
const answers = (port: number, method: string, question: string): Promise<boolean> =>
  new Promise((resolve) => {
    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
      'grpc.enable_http_proxy': 0,
      // A connection that was refused a moment ago must not make this one wait.
      'grpc.use_local_subchannel_pool': 1,
    });
    const asIs = (bytes: Buffer): Buffer => bytes;
    const route = `/temporal.api.workflowservice.v1.WorkflowService/${method}`;
    const call = client.makeUnaryRequest(route, asIs, asIs, Buffer.from(question), (error) => {
      clearTimeout(timer);
      client.close();
      resolve(error === null);
    });
    const timer = setTimeout(() => call.cancel(), ANSWER_TIMEOUT_MS);
  });
