'use strict';
// Takes each guard out of a copy of the tree by its patch and runs the kill campaign there: the judge has to find a broken
// promise. Whatever else goes wrong (a patch, a build, a start, a time limit, a kill that found nothing) is no finding.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { root } = require('../bootstrap/checkout.js');
const { Failure } = require('../bootstrap/failure.js');
const { runProgram } = require('../bootstrap/run-program.js');

// A tree and its build are too much for a memory disk.
const COPIES = fs.existsSync('/var/tmp') ? '/var/tmp' : os.tmpdir();
const ROUNDS = '6';
const LIMIT_MS = 300_000;
const SHOWN = 3;

const names = () =>
  fs
    .readdirSync(__dirname)
    .filter((file) => file.endsWith('.patch'))
    .map((file) => file.slice(0, -'.patch'.length));

const must = async (what, program, args) => {
  const { code, output } = await runProgram(program, args);
  if (code !== 0) throw new Failure(`${what} failed:\n${output.trimEnd()}`);
};

/** What is committed and what is not yet, with the packages by a link. */
const copyTree = async (copy) => {
  await must('The copy', 'git', ['-C', root, 'worktree', 'add', '--detach', copy, 'HEAD']);
  for (const room of ['apps/standalone/campaign', 'apps/standalone/breaks', 'apps/standalone/bootstrap'])
    fs.cpSync(path.join(root, room), path.join(copy, room), { recursive: true });
  await must('The copy of the packages', 'cp', ['-al', path.join(root, 'node_modules'), copy]);
};

/** Runs the campaign to its end, or tells it to stop when it takes too long. */
const campaign = (copy) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(copy, 'apps/standalone/campaign/run.js'), '--rounds', ROUNDS], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    const limit = setTimeout(() => child.kill('SIGTERM'), LIMIT_MS);
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(limit);
      resolve(output);
    });
  });

const findingsOf = (output) =>
  output
    .split('\n')
    .filter((line) => line.startsWith('FINDING: '))
    .map((line) => line.slice('FINDING: '.length));

const breakOne = async (name) => {
  const copy = path.join(fs.mkdtempSync(path.join(COPIES, 'mustafid-break-')), 'tree');
  // As root, Postgres runs as another user, who has to get at its program.
  fs.chmodSync(path.dirname(copy), 0o755);
  try {
    await copyTree(copy);
    await must('The patch', 'git', ['-C', copy, 'apply', path.join(__dirname, `${name}.patch`)]);
    await must('The build', process.execPath, [path.join(copy, 'apps/standalone/bootstrap.js'), 'build', '--force']);
    const output = await campaign(copy);
    const findings = findingsOf(output);
    if (findings.length > 0) return { red: true, lines: findings.slice(0, SHOWN) };
    return { red: false, lines: output.trimEnd().split('\n').slice(-SHOWN) };
  } finally {
    await runProgram('git', ['-C', root, 'worktree', 'remove', '--force', copy]);
    fs.rmSync(path.dirname(copy), { recursive: true, force: true });
  }
};

/** Answers the exit code: 1 when the campaign did not find one of the guards missing. */
exports.breaks = async (asked) => {
  const unknown = asked.filter((name) => !names().includes(name));
  if (unknown.length > 0) throw new Failure(`There is no '${unknown[0]}': say some of ${names().join(', ')}.`, 2);
  let missed = 0;
  for (const name of asked.length > 0 ? asked : names()) {
    const { red, lines } = await breakOne(name);
    if (!red) missed += 1;
    process.stdout.write(
      `${red ? 'FOUND' : 'NOT FOUND'}  without ${name}:\n${lines.map((line) => `    ${line}\n`).join('')}`,
    );
  }
  return missed === 0 ? 0 : 1;
};
