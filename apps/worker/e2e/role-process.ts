import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { WorkerSettings } from '../src/worker-settings';
import { until } from './until';

/** No product code knows of it. */
const SHIFTED_CLOCK = path.resolve(__dirname, '../../../libs/commands/test/shifted-clock.cjs');

/** A process that begins takes its two seconds of a processor; beside others that may be long. */
const HEARD_MS = 45_000;

/** A role as a process of its own, from what was built; its wall clock may be set wrong. */
export class RoleProcess {
  said = '';
  private readonly child: ChildProcess;

  protected constructor(role: string, environment: Record<string, string>, clockShiftMs: number) {
    const main = path.resolve(__dirname, `../../../dist/apps/${role}/src/main.js`);
    if (!existsSync(main)) throw new Error(`${main} is missing: build first (npm run build).`);
    const env = { PATH: process.env.PATH, CLOCK_SHIFT_MS: String(clockShiftMs), ...environment };
    const shim = clockShiftMs === 0 ? [] : ['--require', SHIFTED_CLOCK];
    this.child = spawn(process.execPath, [...shim, main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const hear = (chunk: Buffer): void => {
      this.said += chunk.toString();
    };
    this.child.stdout?.on('data', hear);
    this.child.stderr?.on('data', hear);
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  /** Answers when the process is gone. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.child.kill(signal);
    await until('the process is gone', () => !this.running, 10_000);
  }

  protected hears(words: string): Promise<void> {
    return until(`it says '${words}'; it said: ${this.said}`, () => this.said.includes(words), HEARD_MS);
  }
}

export const environmentOf = (settings: WorkerSettings): Record<string, string> =>
  JSON.parse(
    JSON.stringify({
      EVENTSTORE_URL: settings.eventStoreUrl,
      DATABASE_URL: settings.databaseUrl,
      TEMPORAL_ADDRESS: settings.temporalAddress,
      TEMPORAL_NAMESPACE: settings.temporalNamespace,
      INSTANCE_ID: settings.instanceId,
      INSTANCE_SECRET: settings.instanceSecret,
      EXPORTS_DIR: settings.exportsFolder,
      SMTP_URL: settings.smtpUrl,
      MAIL_DIRECTORY: settings.mailDirectory,
    }),
  ) as Record<string, string>;
