import { engines, type Engines, type TestNode } from '@lib/testing';
import {
  AppendTooLarge,
  EventStore,
  LogAway,
  OutcomeUnknown,
  UnknownEventType,
  WrongExpectedRevision,
  categoryOf,
  randomUuid,
  type Proposed,
  type Recorded,
} from '@lib/event-store';

let real: Engines;
let node: TestNode;
let store: EventStore;

beforeAll(async () => {
  real = await engines();
  node = await real.eventNode();
  store = await EventStore.connect(node.url, { instanceId: 'spec' });
});
afterAll(async () => {
  await store?.close();
  await real.stop();
});

const proposed = (words = 'x'): Proposed => ({
  id: randomUuid(),
  type: 'CaseAssigned',
  data: { caseId: 'c', occurredAt: '2026-01-01T00:00:00.000Z', words },
  metadata: {
    actor: { id: 'a', kind: 'person', roles: ['officer'] },
    commandId: randomUuid(),
    commandHash: '00',
    $correlationId: 'r',
    $causationId: 'r',
    clauses: ['P13'],
    recordedAt: '2026-01-01T00:00:00.000Z',
  },
});

const newStream = (): string => `case-${randomUuid()}`;

/** Waits for a condition, at most so long. */
const until = async (met: () => boolean, timeoutMs = 10_000): Promise<void> => {
  const giveUpAt = performance.now() + timeoutMs;
  while (!met()) {
    if (performance.now() > giveUpAt) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

test('what was appended is loaded, byte for byte, with its revision, position and the log’s time', async () => {
  const stream = newStream();
  expect(await store.load(stream)).toEqual({ events: [], revision: -1n });
  const events = [proposed('أول'), proposed('second')];
  const first = await store.append(stream, events, 'no_stream');
  expect(first.revision).toBe(1n);
  const { events: loaded, revision } = await store.load(stream);
  expect(revision).toBe(1n);
  expect(loaded.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }))).toEqual(events);
  expect(loaded.at(-1)?.position).toBe(first.position);
  expect(Math.abs(Date.parse(loaded[0]?.createdAt ?? '') - Date.now())).toBeLessThan(5_000);
  expect((await store.load(stream, { from: 1n })).events).toHaveLength(1);
  expect(await store.load(stream, { from: 2n })).toEqual({ events: [], revision: 1n });
});

test('an append at another revision is refused and writes nothing', async () => {
  const stream = newStream();
  await store.append(stream, [proposed()], 'no_stream');
  await expect(store.append(stream, [proposed()], 'no_stream')).rejects.toThrow(WrongExpectedRevision);
  await expect(store.append(stream, [proposed()], 5n)).rejects.toThrow(WrongExpectedRevision);
  await store.append(stream, [proposed()], 0n);
  expect((await store.load(stream)).revision).toBe(1n);
});

test('more than the log takes at once is refused for good, and the next append goes through', async () => {
  const stream = newStream();
  const huge = store.append(stream, [proposed('x'.repeat(1_048_576))], 'no_stream');
  await expect(huge).rejects.toThrow(AppendTooLarge);
  expect((await store.load(stream)).events).toEqual([]);
  await store.append(stream, [proposed('x'.repeat(1_000_000))], 'no_stream');
});

test('the head is the position of the last event, and the event at a position is found', async () => {
  const event = proposed();
  const { position } = await store.append(newStream(), [event], 'no_stream');
  expect(await store.head()).toBe(position);
  expect((await store.eventAt(position))?.id).toBe(event.id);
  expect(store.decodePosition(store.encodePosition(position))).toBe(position);
});

test('a log that is away does not pass for one that lacks the event', async () => {
  const { position } = await store.append(newStream(), [proposed()], 'no_stream');
  await node.kill('SIGKILL');
  await expect(store.eventAt(position)).rejects.toThrow(LogAway);
  await node.restart();
  expect((await store.eventAt(position))?.position).toBe(position);
});

test('a follower gets every event once and in order, says when it is live, and outlives the node', async () => {
  const seen: Recorded[] = [];
  let live = 0;
  const ending = new AbortController();
  await store.append(newStream(), [proposed()], 'no_stream');
  const head = await store.head();
  const follower = store.followAll({
    from: 'start',
    maxBatch: 3,
    onBatch: async (events) => {
      expect(events.length).toBeLessThanOrEqual(3);
      seen.push(...events);
    },
    onLive: () => {
      live += 1;
      expect(seen.at(-1)?.position).toBeGreaterThanOrEqual(head);
    },
    signal: ending.signal,
  });
  await until(() => live === 1);
  await node.kill('SIGKILL');
  await node.restart();
  const stream = newStream();
  for (let revision = -1n; revision < 20n; revision += 1n) await store.append(stream, [proposed()], revision);
  await until(() => seen.filter(({ streamName }) => streamName === stream).length === 21);
  ending.abort();
  await follower.closed;
  expect(live).toBe(1);
  const positions = seen.map(({ position }) => position);
  expect(new Set(positions).size).toBe(positions.length);
  expect([...positions].sort((one, other) => (one < other ? -1 : 1))).toEqual(positions);
  expect(seen[0]?.type).toBe('ClockProbed');
  expect(categoryOf(seen[0]?.streamName ?? '')).toBe('ops');
});

test('a follower whose handler fails ends with its failure, and a later one goes on after the last that was handled', async () => {
  const stream = newStream();
  const from = await store.head();
  const failing = store.followAll({ from, onBatch: () => Promise.reject(new Error('cannot')) });
  const { position } = await store.append(stream, [proposed(), proposed()], 'no_stream');
  await expect(failing.closed).rejects.toThrow('cannot');
  expect(failing.position).toBe(from);
  const seen: Recorded[] = [];
  const ending = new AbortController();
  const next = store.followAll({ from, onBatch: async (events) => void seen.push(...events), signal: ending.signal });
  await until(() => next.position === position);
  ending.abort();
  await next.closed;
  expect(seen).toHaveLength(2);
});

test('a frozen node: the append waits, its bytes stand once when the node goes on', async () => {
  const stream = newStream();
  await store.append(stream, [proposed()], 'no_stream');
  await node.kill('SIGSTOP');
  const pending = store.append(stream, [proposed()], 0n);
  const thawed = new Promise((resolve) => setTimeout(resolve, 6_000)).then(() => node.kill('SIGCONT'));
  await expect(pending).resolves.toMatchObject({ revision: 1n });
  await thawed;
  expect((await store.load(stream)).events).toHaveLength(2);
}, 40_000);

test('a node that stays frozen: the outcome is unknown, and later the log tells which it was', async () => {
  const stream = newStream();
  await node.kill('SIGSTOP');
  try {
    await expect(store.append(stream, [proposed()], 'no_stream')).rejects.toThrow(OutcomeUnknown);
    await expect(store.load(stream)).rejects.toThrow(LogAway);
  } finally {
    await node.kill('SIGCONT');
  }
  expect((await store.load(stream)).events.length).toBeLessThanOrEqual(1);
}, 60_000);

test('a dead node: nothing was sent, and the log is away', async () => {
  await node.kill('SIGKILL');
  await expect(store.load(newStream())).rejects.toThrow(LogAway);
  await expect(store.append(newStream(), [proposed()], 'no_stream')).rejects.toThrow(LogAway);
  await node.restart();
  await store.append(newStream(), [proposed()], 'no_stream');
}, 40_000);

test('64 writers of one stream: each append stands at its own revision', async () => {
  const stream = newStream();
  let lost = 0;
  const write = async (): Promise<bigint> => {
    for (;;) {
      const { revision } = await store.load(stream);
      try {
        return (await store.append(stream, [proposed()], revision)).revision;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
        lost += 1;
      }
    }
  };
  const revisions = await Promise.all(Array.from({ length: 64 }, write));
  expect(new Set(revisions).size).toBe(64);
  expect(lost).toBeGreaterThan(0);
  expect((await store.load(stream)).events).toHaveLength(64);
}, 60_000);

test('a slow handler gets full batches, each event once, and holds only what it is handed', async () => {
  const from = await store.head();
  const stream = newStream();
  for (let written = 0; written < 3_000; written += 500) {
    const events = Array.from({ length: 500 }, () => proposed('x'.repeat(200)));
    await store.append(stream, events, written === 0 ? 'no_stream' : BigInt(written - 1));
  }
  const revisions: bigint[] = [];
  let running = 0;
  const ending = new AbortController();
  const follower = store.followAll({
    from,
    maxBatch: 100,
    onBatch: async (events) => {
      expect((running += 1)).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      revisions.push(...events.map(({ revision }) => revision));
      running -= 1;
    },
    signal: ending.signal,
  });
  await until(() => revisions.length >= 3_000, 20_000);
  ending.abort();
  await follower.closed;
  expect(revisions).toEqual(Array.from({ length: 3_000 }, (_, index) => BigInt(index)));
}, 30_000);

test('an event of a newer release: what stands before it is handled, then the follower ends and says which it was', async () => {
  const from = await store.head();
  const stream = newStream();
  const known = proposed();
  await store.append(stream, [known, { ...proposed(), type: 'NotYetInvented' }, proposed()], 'no_stream');
  const seen: string[] = [];
  const follower = store.followAll({ from, onBatch: async (events) => void seen.push(...events.map(({ id }) => id)) });
  await expect(follower.closed).rejects.toMatchObject({ type: 'NotYetInvented', revision: 1n });
  expect(seen).toEqual([known.id]);
  await expect(store.load(stream)).rejects.toThrow(UnknownEventType);
});
