import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { built, runHome, specHome } from '@lib/testing';
import { lockHome } from './home-lock';

const RACERS = 8;
/** One race in eight shows that the right to remove a dead one's lock is missing. */
const RACES = 60;
const PROGRAM = `
const [, library] = process.argv;
const { lockHome } = require(library);
require('node:readline').createInterface({ input: process.stdin }).on('line', (home) => {
  try { lockHome(home, 'http://racer'); console.log('won'); } catch (error) { console.log(error.message); }
});
console.log('at the start');
`;

const lockOf = (home: string, pid = 2 ** 30): void =>
  writeFileSync(path.join(home, 'running.json'), JSON.stringify({ pid, startedAt: 'then', address: 'dead' }));

test('of many starts that find the lock of a dead one exactly one gets it, again and again', async () => {
  const racers = Array.from({ length: RACERS }, () =>
    spawn(process.execPath, ['-e', PROGRAM, built('libs/local-stack/src/home-lock.js')]),
  );
  const nextLine = (racer: (typeof racers)[number]): Promise<string> =>
    new Promise((resolve) => racer.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
  try {
    await Promise.all(racers.map(nextLine));
    for (let race = 0; race < RACES; race += 1) {
      const home = specHome(runHome(), `raced for ${race}`);
      lockOf(home);
      const outcomes = racers.map(nextLine);
      for (const racer of racers) racer.stdin.write(`${home}\n`);
      const said = await Promise.all(outcomes);
      expect(said.filter((line) => line === 'won')).toHaveLength(1);
      expect(said.filter((line) => line.includes('already runs'))).toHaveLength(RACERS - 1);
      expect(readdirSync(home)).toEqual(['running.json']);
    }
  } finally {
    for (const racer of racers) racer.kill('SIGKILL');
  }
});

test('one that was killed in the midst of removing the lock of a dead one keeps nobody out', () => {
  const home = specHome(runHome(), 'killed while removing');
  lockOf(home);
  writeFileSync(
    path.join(home, `running.json.removing-${2 ** 30}-then`),
    JSON.stringify({ pid: 2 ** 30 - 1, startedAt: 'then', address: '' }),
  );
  const release = lockHome(home, 'http://next');
  expect(readdirSync(home)).toEqual(['running.json']);
  release();
  expect(readdirSync(home)).toEqual([]);
});
