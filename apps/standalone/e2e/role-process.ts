import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { built, checkout } from '@lib/testing';
import { until } from './started';

const STOP_MS = 10_000;

export type Role = 'api' | 'projector' | 'worker';

/** What `/readyz` of any role says. */
export interface Readiness extends Record<string, unknown> {
  readonly code: number;
  readonly status: 'ok' | 'degraded' | 'unavailable';
}

/** One role as a process of its own, told of its surroundings by environment variables only. */
export class RoleProcess {
  private said = '';
  private readonly child: ChildProcess;

  constructor(
    readonly role: Role,
    environment: Readonly<Record<string, string>>,
    private readonly healthPort: number,
  ) {
    this.child = spawn(process.execPath, [built(`apps/${role}/src/main.js`)], {
      env: { PATH: process.env['PATH'], ...environment },
      cwd: path.parse(process.cwd()).root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.said += chunk;
      });
    }
  }

  get output(): string {
    return this.said;
  }

  get url(): string {
    return `http://127.0.0.1:${this.healthPort}`;
  }

  async readiness(): Promise<Readiness> {
    const answer = await fetch(`${this.url}/readyz`);
    return { ...((await answer.json()) as Readiness), code: answer.status };
  }

  /** What the image's health check makes of it. */
  get healthy(): boolean {
    const script = path.join(checkout, 'docker/health.js');
    return spawnSync(process.execPath, [script, String(this.healthPort)]).status === 0;
  }

  /** Waits until what it says of itself is so. */
  says(what: string, isSo: (readiness: Readiness) => boolean): Promise<Readiness> {
    return until(`the ${this.role} says ${what}`, async () => {
      if (this.hasEnded) throw new Error(`The ${this.role} ended:\n${this.said}`);
      const readiness = await this.readiness().catch(() => undefined);
      return readiness && isSo(readiness) ? readiness : undefined;
    }).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.said}`);
    });
  }

  ready(): Promise<Readiness> {
    return this.says('that it is ready', ({ code, status }) => code === 200 && status === 'ok');
  }

  /** The exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals> {
    return until(`the ${this.role} ends`, () => this.child.exitCode ?? this.child.signalCode ?? undefined);
  }

  /** Throws with all that it said unless it ends in order within 10 s. */
  async stops(): Promise<void> {
    const begun = performance.now();
    this.child.kill('SIGTERM');
    const code = await this.ended();
    const tookMs = performance.now() - begun;
    if (code !== 0 || tookMs > STOP_MS) throw new Error(`Ended with ${code} after ${tookMs} ms:\n${this.said}`);
  }

  /** For what a failed test left behind. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
