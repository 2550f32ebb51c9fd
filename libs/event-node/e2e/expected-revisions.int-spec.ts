import { randomUUID } from 'node:crypto';
import {
  ANY,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { closeFixture, event, newStream, openFixture, typesOf, untilAnswered, type Fixture } from './log-client';

let fixture: Fixture;
let client: EventStoreDBClient;

beforeAll(async () => {
  fixture = await openFixture();
  ({ client } = fixture);
});
afterAll(() => closeFixture(fixture));

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
const append = (stream: string, expectedRevision: AppendExpectedRevision, ...given: string[]) =>
  client.appendToStream(
    stream,
    given.map((id) => event('E', {}, id)),
    { expectedRevision },
  );
const count = async (stream: string): Promise<number> => (await typesOf(client.readStream(stream))).length;

describe('no_stream, at a node that knows nothing of the stream yet', () => {
  const forgetStreams = async (): Promise<void> => {
    await fixture.node.kill();
    await fixture.node.restart();
    await untilAnswered(() => client.appendToStream(newStream(), event('E')));
  };

  test('is refused where the stream is, and what came with it is written', async () => {
    const [written, tombstoned] = [newStream(), newStream()];
    await append(written, NO_STREAM, ...ids(2));
    await client.tombstoneStream(tombstoned);
    await forgetStreams();
    const beside = Array.from({ length: 20 }, () => newStream());
    const outcomes = [written, tombstoned, ...beside].map((stream) => append(stream, NO_STREAM, ...ids(1)));
    await expect(outcomes[0]).rejects.toMatchObject({ actualVersion: 1n });
    await expect(outcomes[1]).rejects.toThrow(StreamDeletedError);
    await Promise.all(outcomes.slice(2));
    for (const stream of beside) expect(await count(stream)).toBe(1);
    expect(await count(written)).toBe(2);
  });

  test('begins a stream that only has metadata, and the metadata holds', async () => {
    const stream = newStream();
    await client.setStreamMetadata(stream, { maxCount: 1 });
    await forgetStreams();
    await append(stream, NO_STREAM, ...ids(3));
    expect(await count(stream)).toBe(1);
    await client.setStreamMetadata(stream, { maxCount: 2 }, { expectedRevision: 0n });
    expect(await count(stream)).toBe(2);
  });

  test('with nothing to write it is judged by the log all the same', async () => {
    const stream = newStream();
    await append(stream, NO_STREAM, ...ids(2));
    await forgetStreams();
    await expect(append(stream, NO_STREAM)).rejects.toMatchObject({ actualVersion: 1n });
  });
});

describe('an exact revision compares ids with the log', () => {
  test('the same events at the same revision are not stored again, also after a restart', async () => {
    const stream = newStream();
    const [a, b, c] = ids(3) as [string, string, string];
    const first = await append(stream, NO_STREAM, a, b);
    await append(stream, 1n, c);
    expect(await append(stream, NO_STREAM, a, b)).toEqual(first);
    expect(await append(stream, 0n, b, c)).toMatchObject({ success: true, nextExpectedRevision: 2n });
    await fixture.node.kill();
    await fixture.node.restart();
    expect(await untilAnswered(() => append(stream, NO_STREAM, a, b))).toEqual(first);
    expect(await count(stream)).toBe(3);
  });

  test('the same id at a later revision is stored', async () => {
    const stream = newStream();
    const [a] = ids(1) as [string];
    await append(stream, NO_STREAM, a);
    expect(await append(stream, 0n, a)).toMatchObject({ nextExpectedRevision: 1n });
    expect(await count(stream)).toBe(2);
  });

  test('other ids, another order, or more events than stored are a wrong version', async () => {
    const stream = newStream();
    const [a, b, c] = ids(3) as [string, string, string];
    await append(stream, NO_STREAM, a, b);
    for (const given of [[c], [b, a], [a, c], [a, b, c], [b]])
      await expect(append(stream, NO_STREAM, ...given)).rejects.toThrow(WrongExpectedVersionError);
    await expect(append(stream, 7n, a)).rejects.toMatchObject({ expectedVersion: 7n, actualVersion: 1n });
  });

  test('events that truncation hides still count, and have no position', async () => {
    const stream = newStream();
    const [a, b] = ids(2) as [string, string];
    await append(stream, NO_STREAM, a, b);
    await client.setStreamMetadata(stream, { truncateBefore: 1 });
    const again = await append(stream, NO_STREAM, a);
    expect(again).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(again.position).toBeUndefined();
  });
});

test('one by one it is the same: where credentials are given the client appends without batches', async () => {
  const stream = newStream();
  const [a, b] = ids(2) as [string, string];
  const unary = (expectedRevision: AppendExpectedRevision, id: string) =>
    client.appendToStream(stream, event('E', {}, id), {
      expectedRevision,
      credentials: { username: 'admin', password: 'changeit' },
    });
  await expect(unary(STREAM_EXISTS, a)).rejects.toMatchObject({ actualVersion: 'no_stream' });
  const first = await unary(NO_STREAM, a);
  expect(first).toMatchObject({ success: true, nextExpectedRevision: 0n });
  expect(await unary(NO_STREAM, a)).toEqual(first);
  await expect(unary(NO_STREAM, b)).rejects.toMatchObject({ expectedVersion: 'no_stream', actualVersion: 0n });
  await expect(unary(5n, b)).rejects.toMatchObject({ expectedVersion: 5n, actualVersion: 0n });
});

describe.each([ANY, STREAM_EXISTS] as const)('%s compares ids with what this process wrote', (loose) => {
  test('all known: nothing is written and the last id answers', async () => {
    const stream = newStream();
    const [a, b, c] = ids(3) as [string, string, string];
    await append(stream, NO_STREAM, a, b, c);
    expect(await append(stream, loose, a, b, c)).toMatchObject({ nextExpectedRevision: 2n });
    expect(await append(stream, loose, b)).toMatchObject({ nextExpectedRevision: 1n });
    expect(await append(stream, loose, c, a)).toMatchObject({ nextExpectedRevision: 0n });
    expect(await count(stream)).toBe(3);
  });

  test('the first known, a later one not: wrong version; the first unknown: all are appended', async () => {
    const stream = newStream();
    const [a, b, c] = ids(3) as [string, string, string];
    await append(stream, NO_STREAM, a);
    await expect(append(stream, loose, a, b)).rejects.toMatchObject({ actualVersion: 0n });
    expect(await append(stream, loose, c, a)).toMatchObject({ nextExpectedRevision: 2n });
  });
});

test('one write may hold an id several times; a retry meets the first', async () => {
  const stream = newStream();
  const [x] = ids(1) as [string];
  expect(await append(stream, NO_STREAM, x, x, x)).toMatchObject({ nextExpectedRevision: 2n });
  expect(await append(stream, ANY, x)).toMatchObject({ nextExpectedRevision: 0n });
  expect(await append(stream, NO_STREAM, x, x, x)).toMatchObject({ nextExpectedRevision: 2n });
});

test('an id belongs to the stream that had it first', async () => {
  const [first, second] = [newStream(), newStream()];
  const [x] = ids(1) as [string];
  await append(first, ANY, x);
  await append(second, ANY, x);
  expect(await append(first, ANY, x)).toMatchObject({ nextExpectedRevision: 0n });
  expect(await append(second, ANY, x)).toMatchObject({ nextExpectedRevision: 1n });
});

test('what any remembers is forgotten by a restart', async () => {
  const stream = newStream();
  const [x] = ids(1) as [string];
  await append(stream, ANY, x);
  await fixture.node.stop();
  await fixture.node.restart();
  expect(await untilAnswered(() => append(stream, ANY, x))).toMatchObject({ nextExpectedRevision: 1n });
});

test('of concurrent twins one is stored, and both get its answer', async () => {
  const stream = newStream();
  const [x] = ids(1) as [string];
  const answers = await Promise.all(Array.from({ length: 20 }, () => append(stream, NO_STREAM, x)));
  expect(new Set(answers.map(({ position }) => position!.commit)).size).toBe(1);
  expect(await count(stream)).toBe(1);
});

test('of concurrent rivals at one revision exactly one wins', async () => {
  const stream = newStream();
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => append(stream, NO_STREAM, ...ids(1))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await count(stream)).toBe(1);
});

describe('an append of nothing', () => {
  test('is judged, and leaves nothing behind', async () => {
    const stream = newStream();
    expect(await append(stream, ANY)).toMatchObject({ success: true });
    await expect(append(stream, STREAM_EXISTS)).rejects.toMatchObject({ actualVersion: 'no_stream' });
    await append(stream, NO_STREAM, ...ids(2));
    expect(await append(stream, 1n)).toMatchObject({ nextExpectedRevision: 1n });
    await expect(append(stream, 0n)).rejects.toMatchObject({ actualVersion: 1n });
    expect(await count(stream)).toBe(2);
  });

  test('begins a deleted stream again', async () => {
    const stream = newStream();
    await append(stream, NO_STREAM, ...ids(2));
    await client.deleteStream(stream);
    await append(stream, ANY);
    expect(await count(stream)).toBe(0);
  });
});

test('after a deletion old ids change nothing, new ones begin the stream again behind the old', async () => {
  const stream = newStream();
  const [a, b] = ids(2) as [string, string];
  await append(stream, NO_STREAM, a);
  await client.deleteStream(stream);
  await expect(append(stream, STREAM_EXISTS, b)).rejects.toThrow(StreamDeletedError);
  const again = await append(stream, ANY, a);
  expect(again).toMatchObject({ success: true, nextExpectedRevision: 0n });
  expect(again.position).toBeUndefined();
  expect(await append(stream, NO_STREAM, a)).toMatchObject({ nextExpectedRevision: 0n });
  await expect(typesOf(client.readStream(stream))).rejects.toThrow();
  expect(await append(stream, NO_STREAM, b)).toMatchObject({ nextExpectedRevision: 1n });
  expect(await count(stream)).toBe(1);
  await expect(append(stream, NO_STREAM, ...ids(1))).rejects.toMatchObject({ actualVersion: 1n });
});
