'use strict';
const path = require('node:path');
const { root } = require('./checkout.js');
const { runJest } = require('./jest-run.js');
const { lacks, nameLacks } = require('./machine.js');
const { say, seconds } = require('./say.js');
const { checkStatically } = require('./static-checks.js');

const UNIT = ['**/*.spec.ts'];
/** Tens of thousands of drawn lives each: they take longer than all the others, and are no part of what runs at each commit. */
const BUT_LONG_PROPERTIES = [...UNIT, '!**/*.promises.spec.ts'];

/** Every test there is, engines included; the last line is `N passed, N failed`. Answers the exit code. */
exports.testEverything = async (args, ready) => {
  const missing = lacks();
  nameLacks(missing);
  await ready();
  await provideTemporal();
  if (args.length > 0) return lastLine(await runJest({ args }));
  const without = missing.flatMap(({ files }) => files);
  // Engines are mostly waited for: what only reads the sources is done meanwhile.
  const [failedChecks, { passed, failed, tests }] = await Promise.all([checkStatically(), runJest({ without })]);
  const uncovered = await uncoveredPolicy(tests);
  const refused = process.env.CI === 'true' ? missing.filter(({ files }) => files.length > 0) : [];
  for (const { called } of refused) process.stdout.write(`${called} is lacking: with CI=true that is a failure.\n`);
  for (const name of failedChecks) process.stdout.write(`The check '${name}' failed: its words stand above.\n`);
  return lastLine({ passed, failed: failed + failedChecks.length + refused.length + uncovered });
};

/** 1 where a clause of the policy is not held by a test that misses its guard; what is lacking stands printed. */
const uncoveredPolicy = async (tests) => {
  const begun = performance.now();
  const { main } = require(path.join(root, 'dist/apps/standalone/proof/main.js'));
  const code = await main(root, ['--break', '--brief'], tests);
  say('policy', `${code === 0 ? 'covered' : 'NOT COVERED'} in ${seconds(begun)}`);
  return code === 0 ? 0 : 1;
};

/** Found, downloaded or built before a spec waits for it: the first time takes minutes. Where it fails, the specs say so. */
const provideTemporal = async () => {
  const { findTemporal } = require(path.join(root, 'dist/libs/local-stack/src/temporal-binary.js'));
  await findTemporal(say).catch((error) => say('temporal', error.message));
};

/** What every commit must pass, without engines. */
exports.check = async (ready) => {
  const begun = performance.now();
  await ready();
  const failedChecks = await checkStatically();
  const { passed, failed } = await runJest({ only: BUT_LONG_PROPERTIES });
  process.stdout.write(`Checked in ${seconds(begun)}.\n`);
  return lastLine({ passed, failed: failed + failedChecks.length });
};

/** The tests without engines alone, as they run under another Node. */
exports.unitTests = async (ready) => {
  await ready();
  return lastLine(await runJest({ only: UNIT }));
};

const lastLine = ({ passed, failed }) => {
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
};
