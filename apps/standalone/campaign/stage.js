'use strict';
// Every process of the kill campaign's service: the engines, the API, two projectors and two workers.
const { fork, spawn } = require('node:child_process');
const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const { createServer } = require('node:net');
const path = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');

const dist = path.resolve(__dirname, '../../../dist');
const READY_MS = 60_000;
const RESTART_MS = 200;
const LOOK_MS = 20;
const STOP_MS = 15_000;

const until = async (what, check, limitMs = READY_MS) => {
  for (const begun = performance.now(); performance.now() - begun < limitMs; await pause(LOOK_MS)) {
    const found = await (async () => check())().catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`${what}: not within ${limitMs / 1000} s`);
};

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const isReady = async (url) => (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;

const running = (child) => child.exitCode === null && child.signalCode === null;

class Stage {
  constructor(folder) {
    this.home = path.join(folder, 'home');
    this.output = fs.openSync(path.join(folder, 'service.log'), 'a');
    this.children = new Map();
    this.stopping = false;
  }

  async start() {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    const basis = { ...process.env, HOST: '127.0.0.1', PORT: String(port), MUSTAFID_HOME: this.home };
    this.engines = fork(path.join(__dirname, 'engines.js'), {
      env: basis,
      stdio: ['ignore', this.output, this.output, 'ipc'],
    });
    const addresses = await new Promise((resolve, reject) => {
      this.engines.once('message', resolve);
      this.engines.once('exit', () => reject(new Error('The engines did not start.')));
    });
    this.engines.disconnect();
    const secret = randomBytes(32).toString('base64url');
    this.environment = { ...basis, ...addresses, INSTANCE_ID: 'campaign', INSTANCE_SECRET: secret, LOG_LEVEL: 'warn' };
    this.keep('api', path.join(__dirname, 'api.js'));
    for (const role of ['projector', 'worker'])
      for (const number of [1, 2]) {
        const healthPort = await freePort();
        this.keep(`${role}-${number}`, path.join(dist, `apps/${role}/src/main.js`), healthPort);
      }
    await this.ready();
  }

  /** Starts a role and starts it again whenever it ends: one that is too early after an engine's end tries anew. */
  keep(name, program, healthPort) {
    const env = healthPort ? { ...this.environment, HEALTH_PORT: String(healthPort) } : this.environment;
    const child = spawn(process.execPath, [program], { env, stdio: ['ignore', this.output, this.output] });
    this.children.set(name, { child, url: healthPort ? `http://127.0.0.1:${healthPort}` : this.url });
    child.once('exit', () => {
      if (!this.stopping) setTimeout(() => this.stopping || this.keep(name, program, healthPort), RESTART_MS);
    });
  }

  pidOf(name) {
    const kept = this.children.get(name);
    if (kept) return running(kept.child) ? kept.child.pid : undefined;
    return JSON.parse(fs.readFileSync(path.join(this.home, 'processes.json'), 'utf8'))[name]?.pid;
  }

  async ready(...names) {
    for (const [name, { url }] of this.children)
      if (names.length === 0 || names.includes(name)) await until(`the ${name} is ready`, () => isReady(url));
  }

  /** In order: the roles, then what they stand on. */
  async stop() {
    this.stopping = true;
    await Promise.all([...this.children.values()].map(({ child }) => ended(child)));
    if (this.engines) await ended(this.engines);
  }
}

const ended = async (child) => {
  if (!running(child)) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(impatience);
};

module.exports = { Stage, until };
