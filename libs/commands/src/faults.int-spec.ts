import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  adoptVersionOne,
  Contended,
  openRoad,
  type CommandAnswer,
  type CommandRequest,
  type CommandRoad,
} from '@lib/commands';
import { EventStore, LogAway, OutcomeUnknown, randomUuid } from '@lib/event-store';
import { built, engines, type Engines, type TestNode } from '@lib/testing';
import { contactAttempt, repeatOf, submission } from '../test/requests';

let real: Engines;
let node: TestNode;
let store: EventStore;
let road: CommandRoad;
beforeAll(async () => {
  real = await engines();
  node = await real.eventNode();
  store = await EventStore.connect(node.url, { instanceId: 'spec' });
  road = openRoad({ store, instanceSecret: 'secret' });
  await adoptVersionOne(road);
});
afterAll(async () => {
  await store?.close();
  await real.stop();
});

const mayBeTriedAgain = (error: unknown): boolean =>
  error instanceof LogAway || error instanceof OutcomeUnknown || error instanceof Contended;

/** As a caller would: the same key again while the outcome is unknown. */
const persistently = async (request: CommandRequest): Promise<CommandAnswer> => {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      return await road.execute(request);
    } catch (error) {
      if (!mayBeTriedAgain(error)) throw error;
    }
  }
  throw new Error('never answered');
};

test('a node frozen in mid-append: the outcome is unknown, the same key tells, and it stands there once', async () => {
  const { id } = await road.execute(submission());
  const request = contactAttempt(id, { idempotencyKey: 'frozen' });
  await road.execute(contactAttempt(id)); // remembered: the next one appends at once
  await node.kill('SIGSTOP');
  try {
    await expect(road.execute(request)).rejects.toThrow(OutcomeUnknown);
  } finally {
    await node.kill('SIGCONT');
  }
  const answer = await persistently(request);
  expect(await road.execute(request)).toEqual(repeatOf(answer));
  const { events } = await store.load(`case-${id}`);
  expect(events.map(({ type }) => type)).toEqual(['RequestSubmitted', 'ContactAttempted', 'ContactAttempted']);
}, 60_000);

test('a node killed again and again under load: every command stands there once', async () => {
  const cases = await Promise.all(Array.from({ length: 8 }, async () => (await road.execute(submission())).id));
  const requests = cases.flatMap((id) =>
    Array.from({ length: 25 }, () => contactAttempt(id, { idempotencyKey: randomUuid() })),
  );
  let answered = 0;
  let failed: unknown;
  const sending = Promise.all(
    requests.map(async (request) => {
      const answer = await persistently(request);
      answered += 1;
      return answer;
    }),
  );
  sending.catch((error: unknown) => (failed = error));
  for (const due of [20, 70, 130]) {
    while (answered < due && !failed) await new Promise((resolve) => setTimeout(resolve, 2));
    await node.kill('SIGKILL');
    await node.restart();
  }
  const answers = await sending;
  for (const id of cases) {
    const { events } = await store.load(`case-${id}`);
    expect(events).toHaveLength(26);
    expect(new Set(events.map(({ metadata }) => metadata.commandId)).size).toBe(26);
  }
  expect(new Set(answers.map(({ id, revision }) => `${id} ${revision}`)).size).toBe(200);
}, 120_000);

describe('a process whose clock is wrong', () => {
  const DAY = 86_400_000;
  const answerOf = async (
    shiftMs: number,
  ): Promise<{ id: string; gated: string; offsetMs: number; floorAt: string }> => {
    const shim = path.resolve(__dirname, '../test/shifted-clock.cjs');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--require', shim, built('libs/commands/test/answer-shifted.js'), node.url],
      { env: { ...process.env, CLOCK_SHIFT_MS: String(shiftMs) }, timeout: 25_000 },
    );
    return JSON.parse(stdout);
  };
  const recordedNow = async (id: string): Promise<void> => {
    const { events } = await store.load(`case-${id}`);
    for (const { metadata, createdAt } of events)
      expect(Math.abs(Date.parse(metadata.recordedAt) - Date.parse(createdAt))).toBeLessThan(2_000);
  };

  test.each([15 * DAY, -15 * DAY])('by %d ms judges by the log’s time, and no floor at all', async (shiftMs) => {
    const { id, gated, offsetMs } = await answerOf(shiftMs);
    expect(gated).toMatch(/^ClockUntrusted/);
    expect(Math.abs(offsetMs + shiftMs)).toBeLessThan(2_000);
    await recordedNow(id);
  });

  test.each([120_000, -120_000])('by %d ms judges a floor by the earlier of the two', async (shiftMs) => {
    const { id, gated, floorAt } = await answerOf(shiftMs);
    expect(gated).toBe('Refused not_decided');
    expect(Math.abs(Date.parse(floorAt) - (Date.now() + Math.min(0, shiftMs)))).toBeLessThan(5_000);
    await recordedNow(id);
  });
});
