import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { built, runHome, specHome } from '@lib/testing';

const RACERS = 8;
const PROGRAM = `
const [, library, home] = process.argv;
const { lockHome } = require(library);
process.stdin.once('data', () => {
  try { lockHome(home, 'http://racer'); console.log('won'); } catch (error) { console.log(error.message); }
  setInterval(() => {}, 1000);
});
console.log('at the start');
`;

test('of many starts that find the lock of a dead one exactly one gets it', async () => {
  const home = specHome(runHome(), 'raced for');
  writeFileSync(path.join(home, 'running.json'), JSON.stringify({ pid: 2 ** 30, startedAt: 'then', address: 'dead' }));
  const racers = Array.from({ length: RACERS }, () =>
    spawn(process.execPath, ['-e', PROGRAM, built('libs/local-stack/src/home-lock.js'), home]),
  );
  const nextLine = (racer: (typeof racers)[number]): Promise<string> =>
    new Promise((resolve) => racer.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
  try {
    await Promise.all(racers.map(nextLine));
    const outcomes = racers.map(nextLine);
    for (const racer of racers) racer.stdin.write('go');
    const said = await Promise.all(outcomes);
    expect(said.filter((line) => line === 'won')).toHaveLength(1);
    expect(said.filter((line) => line.includes('already runs'))).toHaveLength(RACERS - 1);
    expect(readdirSync(home)).toEqual(['running.json']);
  } finally {
    for (const racer of racers) racer.kill('SIGKILL');
  }
});
