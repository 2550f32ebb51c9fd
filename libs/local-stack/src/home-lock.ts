import { randomBytes } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { failure } from './failure';
import { prepareHome, readJson } from './home';
import { identify, isRunning, type ProcessIdentity } from './process-identity';

const TRIES = 20;

interface Holder extends ProcessIdentity {
  address: string;
}

/** Holds the home for this process until the returned function is called; throws one sentence when another holds it. */
export const lockHome = (home: string, address: string): (() => void) => {
  const folder = prepareHome(home);
  const file = path.join(folder, 'running.json');
  const self = identify(process.pid);
  if (!self)
    throw new Error('This process cannot be identified: neither /proc nor ps can be read. Install ps and start again.');
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (take(file, { ...self, address })) return () => release(file, self);
    const holder = readJson<Holder>(file);
    if (!holder) continue;
    if (isRunning(holder)) throw alreadyRunning(holder, folder);
    removeStale(file, holder, self);
  }
  throw new Error(`The lock ${file} cannot be had: other starts keep taking it. Wait a moment and start again.`);
};

const alreadyRunning = ({ address, pid }: Holder, home: string): Error =>
  new Error(
    `Mustafid already runs on ${home} at ${address} (process ${pid}): use that one, stop it first, or set MUSTAFID_HOME to another folder.`,
  );

/** A link is made with its content or not at all, and only where none is: no second process sees half a lock. */
const take = (file: string, holder: Holder): boolean => {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure(`The lock ${file} cannot be made`, error);
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Of several that find the same dead holder one wins the right to remove its lock, so nobody removes a living one's. */
const removeStale = (file: string, dead: Holder, self: ProcessIdentity): void => {
  const right = `${file}.removing-${dead.pid}-${dead.startedAt.replace(/\W/g, '')}`;
  if (!take(right, { ...self, address: '' })) return freeFromDead(right);
  const held = readJson<Holder>(file);
  if (held && held.pid === dead.pid && held.startedAt === dead.startedAt) rmSync(file, { force: true });
  rmSync(right, { force: true });
};

/** Who was killed with the right in hand would keep everybody out for good. */
const freeFromDead = (right: string): void => {
  const remover = readJson<Holder>(right);
  if (remover && !isRunning(remover)) rmSync(right, { force: true });
};

const release = (file: string, self: ProcessIdentity): void => {
  const held = readJson<Holder>(file);
  if (held?.pid === self.pid && held.startedAt === self.startedAt) rmSync(file, { force: true });
};
