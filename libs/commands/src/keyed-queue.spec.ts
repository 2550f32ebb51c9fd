import { KeyedQueue } from './keyed-queue';
import { Contended } from './failures';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('who waits for a key is served together, in the order of coming; keys do not wait for each other', async () => {
  const said: string[] = [];
  const queue = new KeyedQueue<string, string>(async (turns) => {
    const words = turns.map(({ item }) => item).join(' ');
    said.push(`${words} begins`);
    await soon();
    said.push(`${words} ends`);
    for (const { item, answer } of turns) answer(item);
  });
  const answers = await Promise.all([
    queue.run('a', 'one'),
    queue.run('a', 'two'),
    queue.run('a', 'three'),
    queue.run('b', 'other'),
  ]);
  expect(answers).toEqual(['one', 'two', 'three', 'other']);
  const ofA = said.filter((line) => !line.startsWith('other'));
  expect(ofA).toEqual(['one begins', 'one ends', 'two three begins', 'two three ends']);
  expect(said.indexOf('other begins')).toBeLessThan(said.indexOf('one ends'));
});

test('one that fails fails alone, and a serving that throws fails those that it left', async () => {
  const queue = new KeyedQueue<string, string>(async (turns) => {
    for (const { item, answer, fail } of turns) {
      if (item === 'throw') throw new Error('thrown');
      if (item === 'fail') fail(new Error('failed'));
      else answer(item);
    }
  });
  const settled = await Promise.allSettled(
    ['first', 'fail', 'kept', 'throw', 'left'].map((item) => queue.run('a', item)),
  );
  const said = settled.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message));
  expect(said).toEqual(['first', 'failed', 'kept', 'thrown', 'thrown']);
  await expect(queue.run('a', 'again')).resolves.toBe('again');
});

test('a line that is too long takes nobody more, until it is shorter', async () => {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const queue = new KeyedQueue<string, string>(async (turns) => {
    for (const { item, answer } of turns) {
      if (item === 'wait') await gate;
      answer(item);
    }
  });
  // The first is being served, the others wait.
  const waiting = Array.from({ length: 513 }, () => queue.run('a', 'wait'));
  await expect(queue.run('a', 'more')).rejects.toThrow(Contended);
  await expect(queue.run('b', 'free')).resolves.toBe('free');
  open();
  await Promise.all(waiting);
  await expect(queue.run('a', 'again')).resolves.toBe('again');
});
