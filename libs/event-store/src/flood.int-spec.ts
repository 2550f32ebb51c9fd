import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { built, engines, type Engines } from '@lib/testing';

let real: Engines;
beforeAll(async () => {
  real = await engines();
});
afterAll(() => real.stop());

test('a process outlives a frozen node under more appends than the connection holds, and goes on when it is back', async () => {
  const node = await real.eventNode();
  const child = spawn(process.execPath, [built('libs/event-store/test/flood.js'), node.url]);
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const said = async (): Promise<string> => {
    const next = await Promise.race([lines.next(), exit.then((code) => ({ value: `exit ${code}: ${complaints}` }))]);
    return String(next.value);
  };
  expect(await said()).toBe('ready');
  await node.kill('SIGSTOP');
  child.stdin.write('flood\n');
  const frozen = await said();
  await node.kill('SIGCONT');
  expect(JSON.parse(frozen)).toEqual({ OutcomeUnknown: 400 });
  child.stdin.write('flood\n');
  expect(JSON.parse(await said())).toEqual({ done: 400 });
  child.stdin.end();
  expect(await exit).toBe(0);
}, 90_000);
