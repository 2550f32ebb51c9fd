import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { isFree } from './ports';
import { identify, isRunning } from './process-identity';

// Many busy threads take long to end, and the first of them may be the first to.
const PROGRAM = `
const { createServer } = require('node:net');
const { pbkdf2 } = require('node:crypto');
for (let thread = 0; thread < 64; thread += 1) pbkdf2('', '', 1e8, 64, 'sha512', () => undefined);
const server = createServer().listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

test('a killed process runs until it holds its port no more', async () => {
  for (let round = 0; round < 10; round += 1) {
    const child = spawn(process.execPath, ['-e', PROGRAM], {
      env: { ...process.env, UV_THREADPOOL_SIZE: '64' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const identity = identify(Number(child.pid));
    child.kill('SIGKILL');
    while (identity && isRunning(identity)) await turn();
    expect(await isFree(Number(said))).toBe(true);
  }
}, 30_000);

test('a process is known by its start, not by its pid alone', () => {
  const own = identify(process.pid);
  expect(own && isRunning(own)).toBe(true);
  expect(isRunning({ pid: process.pid, startedAt: 'another boot/1' })).toBe(false);
  expect(identify(2 ** 30)).toBeUndefined();
});
