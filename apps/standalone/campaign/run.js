'use strict';
// The kill campaign: a sender, this killer and a judge are three processes. The service, its event node, its Postgres are
// killed in turn while commands are under way; then the judge compares what was acknowledged with what the log holds, and
// the board with a fresh rebuild. Usage: node apps/standalone/campaign/run.js [--rounds 20] [--senders 16]
const { spawn, execFileSync } = require('node:child_process');
const fs = require('node:fs');
const { createServer } = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { parseArgs } = require('node:util');

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, senders: { type: 'string', default: '16' } },
});
const ROUNDS = Number(values.rounds);
const root = path.resolve(__dirname, '../../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mustafid-campaign-'));
const home = path.join(folder, 'home');
const acknowledgements = path.join(folder, 'acknowledgements.jsonl');

const READY_MS = 60_000;
const HELD_MS = 15_000; // longer than an append is tried for: its outcome is then unknown
const TARGETS = ['service', 'event-node', 'postgres'];

fs.writeFileSync(acknowledgements, '');

const say = (line) => process.stdout.write(`${line}\n`);

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const until = async (what, check, limitMs = READY_MS) => {
  for (const begun = performance.now(); performance.now() - begun < limitMs; await pause(50)) {
    const found = await (async () => check())().catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`${what}: not within ${limitMs / 1000} s`);
};

let service;
const output = fs.openSync(path.join(folder, 'service.log'), 'a');
const startService = (port) => {
  service = spawn(process.execPath, [path.join(root, 'apps/standalone/bootstrap.js'), 'start'], {
    env: { ...process.env, MUSTAFID_HOME: home, PORT: String(port) },
    stdio: ['ignore', output, output],
  });
};

const pidOf = (target) =>
  target === 'service'
    ? service.pid
    : JSON.parse(fs.readFileSync(path.join(home, 'processes.json'), 'utf8'))[target]?.pid;

const isReady = async (url) => (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;

const entries = () =>
  fs
    .readFileSync(acknowledgements, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line));

/** What was sent and has no outcome yet. */
const underWay = () => {
  const open = new Set();
  for (const { sent, acknowledged, failed } of entries()) {
    if (sent) open.add(sent);
    if (acknowledged ?? failed) open.delete(acknowledged ?? failed);
  }
  return open.size;
};

const acknowledged = () => entries().filter((entry) => entry.acknowledged).length;

const round = async (number, url, port) => {
  const target = TARGETS[number % TARGETS.length];
  const held = target === 'postgres' && number % 9 === 2;
  const before = acknowledged();
  await until('commands are acknowledged again', () => acknowledged() > before + 20);
  await pause(Math.random() * 300);
  const pid = pidOf(target);
  const found = underWay();
  if (held) {
    process.kill(pid, 'SIGSTOP');
    await pause(HELD_MS);
    process.kill(pid, 'SIGCONT');
  } else {
    process.kill(pid, 'SIGKILL');
    if (target === 'service') {
      await until('it is gone', () => service.exitCode !== null || service.signalCode !== null);
      startService(port);
    } else await until('it is back', () => pidOf(target) !== undefined && pidOf(target) !== pid);
  }
  await until('it is ready again', () => isReady(url));
  say(`round ${number + 1}: ${target} ${held ? 'held still' : 'killed'} with ${found} commands under way`);
  return found > 0;
};

const asOperator = async (url, route, method = 'GET') => {
  const granted = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('sample-operator:sample-operator-secret').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'mustafid' }),
  });
  const { access_token: token } = await granted.json();
  const answer = await fetch(`${url}${route}`, { method, headers: { authorization: `Bearer ${token}` } });
  return answer.json();
};

/** Folds the whole log anew beside the live board and lets the engine compare the two. */
const boardEqualsRebuild = async (url) => {
  const board = async () =>
    (await asOperator(url, '/v1/projections')).items.find(({ name, role }) => name === 'case-board' && role === 'live');
  await asOperator(url, '/v1/projections/case-board/verify', 'POST');
  const done = await until('the board is verified', async () => {
    const now = await board();
    return now.comparison !== null || now.problem !== null ? now : undefined;
  });
  return { problem: done.problem, comparison: done.comparison };
};

const campaign = async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  startService(port);
  await until('the service is ready', () => isReady(url), 120_000);
  const sender = spawn(process.execPath, [path.join(__dirname, 'sender.js'), url, acknowledgements, values.senders], {
    stdio: 'inherit',
  });
  await until('something is acknowledged', () => acknowledged() > 0);
  let counted = 0;
  for (let number = 0; number < ROUNDS; number += 1) if (await round(number, url, port)) counted += 1;
  const ended = new Promise((resolve) => sender.once('exit', resolve));
  sender.kill('SIGTERM');
  await ended;
  const logPort = JSON.parse(fs.readFileSync(path.join(home, 'processes.json'), 'utf8'))['event-node'].port;
  const found = JSON.parse(
    execFileSync(
      process.execPath,
      [path.join(__dirname, 'judge.js'), `esdb://127.0.0.1:${logPort}?tls=false`, acknowledgements],
      { encoding: 'utf8', maxBuffer: 1e8 },
    ),
  );
  const board = await boardEqualsRebuild(url);
  return { rounds: ROUNDS, counted, ...found, board };
};

const stop = async () => {
  if (!service || service.exitCode !== null) return;
  const ended = new Promise((resolve) => service.once('exit', resolve));
  service.kill('SIGTERM');
  await ended;
};

const verdict = ({ rounds, counted, acknowledged: commands, replayed, unknown, wrong, board }) => {
  const lacks = [
    counted < rounds && `${rounds - counted} kills found nothing under way`,
    commands === 0 && 'nothing was acknowledged',
    replayed === 0 && 'no retry was replayed',
    unknown === 0 && 'no append came back unknown',
    board.problem !== null && `the board differs from a fresh rebuild: ${JSON.stringify(board)}`,
    ...wrong,
  ].filter(Boolean);
  for (const lack of lacks) say(`WRONG: ${lack}`);
  return lacks.length === 0;
};

campaign()
  .then(async (result) => {
    say(
      `${result.counted} of ${result.rounds} kills found commands under way; ${result.acknowledged} acknowledged, ` +
        `${result.unknown} came back unknown, ${result.replayed} retries were replayed, ${result.events} events`,
    );
    say(JSON.stringify(result.board));
    process.exitCode = verdict(result) ? 0 : 1;
  })
  .catch((error) => {
    say(`WRONG: ${error.stack}`);
    process.exitCode = 1;
  })
  .finally(async () => {
    await stop();
    if (process.exitCode === 0) fs.rmSync(folder, { recursive: true, force: true });
    else say(`Everything lies in ${folder}`);
  });
