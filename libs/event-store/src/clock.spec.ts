import { Clock } from '@lib/event-store';

const iso = (ms: number): string => new Date(ms).toISOString();

/** A clock whose log is `aheadMs` ahead of this machine, answering within `roundTripMs`. */
const clockOf = async (aheadMs: number, roundTripMs = 10): Promise<Clock> => {
  const clock = new Clock(async () => {
    const sentAt = Date.now();
    return { sentAt, answeredAt: sentAt + roundTripMs, createdAt: iso(sentAt + roundTripMs / 2 + aheadMs) };
  });
  await clock.settle();
  return clock;
};

const near = (instant: string, ms: number): void => expect(Math.abs(Date.parse(instant) - ms)).toBeLessThan(500);

test('commands are judged by the time of the log, floors by the earlier clock', async () => {
  const ahead = await clockOf(60_000);
  near(ahead.now(), Date.now() + 60_000);
  near(ahead.floorAt(), Date.now());
  const behind = await clockOf(-60_000);
  near(behind.now(), Date.now() - 60_000);
  near(behind.floorAt(), Date.now() - 60_000);
});

test('nothing is judged before the stream’s last event', async () => {
  const clock = await clockOf(0);
  const later = iso(Date.now() + 3_600_000);
  expect(clock.judgeAt(later)).toBe(later);
  near(clock.judgeAt(iso(0)), Date.now());
});

test('an offset over five minutes is not trusted, and an unmeasured clock neither', async () => {
  expect((await clockOf(299_000)).trusted()).toBe(true);
  expect((await clockOf(301_000)).trusted()).toBe(false);
  expect((await clockOf(-301_000)).trusted()).toBe(false);
  expect(new Clock(() => Promise.reject(new Error())).trusted()).toBe(false);
});

test('a sighting that the offset explains changes nothing; one that it does not, does', async () => {
  const clock = await clockOf(1_000);
  const before = clock.offsetMs();
  const sentAt = Date.now();
  clock.learn({ sentAt, answeredAt: sentAt + 400, createdAt: iso(sentAt + before + 399) });
  expect(clock.offsetMs()).toBe(before);
  clock.learn({ sentAt, answeredAt: sentAt + 400, createdAt: iso(sentAt + before + 30_000) });
  expect(clock.offsetMs()).toBe(before + 29_800);
});

test('a local clock that was set is measured anew before the next judgement', async () => {
  let probes = 0;
  const clock = new Clock(async () => {
    probes += 1;
    const sentAt = Date.now();
    return { sentAt, answeredAt: sentAt, createdAt: iso(performance.timeOrigin + performance.now()) };
  });
  await clock.settle();
  await clock.settle();
  expect(probes).toBe(1);
  const real = Date.now;
  Date.now = () => real() + 15 * 86_400_000;
  try {
    expect(clock.trusted()).toBe(false);
    near(clock.now(), real());
    await clock.settle();
    expect(probes).toBe(2);
    expect(clock.trusted()).toBe(false);
    near(clock.now(), real());
    near(clock.floorAt(), real());
  } finally {
    Date.now = real;
  }
});
