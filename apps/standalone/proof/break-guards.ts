import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { cites, runTests, type CitedTest } from './cited-tests';
import type { Guard } from './guards';

export interface BrokenGuard {
  readonly guard: Guard;
  /** The tests that cite the clause and failed without its guard. */
  readonly seenBy: readonly string[];
  readonly trouble?: string;
}

const AT_ONCE = 2;

/** Breaks one guard at a time, in copies, and runs the tests that cite its clause. */
export const breakGuards = async (
  root: string,
  guards: readonly Guard[],
  tests: readonly CitedTest[],
): Promise<BrokenGuard[]> => {
  const waiting = guards.values();
  const results: BrokenGuard[] = [];
  const lane = async (): Promise<void> => {
    const copy = copyOf(root);
    try {
      for (const guard of waiting) results.push(await breakOne(copy, guard, tests));
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return guards.flatMap((guard) => results.filter((result) => result.guard === guard));
};

const breakOne = async (copy: string, guard: Guard, tests: readonly CitedTest[]): Promise<BrokenGuard> => {
  const files = [...new Set(tests.filter((test) => cites(test, guard.clause)).map(({ file }) => file))];
  if (files.length === 0) return { guard, seenBy: [], trouble: 'no test cites the clause' };
  const target = path.join(copy, guard.file);
  const whole = readFileSync(target, 'utf8');
  writeFileSync(target, guard.broken);
  try {
    const { seenBy, broken } = await missedBy(copy, guard, files);
    return broken > 0 && seenBy.length === 0
      ? { guard, seenBy, trouble: 'the tests could not be loaded without it' }
      : { guard, seenBy };
  } finally {
    writeFileSync(target, whole);
  }
};

/** The long properties are asked only where no shorter test misses the guard. */
const missedBy = async (copy: string, { clause }: Guard, files: readonly string[]) => {
  const isLong = (file: string): boolean => file.endsWith('.promises.spec.ts');
  let broken = 0;
  for (const some of [files.filter((file) => !isLong(file)), files.filter(isLong)]) {
    if (some.length === 0) continue;
    const run = await runTests(copy, `\\b${clause}\\b`, some);
    const seenBy = run.tests.filter(({ status }) => status === 'failed').map(({ title }) => title);
    broken += run.broken;
    if (seenBy.length > 0) return { seenBy, broken };
  }
  return { seenBy: [], broken };
};

/** What the domain's tests need, and nothing that is not theirs to change. */
const copyOf = (root: string): string => {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'mustafid-proof-'));
  for (const name of ['package.json', 'swc.json', 'tsconfig.json'])
    cpSync(path.join(root, name), path.join(copy, name));
  for (const name of ['libs', 'workflows']) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  cpSync(path.join(root, 'apps/standalone/bootstrap'), path.join(copy, 'apps/standalone/bootstrap'), {
    recursive: true,
  });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
};
