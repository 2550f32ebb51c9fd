import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runHome, specHome } from '@lib/testing';
import { identify } from '../../local-stack/src/process-identity';
import { beginRun, endRun } from './run-home';

const exited = (child: ReturnType<typeof spawn>): Promise<void> =>
  new Promise((resolve) => child.once('exit', () => resolve()));

test('a run ends and removes what a killed run left behind, and leaves a living one alone', async () => {
  const parent = specHome(runHome(), 'runs');
  const [left, kept] = [spawn('sleep', ['60']), spawn('sleep', ['60'])];
  const killed = path.join(parent, 'run-1073741824');
  const living = path.join(parent, `run-${process.ppid}`);
  for (const [folder, engine] of [
    [killed, left],
    [living, kept],
  ] as const) {
    mkdirSync(path.join(folder, 'shared'), { recursive: true });
    writeFileSync(
      path.join(folder, 'shared', 'processes.json'),
      JSON.stringify({ postgres: identify(engine.pid ?? 0) }),
    );
  }
  const leftEnded = exited(left);
  const home = await beginRun(parent);
  await leftEnded;
  expect(existsSync(killed)).toBe(false);
  expect(existsSync(living)).toBe(true);
  expect(kept.exitCode ?? kept.signalCode).toBeNull();
  kept.kill();
  await endRun(home);
  expect(existsSync(home)).toBe(false);
});
