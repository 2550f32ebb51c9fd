import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A test whose title cites a clause, as its run ended. */
export interface CitedTest {
  readonly title: string;
  readonly file: string;
  readonly status: string;
}

interface JestResults {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const MAX_RUN_MS = 240_000;

/** Runs the unit tests of `root` whose titles match; every one of them is answered, whatever became of it. */
export const runTests = async (root: string, titles: string): Promise<readonly CitedTest[]> => {
  const output = path.join(root, `.proof-${process.pid}-${Math.random().toString(36).slice(2)}.json`);
  try {
    await jest(root, ['-t', titles, '--testMatch', '**/*.spec.ts', '--json', '--outputFile', output]);
    return resultsOf(root, JSON.parse(readFileSync(output, 'utf8')) as JestResults);
  } finally {
    rmSync(output, { force: true });
  }
};

const jest = (root: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const program = path.join(root, 'node_modules/jest/bin/jest.js');
    const config = path.join(root, 'libs/testing/jest.config.js');
    const child = spawn(process.execPath, [program, '-c', config, '-w', '2', ...args], {
      cwd: root,
      stdio: 'ignore',
      timeout: MAX_RUN_MS,
    });
    child.once('error', reject);
    child.once('close', () => resolve()); // what failed stands in the results
  });

const resultsOf = (root: string, { testResults }: JestResults): readonly CitedTest[] =>
  testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ title: fullName, file: path.relative(root, name), status })),
  );

export const cites = ({ title }: CitedTest, clause: string): boolean => new RegExp(`\\b${clause}\\b`).test(title);
