import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startTemporal, type Temporal } from '@lib/local-stack';
import { inTurn } from './turn';
import { runHome, specHome } from './run-home';

const silent = (): void => undefined;

/** A Temporal server for a spec. */
export interface TestTemporal {
  readonly address: string;
  readonly namespace: 'default';
  /** A name that no other spec uses. */
  readonly taskQueue: string;
}

/** A server of one spec's own, that can be stopped, killed, emptied and started again under the same address. */
export interface OwnTemporal extends TestTemporal {
  readonly pid: number;
  stop(): Promise<void>;
  /** `kill -9`, or another signal; SIGSTOP and SIGCONT return at once, a deadly one when the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
  /** Deletes its file. Stop or kill it first. */
  forget(): void;
}

/** The one server of the run, started with the first spec that asks. */
export const sharedTemporal = async (): Promise<TestTemporal> => {
  const home = runHome();
  const { address } = await inTurn(home, () => startTemporal({ home: specHome(home, 'shared'), report: silent }));
  return { address, namespace: 'default', taskQueue: newTaskQueue() };
};

export const ownTemporal = async (): Promise<OwnTemporal> => {
  const home = specHome(runHome(), `temporal-${randomBytes(6).toString('hex')}`);
  const start = (): Promise<Temporal> => startTemporal({ home, report: silent });
  let server = await start();
  return {
    get address() {
      return server.address;
    },
    get pid() {
      return server.pid;
    },
    namespace: 'default',
    taskQueue: newTaskQueue(),
    stop: () => server.stop(),
    kill: async (signal = 'SIGKILL') => {
      process.kill(server.pid, signal);
      if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') await server.exited;
    },
    restart: async () => {
      server = await start();
    },
    forget: () => {
      const files = readdirSync(home).filter((file) => file.startsWith('temporal.sqlite'));
      for (const file of files) rmSync(path.join(home, file));
    },
  };
};

const newTaskQueue = (): string => `spec-${randomBytes(6).toString('hex')}`;
