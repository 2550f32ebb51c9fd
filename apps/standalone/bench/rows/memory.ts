import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_FLAGS } from '../api-process';
import type { Row } from '../row';

const AFTER_READY_S = 60;
const READY_MS = 120_000;
const STOP_MS = 20_000;

/** Everything that `npm start` runs, on a new home; Linux only, because nowhere else is shared memory told apart. */
export const row: Row = {
  name: 'memory',
  what: `npm start on an empty home, ${AFTER_READY_S} s after it is ready`,
  unit: 'MB',
  goal: { atMost: 700 },
  mostRounds: 1,
  open: async (bench) => {
    if (!existsSync('/proc/self/smaps_rollup')) throw new Error('The row memory needs Linux: it reads /proc.');
    const home = mkdtempSync('/var/tmp/mustafid-bench-home-');
    const child = spawn(
      process.execPath,
      [...API_FLAGS, path.join(bench.dist, '../apps/standalone/bootstrap.js'), 'start'],
      {
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          MUSTAFID_HOME: home,
          PORT: String(await freePort()),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const close = async (): Promise<void> => {
      await ended(child);
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    };
    await ready(child).catch(async (error: unknown) => {
      await close();
      throw error;
    });
    return {
      configuration: [
        'sum of Pss of the service, Postgres with its backends, Temporal and the event node; nobody asks anything',
      ],
      ours: async () => {
        await sleep(AFTER_READY_S * 1_000);
        const parts = processesOf([process.pid, ...bookOf(home)]).filter(({ pid }) => pid !== process.pid);
        const value = parts.reduce((sum, { mebibytes }) => sum + mebibytes, 0);
        return { value, beside: said(parts) };
      },
      close,
    };
  },
};

interface Part {
  readonly pid: number;
  readonly name: string;
  readonly mebibytes: number;
}

/** These and all that they began, each once. */
const processesOf = (roots: readonly number[]): Part[] => {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(entry);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const found = new Set(roots);
  for (const pid of found) for (const child of children.get(pid) ?? []) found.add(child);
  return [...found].flatMap(partOf);
};

const parentOf = (pid: string): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // it has ended
  }
};

const partOf = (pid: number): Part[] => {
  if (!existsSync(`/proc/${pid}`)) return [];
  const kibibytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  const script = words.find((word) => word.endsWith('.js'));
  const name = script ? script.split('/').slice(-3).join('/') : path.basename((words[0] ?? '').split(/[: ]/)[0] ?? '');
  return [{ pid, name, mebibytes: Number(kibibytes ?? 0) / 1_024 }];
};

const said = (parts: readonly Part[]): string => {
  const byName = new Map<string, number>();
  for (const { name, mebibytes } of parts) byName.set(name, (byName.get(name) ?? 0) + mebibytes);
  return [...byName].map(([name, mebibytes]) => `${name} ${Math.round(mebibytes)}`).join(', ');
};

/** The engines that outlive whoever began them. */
const bookOf = (home: string): number[] => {
  const book = JSON.parse(readFileSync(path.join(home, 'processes.json'), 'utf8')) as Record<string, { pid: number }>;
  return Object.values(book).map(({ pid }) => pid);
};

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`npm start was not ready in ${READY_MS / 1_000} s`)), READY_MS);
    const settle = (how: () => void): void => (clearTimeout(timer), how());
    child.once('exit', (code) => settle(() => reject(new Error(`npm start ended with ${code}: ${text}`))));
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('Mustafid is ready in')) settle(resolve);
    });
  });

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(impatience);
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
  await new Promise((resolve) => server.close(resolve));
  return port;
};
