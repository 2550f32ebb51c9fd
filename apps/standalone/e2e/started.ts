import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout } from '@lib/testing';

const READY_MS = 60_000;
const STOP_MS = 10_000;
const SECOND_START_S = 6;

/** What a second start may take; on a machine that is given more work than it has cores, so much longer. */
export const secondStartSeconds = (): number =>
  SECOND_START_S * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

/** `npm start`, as a process of its own that a test can wait for, read and end. */
export class Started {
  private said = '';
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.said += chunk;
      });
    }
  }

  static async on(home: string, settings: Record<string, string> = {}, as: { uid?: number; gid?: number } = {}) {
    const port = settings['PORT'] ?? String(await freePort());
    const child = spawn(process.execPath, [path.join(checkout, 'apps/standalone/bootstrap.js'), 'start'], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], MUSTAFID_HOME: home, PORT: port, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      // Typed from anywhere, not only from the checkout.
      cwd: '/',
      ...as,
    });
    return new Started(child, `http://127.0.0.1:${port}`);
  }

  get output(): string {
    return this.said;
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('It was not started.');
    return this.child.pid;
  }

  /** Seconds that it took by its own account. */
  async ready(): Promise<number> {
    const [, seconds] = await this.untilSaid(/Mustafid is ready in ([\d.]+) s/);
    return Number(seconds);
  }

  untilSaid(pattern: RegExp): Promise<RegExpExecArray> {
    return until(`it says ${pattern}`, () => {
      const found = pattern.exec(this.said);
      if (!found && this.hasEnded) throw new Error(`It ended:\n${this.said}`);
      return found ?? undefined;
    }).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.said}`);
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** The exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals> {
    return until(`process ${this.child.pid} ends`, () => this.child.exitCode ?? this.child.signalCode ?? undefined);
  }

  /** Tells it to stop; throws with all that it said unless it ends in order within 10 s. Answers the milliseconds. */
  async stops(signal: NodeJS.Signals = 'SIGTERM'): Promise<number> {
    const begun = performance.now();
    this.signal(signal);
    const code = await this.ended();
    const tookMs = performance.now() - begun;
    if (code !== 0 || tookMs > STOP_MS) throw new Error(`Ended with ${code} after ${tookMs} ms:\n${this.said}`);
    return tookMs;
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

/** The engines' processes that the home knows of, by name. */
export const enginesOf = (home: string): Record<string, number> => {
  const file = path.join(home, 'processes.json');
  if (!existsSync(file)) return {};
  const book = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { pid: number }>;
  return Object.fromEntries(Object.entries(book).map(([name, { pid }]) => [name, pid]));
};

export const isAlive = (pid: number): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
};

export const until = async <T>(what: string, question: () => T | undefined | Promise<T | undefined>): Promise<T> => {
  const deadline = performance.now() + READY_MS;
  for (;;) {
    const answer = await question();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`Waited ${READY_MS / 1000} s until ${what}.`);
    await sleep(20);
  }
};

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
