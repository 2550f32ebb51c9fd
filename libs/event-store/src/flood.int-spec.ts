import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { built, engines, type Engines } from '@lib/testing';

/** One that a failed test left behind would keep the whole run from ending. */
const started: ChildProcess[] = [];
let real: Engines;
beforeAll(async () => {
  real = await engines();
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await real.stop();
});

interface Child {
  /** Its next line, or how it ended. */
  said(): Promise<string>;
  tell(line: string): void;
  /** Lets it end by itself; its exit code and what it complained of. */
  ended(): Promise<{ code: number | null; complaints: string }>;
}

/** A process of its own: whatever is thrown outside a handler ends it. */
const start = (script: string, url: string): Child => {
  const child = spawn(process.execPath, [built(`libs/event-store/test/${script}.js`), url]);
  started.push(child);
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    said: async () => {
      const next = await Promise.race([lines.next(), exit.then((code) => ({ value: `exit ${code}: ${complaints}` }))]);
      return String(next.value);
    },
    tell: (line) => void child.stdin.write(`${line}\n`),
    ended: async () => {
      child.stdin.end();
      return { code: await exit, complaints };
    },
  };
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test.concurrent('a process outlives a frozen node under more appends than the connection holds, and goes on when it is back', async () => {
  const node = await real.eventNode();
  const child = start('flood', node.url);
  expect(await child.said()).toBe('ready');
  await node.kill('SIGSTOP');
  child.tell('flood');
  const frozen = await child.said();
  await node.kill('SIGCONT');
  expect(JSON.parse(frozen)).toEqual({ OutcomeUnknown: 400 });
  child.tell('flood');
  expect(JSON.parse(await child.said())).toEqual({ done: 400 });
  expect(await child.ended()).toEqual({ code: 0, complaints: '' });
}, 240_000);

test.concurrent('a process outlives a node killed in mid-flood, again and again, and goes on when it is back', async () => {
  const node = await real.eventNode();
  const child = start('flood', node.url);
  expect(await child.said()).toBe('ready');
  for (let round = 0; round < 3; round += 1) {
    child.tell('flood');
    await wait(5 * round);
    await node.kill('SIGKILL');
    await node.restart();
    const ended = Object.entries<number>(JSON.parse(await child.said()));
    // A restart that takes longer than the tries leaves them unknown, or never sent: nothing else.
    expect(ended.filter(([how]) => !['done', 'OutcomeUnknown', 'LogAway'].includes(how))).toEqual([]);
    expect(ended.reduce((sum, [, count]) => sum + count, 0)).toBe(400);
    child.tell('flood');
    expect(JSON.parse(await child.said())).toEqual({ done: 400 });
  }
  expect(await child.ended()).toEqual({ code: 0, complaints: '' });
}, 240_000);

test('a node killed, frozen and stopped under 64 writers: all that it acknowledged is there once, the rest is settled in time', async () => {
  const node = await real.eventNode();
  const child = start('steady', node.url);
  expect(await child.said()).toBe('ready');
  const allHeard = async (): Promise<void> => {
    child.tell('each once more');
    expect(await child.said()).toBe('all were heard');
  };
  for (let round = 0; round < 4; round += 1) {
    await allHeard();
    await node.kill('SIGKILL');
    await node.restart();
  }
  await allHeard();
  await node.kill('SIGSTOP');
  await wait(6_000);
  await node.kill('SIGCONT');
  await allHeard();
  await node.stop();
  await node.restart();
  await allHeard();
  child.tell('enough');
  const { acknowledged, missing, doubled, slowestMs } = JSON.parse(await child.said());
  expect({ missing, doubled }).toEqual({ missing: 0, doubled: 0 });
  expect(acknowledged).toBeGreaterThanOrEqual(7 * 64);
  // An append is tried for 12 s, the last time for 5; the rest is for a machine that does other work.
  expect(slowestMs).toBeLessThan(25_000);
  expect(await child.ended()).toEqual({ code: 0, complaints: '' });
}, 240_000);
