import { SharedRead } from './shared-read';

test('whoever asks during a read gets the next one, all of them the same', async () => {
  let reads = 0;
  const finish: (() => void)[] = [];
  const shared = new SharedRead(() => {
    reads += 1;
    const mine = reads;
    return new Promise<number>((resolve) => finish.push(() => resolve(mine)));
  });
  const first = shared.next();
  const later = [shared.next(), shared.next(), shared.next()];
  finish[0]?.();
  expect(await first).toBe(1);
  await new Promise(setImmediate);
  const last = shared.next();
  finish[1]?.();
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  await new Promise(setImmediate);
  finish[2]?.();
  expect(await last).toBe(3);
  expect(reads).toBe(3);
});

test('a read that failed fails those who shared it, and the next is tried anew', async () => {
  let reads = 0;
  const shared = new SharedRead(async () => {
    reads += 1;
    if (reads < 3) throw new Error(`read ${reads}`);
    return 'answer';
  });
  const [one, two] = [shared.next(), shared.next()];
  await expect(one).rejects.toThrow('read 1');
  await expect(two).rejects.toThrow('read 2');
  await expect(shared.next()).resolves.toBe('answer');
});
