import {
  ANY,
  BACKWARDS,
  END,
  NO_STREAM,
  START,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { closeFixture, collect, event, eventsOf, newStream, openFixture, typesOf, type Fixture } from './log-client';

let fixture: Fixture;
let client: EventStoreDBClient;

beforeAll(async () => {
  fixture = await openFixture();
  ({ client } = fixture);
});
afterAll(() => closeFixture(fixture));

const read = (stream: string) => typesOf(client.readStream(stream));
const allAfter = async (commit: bigint) =>
  (await collect(client.readAll({ fromPosition: { commit, prepare: commit } }))).slice(1);

describe('deletion', () => {
  test('of what never was is a wrong version, whatever is expected', async () => {
    for (const expectedRevision of [ANY, NO_STREAM, 0n] as const)
      await expect(client.deleteStream(newStream(), { expectedRevision })).rejects.toThrow(WrongExpectedVersionError);
    await expect(client.deleteStream(newStream())).rejects.toMatchObject({
      expectedVersion: -2n,
      actualVersion: -1n,
    });
  });

  test('hides the stream, keeps its events in $all, and says where it stands', async () => {
    const stream = newStream();
    const { position } = await client.appendToStream(stream, eventsOf('A', 'B'));
    for (const expectedRevision of [0n, NO_STREAM] as const)
      await expect(client.deleteStream(stream, { expectedRevision })).rejects.toThrow(WrongExpectedVersionError);
    const deleted = await client.deleteStream(stream, { expectedRevision: 1n });
    await expect(read(stream)).rejects.toThrow(StreamNotFoundError);
    const [record] = await allAfter(position!.commit);
    expect(record!.event).toMatchObject({ streamId: `$$${stream}`, type: '$metadata', position: deleted.position });
    await client.deleteStream(stream);
  });

  test('drops other metadata, and the stream begun again shows only what is new', async () => {
    const stream = newStream();
    await client.appendToStream(stream, eventsOf('A', 'B'));
    await client.setStreamMetadata(stream, { maxCount: 50 });
    await client.deleteStream(stream);
    const { position } = await client.appendToStream(stream, eventsOf('C', 'D'), { expectedRevision: 1n });
    expect(await read(stream)).toEqual(['C', 'D']);
    expect((await client.getStreamMetadata(stream)).metadata).toEqual({ truncateBefore: 2 });
    const after = await allAfter(position!.commit);
    expect(after.map(({ event: found }) => found!.streamId)).toEqual([`$$${stream}`]);
  });
});

describe('a tombstone', () => {
  test('is final for the stream and its metadata', async () => {
    const stream = newStream();
    await client.appendToStream(stream, event('A'));
    await expect(client.tombstoneStream(stream, { expectedRevision: 4n })).rejects.toMatchObject({ actualVersion: 0n });
    const { position } = await client.tombstoneStream(stream, { expectedRevision: 0n });
    for (const call of [
      () => read(stream),
      () => client.appendToStream(stream, event('B')),
      () => client.appendToStream(stream, event('B'), { credentials: { username: 'a', password: 'b' } }),
      () => client.deleteStream(stream),
      () => client.tombstoneStream(stream),
      () => client.getStreamMetadata(stream),
      () => client.setStreamMetadata(stream, { maxCount: 1 }),
    ])
      await expect(call()).rejects.toThrow(StreamDeletedError);
    const [record] = await collect(client.readAll({ fromPosition: position!, maxCount: 1 }));
    expect(record!.event).toMatchObject({
      streamId: stream,
      type: '$streamDeleted',
      revision: 9223372036854775807n,
      isJson: false,
    });
  });

  test('can stand on what never was', async () => {
    const stream = newStream();
    await expect(client.tombstoneStream(stream, { expectedRevision: 0n })).rejects.toThrow(WrongExpectedVersionError);
    await client.tombstoneStream(stream, { expectedRevision: NO_STREAM });
    await expect(client.appendToStream(stream, event('A'))).rejects.toThrow(StreamDeletedError);
  });

  test('can stand on a deleted stream', async () => {
    const stream = newStream();
    await client.appendToStream(stream, event('A'));
    await client.deleteStream(stream);
    await client.tombstoneStream(stream);
    await expect(read(stream)).rejects.toThrow(StreamDeletedError);
  });
});

describe('metadata', () => {
  test('each replaces the one before; only the last is read', async () => {
    const stream = newStream();
    expect(await client.getStreamMetadata(stream)).toMatchObject({ streamName: stream });
    await client.setStreamMetadata(stream, { maxCount: 3, own: 'x' });
    await client.setStreamMetadata(stream, { maxAge: 60 }, { expectedRevision: 0n });
    expect((await client.getStreamMetadata(stream)).metadata).toEqual({ maxAge: 60 });
    expect(await read(`$$${stream}`)).toEqual(['$metadata']);
    const late = client.setStreamMetadata(stream, {}, { expectedRevision: 0n });
    await expect(late).rejects.toThrow(WrongExpectedVersionError);
    await expect(read(stream)).rejects.toThrow(StreamNotFoundError);
  });

  test('$maxCount and $tb hide the oldest, both ways and at once; $all shows them', async () => {
    const stream = newStream();
    const { position } = await client.appendToStream(newStream(), event('before'));
    await client.appendToStream(stream, eventsOf('A', 'B', 'C', 'D'));
    await client.setStreamMetadata(stream, { maxCount: 2 });
    expect(await read(stream)).toEqual(['C', 'D']);
    await client.appendToStream(stream, event('E'));
    expect(await typesOf(client.readStream(stream, { fromRevision: START, maxCount: 1 }))).toEqual(['D']);
    expect(await typesOf(client.readStream(stream, { direction: BACKWARDS, fromRevision: END }))).toEqual(['E', 'D']);
    await client.setStreamMetadata(stream, { maxCount: 2, truncateBefore: 4 });
    expect(await read(stream)).toEqual(['E']);
    await client.setStreamMetadata(stream, { truncateBefore: 9 });
    expect(await read(stream)).toEqual([]);
    const all = await allAfter(position!.commit);
    expect(all.filter(({ event: found }) => found!.streamId === stream)).toHaveLength(5);
  });

  test('$maxAge hides what is older', async () => {
    const stream = newStream();
    await client.appendToStream(stream, eventsOf('A', 'B'));
    await client.setStreamMetadata(stream, { maxAge: 3_600 });
    expect(await read(stream)).toEqual(['A', 'B']);
    await client.setStreamMetadata(stream, { maxAge: 1 });
    const end = Date.now() + 10_000;
    while ((await read(stream)).length > 0) expect(Date.now()).toBeLessThan(end);
  });

  test('one badly typed value voids all', async () => {
    const stream = newStream();
    await client.appendToStream(stream, eventsOf('A', 'B'));
    await client.appendToStream(`$$${stream}`, event('$metadata', { $maxCount: 1, $maxAge: 'long' }));
    expect(await read(stream)).toEqual(['A', 'B']);
  });

  test('written to a deleted stream, it begins the stream again', async () => {
    const stream = newStream();
    await client.appendToStream(stream, eventsOf('A', 'B'));
    await client.deleteStream(stream);
    const { nextExpectedRevision } = await client.setStreamMetadata(stream, { own: 'x' });
    expect(nextExpectedRevision).toBe(1n);
    expect(await read(stream)).toEqual([]);
    expect((await client.getStreamMetadata(stream)).metadata).toEqual({ own: 'x', truncateBefore: 2 });
    await client.appendToStream(`$$${stream}`, event('$metadata', {}), { expectedRevision: 2n });
    expect(await read(stream)).toEqual(['A', 'B']);
  });
});
