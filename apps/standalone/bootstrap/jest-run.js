'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { root } = require('./checkout.js');
const { runProgram } = require('./run-program.js');

/** Runs jest and answers `{ passed, failed }`; `only` is a pattern, `without` lists files, `args` are passed on. */
exports.runJest = async ({ only, without = [], args = [] }) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mustafid-test-'));
  const totals = path.join(folder, 'totals.json');
  const config = path.join(folder, 'jest.config.json');
  try {
    fs.writeFileSync(config, JSON.stringify(configured({ only, without, totals })));
    const jest = path.join(root, 'node_modules/jest/bin/jest.js');
    const { code } = await runProgram(process.execPath, [jest, '-c', config, '-w', '2', ...args], {
      show: true,
      env: withoutSettings(),
    });
    return counted(totals, code);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};

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
  const { passed, failed } = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
};

// The tests bring their own engines: a developer's DATABASE_URL must not be what they write to.
const withoutSettings = () => {
  const { knownNames } = require(path.join(root, 'dist/libs/settings/src/index.js'));
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !knownNames.includes(name)));
};
