import { randomUUID } from 'node:crypto';
import {
  MaxAppendSizeExceededError,
  START,
  UnknownError,
  binaryEvent,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  type AppendToStreamOptions,
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

const LIMIT = 1_048_576;
const credentials = { username: 'admin', password: 'changeit' };
const bytes = (count: number) => binaryEvent({ type: 'T', data: Buffer.alloc(count, 7) });

/** The client appends in batches, and one by one where credentials are given. */
describe.each<[string, AppendToStreamOptions]>([
  ['BatchAppend', {}],
  ['Append', { credentials }],
])('%s', (_, options) => {
  const append = (stream: string, ...events: Parameters<EventStoreDBClient['appendToStream']>[1][]) =>
    client.appendToStream(stream, events.flat() as never, options);

  test('takes an append of exactly the limit and refuses one byte more, on its own and in sum', async () => {
    const stream = newStream();
    await append(stream, bytes(LIMIT - 2));
    await expect(append(stream, bytes(LIMIT - 1))).rejects.toThrow(MaxAppendSizeExceededError);
    await expect(append(stream, bytes(LIMIT / 2), bytes(LIMIT / 2))).rejects.toThrow(MaxAppendSizeExceededError);
    await expect(append(stream, bytes(5 * LIMIT))).rejects.toMatchObject({ maxAppendSize: LIMIT });
    const [read, ...more] = await collect(client.readStream(stream));
    expect(more).toEqual([]);
    expect(Buffer.from(read!.event!.data as Uint8Array).equals(Buffer.alloc(LIMIT - 2, 7))).toBe(true);
  });

  test('keeps bytes as they came', async () => {
    const stream = newStream();
    const every = Buffer.from(Array.from({ length: 256 }, (_value, index) => index));
    await append(
      stream,
      binaryEvent({ type: 'T', data: every, metadata: every }),
      binaryEvent({ type: 'E', data: Buffer.alloc(0) }),
    );
    const [first, second] = await collect(client.readStream(stream));
    expect(Buffer.from(first!.event!.data as Uint8Array)).toEqual(every);
    expect(Buffer.from(first!.event!.metadata as Uint8Array)).toEqual(every);
    expect(first!.event!.isJson).toBe(false);
    expect(second!.event).toMatchObject({ metadata: undefined, isJson: false });
  });

  test('refuses ids, types and names that are none, and serves on', async () => {
    const stream = newStream();
    await expect(append(stream, event('A', {}, 'no id'))).rejects.toThrow(UnknownError);
    await expect(append(stream, event('A', {}, '00000000-0000-0000-0000-000000000000'))).rejects.toThrow(UnknownError);
    await expect(append(stream, event(''))).rejects.toThrow(UnknownError);
    await expect(append('', event('A'))).rejects.toThrow(UnknownError);
    await expect(append('$$', event('A'))).rejects.toThrow(UnknownError);
    await append(stream, event('A'));
    expect(await typesOf(client.readStream(stream))).toEqual(['A']);
  });

  test('takes long names, and upper case ids as lower case', async () => {
    const stream = newStream('س'.repeat(5_000));
    const id = randomUUID();
    const type = 'T'.repeat(5_000);
    await append(stream, jsonEvent({ type, data: {}, id: id.toUpperCase() }));
    const [read] = await collect(client.readStream(stream));
    expect(read!.event).toMatchObject({ streamId: stream, type, id });
  });
});

test('names that ASCII trailers cannot carry are escaped in an error, not fatal', async () => {
  const stream = newStream('حالة');
  await client.appendToStream(stream, event('A'));
  await client.tombstoneStream(stream);
  await expect(typesOf(client.readStream(stream))).rejects.toMatchObject({ streamName: encodeURIComponent(stream) });
});

test('links are resolved on request; a link whose target is gone stands alone', async () => {
  const [stream, links] = [newStream(), newStream('links')];
  await client.appendToStream(stream, eventsOf('A', 'B'));
  const link = (target: string) => binaryEvent({ type: '$>', data: Buffer.from(target) });
  await client.appendToStream(links, [link(`1@${stream}`), link(`9@${stream}`), link('nonsense'), event('plain')]);
  const resolved = await collect(client.readStream(links, { resolveLinkTos: true, fromRevision: START }));
  expect(resolved.map((found) => [found.event?.type, found.link?.type])).toEqual([
    ['B', '$>'],
    [undefined, '$>'],
    ['$>', undefined],
    ['plain', undefined],
  ]);
  expect(await typesOf(client.readStream(links))).toEqual(['$>', '$>', '$>', 'plain']);
});

test('what is not offered says where it is to be had', async () => {
  const sentence = expect.stringContaining('real EventStoreDB') as string;
  await expect(client.listAllPersistentSubscriptions()).rejects.toMatchObject({ message: sentence });
  await expect(
    client.createPersistentSubscriptionToStream('s', 'g', persistentSubscriptionToStreamSettingsFromDefaults()),
  ).rejects.toMatchObject({ message: sentence });
  await expect(client.createProjection('p', 'fromAll()')).rejects.toMatchObject({ message: sentence });
  await expect(client.listProjections()).rejects.toMatchObject({ message: sentence });
});
