import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lockHome } from './home-lock';
import { identify } from './process-identity';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'home lock '));
});
afterEach(() => rmSync(home, { recursive: true }));

test('a second start on the same home is refused with the address of the first', () => {
  const release = lockHome(home, 'http://127.0.0.1:3000');
  expect(() => lockHome(home, 'http://127.0.0.1:3001')).toThrow('already runs on');
  expect(() => lockHome(home, 'http://127.0.0.1:3001')).toThrow('http://127.0.0.1:3000');
  release();
  lockHome(home, 'http://127.0.0.1:3001')();
});

test('the lock of a dead process is taken over, also when its pid has gone to another process', () => {
  const self = identify(process.pid);
  for (const holder of [
    { pid: 2 ** 30, startedAt: 'long ago' },
    { ...self, startedAt: 'long ago' },
  ]) {
    writeFileSync(path.join(home, 'running.json'), JSON.stringify({ ...holder, address: 'http://dead' }));
    lockHome(home, 'http://127.0.0.1:3000')();
  }
});

test('two homes never meet', () => {
  const other = mkdtempSync(path.join(tmpdir(), 'other home '));
  const releases = [lockHome(home, 'a'), lockHome(other, 'b')];
  releases.forEach((release) => release());
  rmSync(other, { recursive: true });
});
