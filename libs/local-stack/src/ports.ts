import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import path from 'node:path';
import { readJson, writeWhole } from './home';

// Below the range that systems hand out for outgoing connections, so that a remembered port stays free.
const LOWEST = 15_000;
const HIGHEST = 32_000;
const TRIES = 200;

/** The engine's port of last time, or a new one when that is taken; remembered in the home. */
export const portFor = async (home: string, engine: string, { fresh = false } = {}): Promise<number> => {
  const file = path.join(home, 'ports.json');
  const ports = readJson<Record<string, number>>(file) ?? {};
  const last = ports[engine];
  if (!fresh && last !== undefined && (await isFree(last))) return last;
  const port = await freePort(new Set(Object.values(ports)));
  writeWhole(file, `${JSON.stringify({ ...readJson<Record<string, number>>(file), [engine]: port }, null, 2)}\n`);
  return port;
};

export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });

const freePort = async (taken: ReadonlySet<number>): Promise<number> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port between ${LOWEST} and ${HIGHEST}: end what holds them and start again.`);
};
