import { END, START, StreamDeletedError, type EventStoreDBClient } from '@eventstore/db-client';
import {
  Heard,
  closeFixture,
  collect,
  event,
  eventsOf,
  newStream,
  openFixture,
  until,
  type Fixture,
} from './log-client';

let fixture: Fixture;
let client: EventStoreDBClient;
const heard: Heard[] = [];

const toStream = (stream: string, fromRevision: bigint | typeof START | typeof END): Heard => {
  const subscription = new Heard(client.subscribeToStream(stream, { fromRevision }));
  heard.push(subscription);
  return subscription;
};
const toAll = (options: Parameters<EventStoreDBClient['subscribeToAll']>[0]): Heard => {
  const subscription = new Heard(client.subscribeToAll(options));
  heard.push(subscription);
  return subscription;
};

beforeAll(async () => {
  fixture = await openFixture();
  ({ client } = fixture);
});
afterEach(async () => {
  for (const subscription of heard.splice(0)) await subscription.stop();
});
afterAll(() => closeFixture(fixture));

test('a stream from its start: confirmation, history, caught up, live', async () => {
  const stream = newStream();
  await client.appendToStream(stream, eventsOf('A', 'B'));
  const subscription = toStream(stream, START);
  await subscription.hears('confirmed', 'A', 'B', 'caught up');
  await client.appendToStream(newStream(), event('elsewhere'));
  await client.appendToStream(stream, event('C'));
  await subscription.hears('confirmed', 'A', 'B', 'caught up', 'C');
});

test('a stream from a revision, which it has already; from its end; from beyond', async () => {
  const stream = newStream();
  await client.appendToStream(stream, eventsOf('A', 'B'));
  const [fromFirst, fromEnd, fromBeyond] = [toStream(stream, 0n), toStream(stream, END), toStream(stream, 2n)];
  await fromFirst.hears('confirmed', 'B', 'caught up');
  await fromEnd.hears('confirmed', 'caught up');
  await fromBeyond.hears('confirmed', 'caught up');
  await client.appendToStream(stream, eventsOf('C', 'D'));
  await fromFirst.hears('confirmed', 'B', 'caught up', 'C', 'D');
  await fromEnd.hears('confirmed', 'caught up', 'C', 'D');
  await fromBeyond.hears('confirmed', 'caught up', 'D');
});

test('a stream that is not there yet is waited for', async () => {
  const stream = newStream();
  const subscription = toStream(stream, START);
  await subscription.hears('confirmed', 'caught up');
  await client.appendToStream(stream, event('A'));
  await subscription.hears('confirmed', 'caught up', 'A');
});

test('$all from a position is exclusive, from the end only new', async () => {
  const { position } = await client.appendToStream(newStream(), event('A'));
  await client.appendToStream(newStream(), event('B'));
  const [fromA, fromEnd] = [toAll({ fromPosition: position! }), toAll({ fromPosition: END })];
  await fromA.hears('confirmed', 'B', 'caught up');
  await fromEnd.hears('confirmed', 'caught up');
  await client.appendToStream(newStream(), event('C'));
  await fromA.hears('confirmed', 'B', 'caught up', 'C');
  await fromEnd.hears('confirmed', 'caught up', 'C');
});

test('many subscribers see every event of $all once and in order while 32 writers write', async () => {
  const before = await client.appendToStream(newStream(), event('before'));
  const subscriptions = Array.from({ length: 8 }, () => toAll({ fromPosition: before.position! }));
  const write = async (): Promise<void> => {
    for (let n = 0; n < 50; n += 1) await client.appendToStream(newStream(), event('E'));
  };
  const late = write().then(() => toAll({ fromPosition: before.position! }));
  await Promise.all([late, ...Array.from({ length: 31 }, write)]);
  const written = await collect(client.readAll({ fromPosition: before.position! }));
  const positions = written.slice(1).map((found) => found.event!.position.commit);
  expect(positions).toHaveLength(1_600);
  for (const subscription of [...subscriptions, await late]) {
    await until('every event', () => subscription.positions.length >= positions.length);
    expect(subscription.positions).toEqual(positions);
  }
});

test('a subscription hears a tombstone and then ends with stream deleted', async () => {
  const stream = newStream();
  await client.appendToStream(stream, event('A'));
  const subscription = toStream(stream, START);
  await subscription.hears('confirmed', 'A', 'caught up');
  await client.tombstoneStream(stream);
  await until('the end', () => subscription.failure !== undefined);
  expect(subscription.said).toEqual(['confirmed', 'A', 'caught up', '$streamDeleted']);
  expect(subscription.failure).toBeInstanceOf(StreamDeletedError);
  const late = toStream(stream, START);
  await until('the refusal', () => late.failure !== undefined);
  expect(late.failure).toBeInstanceOf(StreamDeletedError);
  expect(late.said).toEqual([]);
});

test('a subscription goes on over a deletion, and hears what comes after it', async () => {
  const stream = newStream();
  await client.appendToStream(stream, eventsOf('A', 'B'));
  const subscription = toStream(stream, START);
  await subscription.hears('confirmed', 'A', 'B', 'caught up');
  await client.deleteStream(stream);
  await client.appendToStream(stream, event('C'));
  await subscription.hears('confirmed', 'A', 'B', 'caught up', 'C');
});
