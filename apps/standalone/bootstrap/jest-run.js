'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { root } = require('./checkout.js');
const { runProgram } = require('./run-program.js');
const { say } = require('./say.js');

const MOST_ALONE = 6;
const MOST_WORKERS = 8;

/**
 * Runs jest and answers `{ passed, failed, tests }`; `only` is a pattern, `without` lists files, `args` are passed on. A few files
 * that failed beside others are named and run once more alone, where only their own faults are left; that run counts.
 */
exports.runJest = async ({ only, without = [], args = [] }) => {
  const { files = [], ...first } = await runOnce({ only, without, args });
  if (files.length === 0 || files.length > MOST_ALONE || args.length > 0) return first;
  for (const { file } of files) say('again', `${path.relative(root, file)} failed beside others: once more, alone`);
  // Temporal's native part may hold a process for minutes after its last test; beside others jest ends its workers itself.
  const alone = ['--runInBand', '--forceExit', '--runTestsByPath', ...files.map(({ file }) => file)];
  const second = await runOnce({ only, without, args: alone });
  const passedBefore = files.reduce((sum, { passed }) => sum + passed, 0);
  const elsewhere = first.tests.filter((test) => files.every(({ file }) => path.relative(root, file) !== test.file));
  return {
    passed: first.passed - passedBefore + second.passed,
    failed: second.failed,
    tests: [...elsewhere, ...second.tests],
  };
};

const runOnce = async ({ only, without, args }) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mustafid-test-'));
  const totals = path.join(folder, 'totals.json');
  const config = path.join(folder, 'jest.config.json');
  try {
    fs.writeFileSync(config, JSON.stringify(configured({ only, without, totals })));
    const jest = path.join(root, 'node_modules/jest/bin/jest.js');
    const workers = args.includes('--runInBand') ? [] : ['-w', String(workersFor(only))];
    const { code } = await runProgram(process.execPath, [jest, '-c', config, ...workers, ...args], {
      show: true,
      env: withoutSettings(),
    });
    return counted(totals, code);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};

/** Engines are mostly waited for: where they run, one worker more than there are cores keeps these busy. */
const workersFor = (only) => Math.min(MOST_WORKERS, os.availableParallelism() + (only ? 0 : 1));

const configured = ({ only, without, totals }) => {
  const base = require(path.join(root, 'libs/testing/jest.config.js'));
  const escaped = without.map((file) => `/${file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  return {
    ...base,
    ...(only && { testMatch: only }),
    testPathIgnorePatterns: [...(base.testPathIgnorePatterns ?? []), ...escaped],
    // The last line is ours: types, lint and format are counted in it too.
    reporters: ['default', [path.join(__dirname, 'totals-reporter.js'), { file: totals }]],
  };
};

/** Jest that ended without totals, or badly with none failed, is itself one failure. */
const counted = (file, code) => {
  const told = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { passed: 0, failed: 0, tests: [] };
  return { ...told, failed: code !== 0 && told.failed === 0 ? 1 : told.failed };
};

// The tests bring their own engines: a developer's DATABASE_URL must not be what they write to.
const withoutSettings = () => {
  const { knownNames } = require(path.join(root, 'dist/libs/settings/src/index.js'));
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !knownNames.includes(name)));
};
