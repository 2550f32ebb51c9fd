import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { EXIT, Failure } from './failure';

/** The document of a version, as the file holds it. Throws a Failure of usage. */
export const versionIn = (file: string): Record<string, unknown> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new Failure(`${file} cannot be read as JSON: ${(error as Error).message}`, EXIT.usage);
  }
};

/** Asks the person at the terminal. */
export const isWanted = async (question: string): Promise<boolean> => {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asking.question(question)).trim());
  } finally {
    asking.close();
  }
};
