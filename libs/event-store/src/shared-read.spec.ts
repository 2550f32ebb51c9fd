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

test('with a rest, those who ask one after the other share a read that begins after the rest', async () => {
  const begun: number[] = [];
  const shared = new SharedRead(async () => begun.push(performance.now()), 40);
  await shared.next();
  const asked = [shared.next()];
  await new Promise((resolve) => setTimeout(resolve, 5));
  asked.push(shared.next());
  expect(await Promise.all(asked)).toEqual([2, 2]);
  expect((begun[1] ?? 0) - (begun[0] ?? 0)).toBeGreaterThanOrEqual(38);
});
