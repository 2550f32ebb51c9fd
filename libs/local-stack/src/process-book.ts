import path from 'node:path';
import { readJson, writeWhole } from './home';
import { identify, isRunning, type ProcessIdentity } from './process-identity';

type Book = Record<string, ProcessIdentity & { port?: number }>;

const fileOf = (home: string): string => path.join(home, 'processes.json');

/** Notes which process plays an engine, so that a later start adopts or ends exactly this one. */
export const enterProcess = (home: string, engine: string, pid: number, port?: number): ProcessIdentity => {
  const identity = identify(pid);
  if (!identity) throw new Error(`The ${engine} ended as soon as it was started.`);
  writeBook(home, { ...bookOf(home), [engine]: port === undefined ? identity : { ...identity, port } });
  return identity;
};

/** The engine's process of an earlier start, if exactly that one still runs. */
export const leftBehind = (home: string, engine: string): (ProcessIdentity & { port?: number }) | undefined => {
  const entry = bookOf(home)[engine];
  return entry && isRunning(entry) ? entry : undefined;
};

export const strikeProcess = (home: string, engine: string): void => {
  const { [engine]: _struck, ...others } = bookOf(home);
  writeBook(home, others);
};

const bookOf = (home: string): Book => readJson<Book>(fileOf(home)) ?? {};
const writeBook = (home: string, book: Book): void => writeWhole(fileOf(home), `${JSON.stringify(book, null, 2)}\n`);
