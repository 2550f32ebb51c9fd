import { KeyedQueue } from './keyed-queue';
import { Contended } from './failures';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('one task at a time for a key, in the order of their coming; keys do not wait for each other', async () => {
  const queue = new KeyedQueue();
  const said: string[] = [];
  const task = (key: string, word: string) =>
    queue.run(key, async () => {
      said.push(`${word} begins`);
      await soon();
      said.push(`${word} ends`);
    });
  await Promise.all([task('a', 'one'), task('a', 'two'), task('b', 'other')]);
  expect(said.filter((line) => !line.startsWith('other'))).toEqual([
    'one begins',
    'one ends',
    'two begins',
    'two ends',
  ]);
  expect(said.indexOf('other begins')).toBeLessThan(said.indexOf('one ends'));
});

test('a task that fails fails alone', async () => {
  const queue = new KeyedQueue();
  const failing = queue.run('a', () => Promise.reject(new Error('first')));
  const next = queue.run('a', async () => 'second');
  await expect(failing).rejects.toThrow('first');
  await expect(next).resolves.toBe('second');
});

test('a line that is too long takes nobody more, until it is shorter', async () => {
  const queue = new KeyedQueue();
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const waiting = Array.from({ length: 512 }, () => queue.run('a', () => gate));
  await expect(queue.run('a', async () => undefined)).rejects.toThrow(Contended);
  await expect(queue.run('b', async () => 'free')).resolves.toBe('free');
  open();
  await Promise.all(waiting);
  await expect(queue.run('a', async () => 'again')).resolves.toBe('again');
});
