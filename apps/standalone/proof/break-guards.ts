import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { cites, type CitedTest } from './cited-tests';
import type { Guard } from './guards';

export interface BrokenGuard {
  readonly guard: Guard;
  /** The tests of the domain that cite the clause and failed without its guard, of the first spec that missed it. */
  readonly seenBy: readonly string[];
  readonly trouble?: string;
}

const PROGRAM = 'libs/testing/mutation/without-guards.mjs';
const MAX_RUN_MS = 240_000;

/** Breaks one guard at a time and asks the domain's tests that cite its clause; no file is changed for it. */
export const breakGuards = async (
  root: string,
  guards: readonly Guard[],
  tests: readonly CitedTest[],
): Promise<BrokenGuard[]> => {
  const asked = guards.map((guard) => ({ ...guard, specs: specsFor(guard, tests) }));
  const found = await missed(root, asked);
  return asked.map(({ specs }, index) => {
    const guard = guards[index]!;
    const { seenBy, unread } = found[index]!;
    if (seenBy.length > 0) return { guard, seenBy };
    if (specs.length === 0) return { guard, seenBy, trouble: 'no test of the domain cites the clause' };
    return unread > 0 ? { guard, seenBy, trouble: 'the tests could not be loaded without it' } : { guard, seenBy };
  });
};

/** The long properties are asked only where no shorter test misses the guard. */
const specsFor = ({ clause }: Guard, tests: readonly CitedTest[]): string[] => {
  const isLong = (file: string): number => Number(file.endsWith('.promises.spec.ts'));
  const citing = tests.filter((test) => test.file.startsWith('libs/domain/') && cites(test, clause));
  return [...new Set(citing.map(({ file }) => file))].sort((one, other) => isLong(one) - isLong(other));
};

interface Missed {
  readonly seenBy: readonly string[];
  /** Specs that could not even be loaded. */
  readonly unread: number;
}

const missed = async (root: string, asked: readonly object[]): Promise<Missed[]> => {
  const child = spawn(process.execPath, [path.join(root, PROGRAM)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: MAX_RUN_MS,
  });
  child.stdin.end(JSON.stringify(asked));
  const failed = new Promise<never>((_resolve, reject) => child.once('error', reject));
  const said = await Promise.race([text(child.stdout), failed]);
  if (said === '') throw new Error(`${PROGRAM} said nothing: a guard was broken that some test never comes back from`);
  return JSON.parse(said) as Missed[];
};
