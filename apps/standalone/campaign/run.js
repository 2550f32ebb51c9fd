'use strict';
// The kill campaign: a sender, this killer and a judge are three processes. API, event node, Postgres, worker and projector
// are killed in turn while something of theirs is under way; then the judge compares what was acknowledged with what the log
// holds, and the board with a fresh rebuild. Usage: node apps/standalone/campaign/run.js [--rounds 20] [--senders 16]
const { fork, execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { parseArgs } = require('node:util');
const { Book } = require('./book.js');
const { findBehind, findWorked } = require('./lists.js');
const { Stage, until } = require('./stage.js');

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, senders: { type: 'string', default: '16' } },
});
const ROUNDS = Number(values.rounds);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mustafid-campaign-'));
fs.chmodSync(folder, 0o755); // as root, Postgres runs as another user, who has to get in
const file = path.join(folder, 'acknowledgements.jsonl');
const book = new Book(file);
const stage = new Stage(folder);

// Longer than an append is tried for, whose last try begins within 12 s and takes 5 s: its outcome is then unknown.
const HELD_MS = 18_000;
const HELD_ROUND = 2;
const FIND_MS = 10_000;
const BETWEEN = 60;
const TARGETS = ['api', 'event-node', 'postgres', 'worker', 'projector'];

const say = (line) => process.stdout.write(`${line}\n`);

/** The process to kill, found with something of its own under way; `found` is empty where nothing was. */
const prey = async (target, number) => {
  const url = stage.environment.DATABASE_URL;
  if (target === 'worker') {
    const pids = ['worker-1', 'worker-2'].map((name) => stage.pidOf(name)).filter(Boolean);
    const worked = await findWorked(url, pids, FIND_MS);
    return worked
      ? { pid: worked.pid, found: `${worked.open} open rows of ${worked.list}` }
      : { pid: pids[0], found: '' };
  }
  if (target === 'projector') {
    const name = `projector-${1 + (Math.floor(number / TARGETS.length) % 2)}`;
    await stage.ready(name);
    const behind = await findBehind(url, stage.environment.EVENTSTORE_URL, FIND_MS);
    return { pid: stage.pidOf(name), found: behind ? 'the board behind the log' : '' };
  }
  await pause(Math.random() * 200);
  const pid = stage.pidOf(target);
  const open = await until('something is under way', () => book.underWay(), FIND_MS).catch(() => 0);
  return { pid, found: open > 0 ? `${open} commands under way` : '' };
};

/** A child may have ended since it was listed. */
const signalled = (pid, signal) => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
};

/** The server and its children: each answers for itself. */
const hold = async (pid) => {
  const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  const all = [pid, ...children];
  for (const one of all) signalled(one, 'SIGSTOP');
  await pause(HELD_MS);
  for (const one of all) signalled(one, 'SIGCONT');
};

/**
 * Once commands are taken again everything is sent at once, until the kill has found its prey; then with calm, so that who
 * comes back need not fight for the processor. Nobody waits until all are back: what is killed next is, and works.
 */
const round = async (sender, number) => {
  const target = TARGETS[number % TARGETS.length];
  const held = number === HELD_ROUND;
  const lap = laps();
  const before = book.acknowledged();
  await until('commands are acknowledged again', () => book.acknowledged() > before);
  sender.send('all at once');
  await until('many are', () => book.acknowledged() > before + BETWEEN);
  lap('acknowledged again');
  const { pid, found } = await prey(target, number);
  lap('found');
  if (held) await hold(pid);
  else {
    process.kill(pid, 'SIGKILL');
    sender.send('calm');
    const name = ['worker', 'projector'].includes(target) ? nameOf(pid) : target;
    await until('it is back', () => stage.pidOf(name) !== undefined && stage.pidOf(name) !== pid);
  }
  const times = lap(held ? 'held' : 'started again');
  say(
    `round ${number + 1}: ${target} ${held ? 'held still' : 'killed'} with ${found || 'nothing under way'} (${times})`,
  );
  return found !== '';
};

/** Notes after how many seconds something was reached, and answers all of it so far. */
const laps = () => {
  const begun = performance.now();
  const noted = [];
  return (what) => {
    noted.push(`${what} ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
    return noted.join(', ');
  };
};

const nameOf = (pid) => [...stage.children].find(([, { child }]) => child.pid === pid)[0];

const asOperator = async (route, method = 'GET') => {
  const granted = await fetch(`${stage.url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('sample-operator:sample-operator-secret').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'mustafid' }),
  });
  const { access_token: token } = await granted.json();
  const answer = await fetch(`${stage.url}${route}`, { method, headers: { authorization: `Bearer ${token}` } });
  return answer.json();
};

/** Folds the whole log anew beside the live board and lets the engine compare the two. */
const boardEqualsRebuild = async () => {
  const board = async () =>
    (await asOperator('/v1/projections')).items.find(({ name, role }) => name === 'case-board' && role === 'live');
  await asOperator('/v1/projections/case-board/verify', 'POST');
  const done = await until('the board is verified', async () => {
    const now = await board();
    return now.comparison !== null || now.problem !== null ? now : undefined;
  });
  return { problem: done.problem, comparison: done.comparison };
};

const campaign = async () => {
  const lap = laps();
  await stage.start();
  lap('the service stands');
  const sender = fork(path.join(__dirname, 'sender.js'), [stage.url, file, values.senders]);
  const ended = new Promise((resolve) => sender.once('exit', resolve));
  let counted = 0;
  // What was acknowledged until a round failed is judged all the same.
  try {
    for (let number = 0; number < ROUNDS; number += 1) if (await round(sender, number)) counted += 1;
  } catch (error) {
    say(`FAILED: ${error.message}`);
  }
  lap('rounds');
  sender.kill('SIGTERM');
  await Promise.all([ended, stage.ready()]);
  lap('sender');
  const judged = execFileSync(
    process.execPath,
    [path.join(__dirname, 'judge.js'), stage.environment.EVENTSTORE_URL, file],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  lap('judge');
  const board = await boardEqualsRebuild();
  say(lap('board'));
  return { counted, ...JSON.parse(judged), board };
};

/** Promises that were broken, and what this run cannot vouch for because it did not come up. */
const verdict = ({ counted, acknowledged, replayed, unknown, early, wrong, board }) => {
  const findings = [
    ...wrong,
    // The comparison is told a moment before the problem that it makes: one of them is enough.
    ...(board.problem === null && board.comparison.difference === null
      ? []
      : [`the board differs from a fresh rebuild: ${JSON.stringify(board)}`]),
  ];
  const lacks = [
    counted < ROUNDS && `${ROUNDS - counted} kills found nothing under way`,
    acknowledged === 0 && 'nothing was acknowledged',
    replayed === 0 && 'no retry was replayed',
    unknown === 0 && 'no append came back unknown',
    early === 0 && 'no answer was refused for coming before its floor',
  ].filter(Boolean);
  for (const finding of findings) say(`FINDING: ${finding}`);
  for (const lack of lacks) say(`NOT TRIED: ${lack}`);
  return findings.length + lacks.length === 0;
};

campaign()
  .then((result) => {
    say(
      `${result.counted} of ${ROUNDS} kills found something under way; ${result.acknowledged} acknowledged, ` +
        `${result.unknown} came back unknown, ${result.replayed} retries were replayed, ` +
        `${result.early} answers refused before their floor, ${result.events} events`,
    );
    say(JSON.stringify(result.board));
    process.exitCode = verdict(result) ? 0 : 1;
  })
  .catch((error) => {
    say(`FAILED: ${error.stack}`);
    process.exitCode = 1;
  })
  .finally(async () => {
    await stage.stop();
    if (process.exitCode === 0) fs.rmSync(folder, { recursive: true, force: true });
    else say(`Everything lies in ${folder}`);
  });
