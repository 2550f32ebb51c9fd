import { Backoff, Pause } from './pause';

const LONG_MS = 60_000;

test('a pause ends when it is woken, also before it has begun', async () => {
  const pause = new Pause();
  const { signal } = new AbortController();
  const waiting = pause.for(LONG_MS, signal);
  pause.wake();
  await waiting;
  pause.wake();
  await pause.for(LONG_MS, signal);
});

test('a pause ends when its loop is told to stop', async () => {
  const stopping = new AbortController();
  const waiting = new Pause().for(LONG_MS, stopping.signal);
  stopping.abort();
  await waiting;
  await new Pause().for(LONG_MS, stopping.signal);
});

test('waits double to their limit and begin again after a success', () => {
  const backoff = new Backoff(100, 300);
  expect([backoff.waitMs(), backoff.waitMs(), backoff.waitMs(), backoff.waitMs()]).toEqual([100, 200, 300, 300]);
  backoff.again();
  expect(backoff.waitMs()).toBe(100);
});
