import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { failure } from './failure';

const LARGEST_BYTES = 8 * 1024 * 1024;
const TAIL_BYTES = 64 * 1024;

/** What an engine says goes to a file, which outlives the process that started the engine. */
export interface EngineLog {
  file: string;
  descriptor: number;
  /** What was said since the log was opened, at most its end. */
  said(): string;
  close(): void;
}

export const openEngineLog = (home: string, engine: string): EngineLog => {
  const file = path.join(home, `${engine}.log`);
  const descriptor = openToWrite(file);
  const begin = fstatSync(descriptor).size;
  return { file, descriptor, said: () => tail(file, begin), close: () => closeSync(descriptor) };
};

const openToWrite = (file: string): number => {
  try {
    const descriptor = openSync(file, 'a', 0o600);
    if (fstatSync(descriptor).size < LARGEST_BYTES) return descriptor;
    closeSync(descriptor);
    closeSync(openSync(file, 'w', 0o600));
    return openSync(file, 'a', 0o600);
  } catch (error) {
    throw failure(`The file ${file} cannot be written`, error);
  }
};

const tail = (file: string, begin: number): string => {
  const descriptor = openSync(file, 'r');
  try {
    const end = fstatSync(descriptor).size;
    const from = Math.max(begin, end - TAIL_BYTES);
    const bytes = Buffer.alloc(Math.max(0, end - from));
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, from));
  } finally {
    closeSync(descriptor);
  }
};
