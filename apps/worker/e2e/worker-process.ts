import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { existsSync } from 'node:fs';
import type { WorkerSettings } from '../src/worker';
import { until } from './until';

const main = path.resolve(__dirname, '../../../dist/apps/worker/src/main.js');

/** A worker as a process of its own, from what was built. */
export class WorkerProcess {
  said = '';
  private constructor(private readonly child: ChildProcess) {
    const hear = (chunk: Buffer): void => {
      this.said += chunk.toString();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  }

  static start(settings: WorkerSettings, nodeOptions: string[] = []): WorkerProcess {
    if (!existsSync(main)) throw new Error(`${main} is missing: build first (npm run build).`);
    const env = {
      PATH: process.env.PATH,
      EVENTSTORE_URL: settings.eventStoreUrl,
      DATABASE_URL: settings.databaseUrl,
      TEMPORAL_ADDRESS: settings.temporalAddress,
      TEMPORAL_NAMESPACE: settings.temporalNamespace,
      INSTANCE_ID: settings.instanceId,
      INSTANCE_SECRET: settings.instanceSecret,
    };
    return new WorkerProcess(
      spawn(process.execPath, [...nodeOptions, main], { env, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  ready(): Promise<void> {
    return until(`the worker is ready; it said: ${this.said}`, () => this.said.includes('worker: ready'));
  }

  /** Answers when the process is gone. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.child.kill(signal);
    await until('the worker is gone', () => !this.running, 10_000);
  }
}
