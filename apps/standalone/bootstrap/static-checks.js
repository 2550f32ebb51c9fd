'use strict';
const path = require('node:path');
const { root } = require('./checkout.js');
const { runProgram } = require('./run-program.js');
const { say, seconds } = require('./say.js');

const tool = (file) => path.join(root, 'node_modules', file);

const TYPES = '--noEmit --pretty false'.split(' ');
const CHECKS = [
  { name: 'types', args: [tool('typescript-7/bin/tsc'), '-p', '.', ...TYPES] },
  { name: 'page types', args: [tool('typescript-7/bin/tsc'), '-p', 'apps/dashboard', ...TYPES] },
  { name: 'lint', args: [tool('oxlint/bin/oxlint'), '--deny-warnings', '.'] },
  { name: 'format', args: [tool('oxfmt/bin/oxfmt'), '--check', '.'] },
];

/** Runs types, lint and format beside each other; answers with the names of those that failed, their words printed. */
exports.checkStatically = async () => {
  const results = await Promise.all(CHECKS.map(run));
  return results.flatMap(({ name, code }) => (code === 0 ? [] : [name]));
};

const run = async ({ name, args }) => {
  const begun = performance.now();
  const { code, output } = await runProgram(process.execPath, args);
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`);
  say(name, `${code === 0 ? 'passed' : 'FAILED'} in ${seconds(begun)}`);
  return { name, code };
};
