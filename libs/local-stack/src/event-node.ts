import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { whileStarting } from './cut-short';
import { openEngineLog, type EngineLog } from './engine-log';
import { failure } from './failure';
import { prepareHome } from './home';
import { portFor } from './ports';
import { enterProcess, leftBehind, strikeProcess } from './process-book';
import { endProcess, gone, identify, isRunning, type ProcessIdentity } from './process-identity';
import { stopwatch, type Report } from './report';
import { ask } from './waiting';

const START_TIMEOUT_MS = 30_000;
const PORT_TRIES = 5;
/** Without a limit V8 lets garbage lie: a third more memory under load, for a sixth less work. */
const SMALL_HEAP = ['--max-semi-space-size=4', '--max-old-space-size=256'];
const ENDING = [
  { signal: 'SIGTERM', timeoutMs: 5_000 },
  { signal: 'SIGKILL', timeoutMs: 2_000 },
] as const;

export interface EventNode {
  url: string;
  port: number;
  pid: number;
  /** Settles when the process is gone, asked to or not. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

export interface EventNodeOptions {
  home: string;
  /** The database that the log lies in. */
  logUrl: string;
  /** The built entry point of the event node's process. */
  main: string;
  report: Report;
}

/** The event node as a process of its own. One that an earlier start left behind is ended first: it may be of an older build. */
export const startEventNode = async ({ home, logUrl, main, report }: EventNodeOptions): Promise<EventNode> => {
  const ready = stopwatch(report, 'event node');
  const folder = prepareHome(home);
  if (!existsSync(main))
    throw new Error(`The event node is not built: ${main} is missing. Run npm run build and start again.`);
  await endPredecessor(folder, report);
  const { identity, port } = await launch(folder, logUrl, main, report);
  ready(`process ${identity.pid}, port ${port}`);
  return {
    url: `esdb://127.0.0.1:${port}?tls=false&keepAliveInterval=10000&keepAliveTimeout=5000`,
    port,
    pid: identity.pid,
    exited: gone(identity),
    stop: async () => {
      await endProcess(identity, ENDING);
      strikeProcess(folder, 'event-node');
    },
  };
};

const endPredecessor = async (home: string, report: Report): Promise<void> => {
  const left = leftBehind(home, 'event-node');
  if (!left) return;
  report('event node', `ending process ${left.pid} of an earlier start`);
  await endProcess(left, ENDING);
};

const launch = async (
  home: string,
  logUrl: string,
  main: string,
  report: Report,
): Promise<{ identity: ProcessIdentity; port: number }> => {
  for (let tries = 0; tries < PORT_TRIES; tries += 1) {
    const port = await portFor(home, 'event-node', { fresh: tries > 0 });
    report('event node', `starting on port ${port}`);
    const identity = await launchOn(home, port, logUrl, main);
    if (identity) return { identity, port };
  }
  throw new Error('The event node found no port to listen on: end what takes the ports of 127.0.0.1 and start again.');
};

/** Undefined when somebody else took the port meanwhile. */
const launchOn = async (
  home: string,
  port: number,
  logUrl: string,
  main: string,
): Promise<ProcessIdentity | undefined> => {
  const log = openEngineLog(home, 'event-node');
  try {
    const child = spawn(process.execPath, [...SMALL_HEAP, main], {
      detached: true,
      stdio: ['ignore', log.descriptor, log.descriptor],
      env: { ...process.env, LOG_DATABASE_URL: logUrl, EVENT_NODE_HOST: '127.0.0.1', EVENT_NODE_PORT: String(port) },
    });
    const broken = new Promise<Error>((resolve) => child.once('error', resolve));
    child.unref();
    if (child.pid === undefined) throw failure('The event node could not be started', await broken);
    return await untilReady(home, child.pid, port, log);
  } finally {
    log.close();
  }
};

const untilReady = async (
  home: string,
  pid: number,
  port: number,
  log: EngineLog,
): Promise<ProcessIdentity | undefined> => {
  const identity = identify(pid);
  if (identity) enterProcess(home, 'event-node', pid, port);
  const answer = (): 'ready' | 'ended' | undefined => {
    if (log.said().includes(`event node ready on 127.0.0.1:${port}`)) return 'ready';
    return identity && isRunning(identity) ? undefined : 'ended';
  };
  const state = await whileStarting(identity, () => ask(answer, { timeoutMs: START_TIMEOUT_MS }));
  if (identity && state === 'ready') return identity;
  if (identity) await endProcess(identity, ENDING);
  if (/EADDRINUSE|address already in use/i.test(log.said())) return undefined;
  const words = log.said().trim().split('\n').at(-1);
  throw new Error(`The event node did not start: ${words || 'it said nothing'} (all it said is in ${log.file}).`);
};
