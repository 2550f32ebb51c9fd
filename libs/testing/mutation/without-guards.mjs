// Told on stdin of guards that are broken, says on stdout which tests miss them: `[{ clause, file, broken, specs }]` →
// `[{ seenBy, unread }]`, the titles of failed tests that cite the clause and the number of specs that could not be read. One process reads and compiles each file once for all of them.
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { specFiles } from './spec-files.mjs';

const root = process.cwd();
const read = specFiles(root);

/** The specs are asked in their order until one misses the guard. */
const missedBy = async ({ clause, file, broken, specs }) => {
  const cites = new RegExp(`\\b${clause}\\b`);
  const guarded = path.join(root, file);
  let unread = 0;
  read.forget();
  read.replace(guarded, broken);
  try {
    for (const spec of specs) {
      const tests = testsIn(spec);
      if (tests === undefined) unread += 1;
      const seenBy = await failedOf((tests ?? []).filter(({ name }) => cites.test(name)));
      if (seenBy.length > 0) return { seenBy, unread };
    }
    return { seenBy: [], unread };
  } finally {
    read.replace(guarded, undefined);
  }
};

const testsIn = (spec) => {
  try {
    return read.tests(path.join(root, spec));
  } catch {
    return undefined;
  }
};

const failedOf = async (tests) => {
  const failed = [];
  for (const { name, run } of tests) {
    try {
      await run();
    } catch {
      failed.push(name);
    }
  }
  return failed;
};

const guards = JSON.parse(await text(process.stdin));
const results = [];
for (const guard of guards) results.push(await missedBy(guard));
process.stdout.write(JSON.stringify(results));
