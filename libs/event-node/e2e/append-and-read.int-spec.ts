import { randomUUID } from 'node:crypto';
import {
  ANY,
  BACKWARDS,
  END,
  FORWARDS,
  NO_STREAM,
  START,
  STREAM_EXISTS,
  StreamNotFoundError,
  WrongExpectedVersionError,
  jsonEvent,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import type { TestNode } from '@lib/testing';
import {
  closeFixture,
  collect,
  event,
  eventsOf,
  newStream,
  openFixture,
  typesOf,
  untilAnswered,
  type Fixture,
} from './log-client';

let fixture: Fixture;
let node: TestNode;
let client: EventStoreDBClient;

beforeAll(async () => {
  fixture = await openFixture();
  ({ node, client } = fixture);
});
afterAll(() => closeFixture(fixture));

test('an append to a new stream is answered with its last revision and a position that reads it back', async () => {
  const stream = newStream();
  const result = await client.appendToStream(stream, [event('A'), event('B')], { expectedRevision: NO_STREAM });
  expect(result).toMatchObject({ success: true, nextExpectedRevision: 1n });
  const [found] = await collect(client.readAll({ fromPosition: result.position!, direction: FORWARDS, maxCount: 1 }));
  expect(found!.event).toMatchObject({ streamId: stream, revision: 1n, type: 'B', position: result.position });
});

test('what was written is what is read', async () => {
  const stream = newStream();
  const written = jsonEvent({
    type: 'مستفيد',
    data: { name: 'نورة', n: 1.5 },
    metadata: { who: 'x' },
    id: randomUUID(),
  });
  await client.appendToStream(stream, written);
  const [read] = await collect(client.readStream(stream));
  expect(read!.event).toMatchObject({
    streamId: stream,
    revision: 0n,
    id: written.id,
    type: 'مستفيد',
    isJson: true,
    data: { name: 'نورة', n: 1.5 },
    metadata: { who: 'x' },
  });
  expect(Math.abs(read!.event!.created.getTime() - Date.now())).toBeLessThan(60_000);
});

test('an exact revision appends at the end of the stream only', async () => {
  const stream = newStream();
  await client.appendToStream(stream, event('A'));
  await client.appendToStream(stream, event('B'), { expectedRevision: 0n });
  const late = client.appendToStream(stream, event('C'), { expectedRevision: 0n });
  await expect(late).rejects.toThrow(WrongExpectedVersionError);
  await expect(late).rejects.toMatchObject({ streamName: stream, expectedVersion: 0n, actualVersion: 1n });
  const early = client.appendToStream(stream, event('C'), { expectedRevision: 5n });
  await expect(early).rejects.toMatchObject({ expectedVersion: 5n, actualVersion: 1n });
  expect(await typesOf(client.readStream(stream))).toEqual(['A', 'B']);
});

test('no_stream, stream_exists and any are what they say', async () => {
  const stream = newStream();
  const append = (type: string, expectedRevision: typeof ANY | typeof NO_STREAM | typeof STREAM_EXISTS) =>
    client.appendToStream(stream, event(type), { expectedRevision });
  await expect(append('A', STREAM_EXISTS)).rejects.toMatchObject({ actualVersion: 'no_stream' });
  await append('A', NO_STREAM);
  await expect(append('B', NO_STREAM)).rejects.toMatchObject({ expectedVersion: 'no_stream', actualVersion: 0n });
  await append('B', STREAM_EXISTS);
  await append('C', ANY);
  expect(await typesOf(client.readStream(stream))).toEqual(['A', 'B', 'C']);
});

test('an append of many events lands whole and in order, across the pages of a read', async () => {
  const stream = newStream();
  const events = Array.from({ length: 1_300 }, (_, index) => event(`T${index}`));
  await client.appendToStream(stream, events, { expectedRevision: NO_STREAM });
  expect(await typesOf(client.readStream(stream))).toEqual(events.map(({ type }) => type));
  const backwards = await typesOf(client.readStream(stream, { direction: BACKWARDS, fromRevision: END }));
  expect(backwards).toEqual(events.map(({ type }) => type).reverse());
});

test('a stream can be read from a revision, both ways, to a count', async () => {
  const stream = newStream();
  await client.appendToStream(stream, eventsOf('A', 'B', 'C', 'D'));
  const read = (fromRevision: bigint | 'start' | 'end', direction: 'forwards' | 'backwards', maxCount: number) =>
    typesOf(client.readStream(stream, { fromRevision, direction, maxCount }));
  expect(await read(1n, FORWARDS, 2)).toEqual(['B', 'C']);
  expect(await read(2n, BACKWARDS, 2)).toEqual(['C', 'B']);
  expect(await read(END, BACKWARDS, 1)).toEqual(['D']);
  expect(await read(99n, BACKWARDS, 1)).toEqual(['D']);
  expect(await read(99n, FORWARDS, 1)).toEqual([]);
  expect(await read(END, FORWARDS, 5)).toEqual([]);
  expect(await read(START, BACKWARDS, 5)).toEqual(['A']);
});

test('a stream that never was is not found', async () => {
  await expect(collect(client.readStream(newStream()))).rejects.toThrow(StreamNotFoundError);
});

test('$all is read forwards from a position inclusively, backwards exclusively, in one order', async () => {
  const streams = [newStream(), newStream()];
  for (const stream of streams) await client.appendToStream(stream, [event('A'), event('B')]);
  const all = await collect(client.readAll({ fromPosition: START, direction: FORWARDS }));
  const positions = all.map(({ event }) => event!.position.commit);
  expect(positions).toEqual([...positions].sort((a, b) => Number(a - b)));
  expect(positions[0]).toBeGreaterThan(0n);
  const third = all.at(-2) as AllStreamResolvedEvent;
  const fromPosition = third.event!.position;
  const after = await collect(client.readAll({ fromPosition, direction: FORWARDS }));
  expect(after.map(({ event }) => event!.id)).toEqual(all.slice(-2).map(({ event }) => event!.id));
  const before = await collect(client.readAll({ fromPosition, direction: BACKWARDS }));
  expect(before.map(({ event }) => event!.id)).toEqual(
    all
      .slice(0, -2)
      .map(({ event }) => event!.id)
      .reverse(),
  );
  expect(await collect(client.readAll({ fromPosition: END, direction: FORWARDS }))).toEqual([]);
  expect(await collect(client.readAll({ fromPosition: START, direction: BACKWARDS }))).toEqual([]);
});

test('what was acknowledged before a kill is there after a restart, and appending goes on behind it', async () => {
  const stream = newStream();
  await client.appendToStream(stream, event('A'), { expectedRevision: NO_STREAM });
  await node.kill('SIGKILL');
  await node.restart();
  const again = await untilAnswered(() => client.appendToStream(stream, event('B'), { expectedRevision: 0n }));
  expect(again.nextExpectedRevision).toBe(1n);
  expect(await typesOf(client.readStream(stream))).toEqual(['A', 'B']);
});
