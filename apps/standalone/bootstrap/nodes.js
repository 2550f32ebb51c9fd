'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { root } = require('./checkout.js');
const { Failure } = require('./failure.js');
const { npm } = require('./install.js');
const { runProgram } = require('./run-program.js');
const { during } = require('./say.js');

const VERSIONS = ['22', '24', '26'];
const READY_MS = 120_000;
const STOP_MS = 10_000;
const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'mustafid/nodes');
const bootstrap = path.join(root, 'apps/standalone/bootstrap.js');

/** Builds, runs the unit tests and one start under each of the other Nodes; answers the exit code. */
exports.runUnderOtherNodes = async (args) => {
  const failed = [];
  for (const version of args.length > 0 ? args : VERSIONS) {
    try {
      await runUnder(version);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      process.stdout.write(`${error.message}\n`);
      failed.push(version);
    }
  }
  process.stdout.write(failed.length === 0 ? 'Every Node passed.\n' : `Failed under Node ${failed.join(', ')}.\n`);
  return failed.length === 0 ? 0 : 1;
};

const runUnder = async (version) => {
  const node = await installed(version);
  const { output: exact } = await runProgram(node, ['--version']);
  const name = `node ${exact.trim().slice(1)}`;
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  await during(name, 'building', 'built', () => succeeds(node, [bootstrap, 'build', '--force'], env));
  await during(name, 'unit tests', 'unit tests passed', () => succeeds(node, [bootstrap, 'unit'], env));
  await during(name, 'starting', 'started and stopped', () => startsAndStops(node, env));
};

const succeeds = async (node, args, env) => {
  const { code, output } = await runProgram(node, args, { env });
  if (code !== 0) throw new Failure(`${output.trimEnd()}\n${path.basename(args[0])} ${args[1]} failed.`);
};

/** The program of one Node, from the registry's package that holds it; kept in the cache. */
const installed = async (version) => {
  const folder = path.join(cache, version);
  const wanted = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const node = path.join(folder, 'node_modules', wanted, 'bin/node');
  if (fs.existsSync(node)) return node;
  fs.mkdirSync(folder, { recursive: true });
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  await during(`node ${version}`, 'getting it', 'got it', async () => {
    const [program, ...before] = npm();
    const { code, output } = await runProgram(program, [...before, 'install', ...options, `${wanted}@${version}`]);
    if (code !== 0) throw new Failure(`${output.trimEnd()}\nNode ${version} cannot be had.`);
  });
  return node;
};

const startsAndStops = async (node, env) => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'mustafid-node-'));
  fs.chmodSync(home, 0o755); // as root, Postgres runs as another user, who has to get in
  const child = spawn(node, [bootstrap, 'start'], {
    env: { ...env, MUSTAFID_HOME: home, PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await untilReady(child);
    const code = await stopped(child);
    if (code !== 0) throw new Failure(`After SIGTERM it ended with code ${code}.`);
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
};

const untilReady = (child) =>
  new Promise((resolve, reject) => {
    let said = '';
    const fail = (why) => reject(new Failure(`${said.trimEnd()}\nnpm start ${why}.`));
    const timer = setTimeout(() => fail('was not ready in time'), READY_MS);
    child.once('exit', (code) => fail(`ended with code ${code}`));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
        if (!said.includes('Mustafid is ready')) return;
        clearTimeout(timer);
        resolve();
      });
    }
  });

const stopped = (child) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Failure(`It did not stop within ${STOP_MS / 1000} s.`));
    }, STOP_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
    child.kill('SIGTERM');
  });

const freePort = () =>
  new Promise((resolve) => {
    const probe = net.createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
