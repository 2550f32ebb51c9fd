import { inFlight } from './in-flight';

const items = Array.from({ length: 20 }, (_, index) => index);

test('every item once, never more at a time than allowed', async () => {
  let now = 0;
  let most = 0;
  const done: number[] = [];
  await inFlight(items, 4, async (item) => {
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setImmediate(resolve));
    done.push(item);
    now -= 1;
  });
  expect(done.sort((one, other) => one - other)).toEqual(items);
  expect(most).toBe(4);
});

test('the first failure begins nothing new, and is told when all that was begun has ended', async () => {
  const begun: number[] = [];
  let ended = 0;
  const run = inFlight(items, 4, async (item) => {
    begun.push(item);
    await new Promise((resolve) => setImmediate(resolve));
    ended += 1;
    if (item === 2) throw new Error('away');
  });
  await expect(run).rejects.toThrow('away');
  expect(ended).toBe(begun.length);
  expect(begun.length).toBeLessThan(10);
});
