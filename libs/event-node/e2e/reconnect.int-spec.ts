import { EventStoreDBClient, START, UnavailableError } from '@eventstore/db-client';
import { engines, type Engines, type TestNode } from '@lib/testing';
import { Heard, event, newStream, typesOf, until, untilAnswered } from './log-client';

let real: Engines;
let node: TestNode;
let client: EventStoreDBClient;

/** A client that is told to discover, so that it asks for the members first. */
beforeAll(async () => {
  real = await engines();
  node = await real.eventNode();
  client = EventStoreDBClient.connectionString(node.url.replace('esdb:', 'esdb+discover:'));
});
afterAll(async () => {
  await client.dispose();
  await real.stop();
});

test('a client that discovers finds the node', async () => {
  const stream = newStream();
  await client.appendToStream(stream, event('A'));
  expect(await typesOf(client.readStream(stream))).toEqual(['A']);
});

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'after %s its clients come back, and a subscription goes on where it stood',
  async (signal) => {
    const stream = newStream();
    await client.appendToStream(stream, event('A'));
    const before = new Heard(client.subscribeToStream(stream, { fromRevision: START }));
    await before.hears('confirmed', 'A', 'caught up');
    await node.kill(signal);
    await until('the subscription to fail', () => before.failure !== undefined);
    expect(before.failure).toBeInstanceOf(UnavailableError);
    await node.restart();
    await untilAnswered(() => client.appendToStream(stream, event('B'), { expectedRevision: 0n }));
    const after = new Heard(client.subscribeToStream(stream, { fromRevision: 0n }));
    await after.hears('confirmed', 'B', 'caught up');
    await after.stop();
  },
);

test('appends whose answer a kill swallowed are there once after the same bytes were sent again', async () => {
  const streams = Array.from({ length: 300 }, () => newStream());
  const appends = streams.map((stream) => ({ stream, only: event('E') }));
  await client.appendToStream(newStream(), event('before'));
  const outcomes = appends.map(({ stream, only }) =>
    client.appendToStream(stream, only, { expectedRevision: 'no_stream' }).then(
      () => 'answered',
      () => 'unknown',
    ),
  );
  await Promise.race(outcomes);
  await node.kill('SIGKILL');
  await node.restart();
  await Promise.all(outcomes);
  for (const { stream, only } of appends) {
    await untilAnswered(() => client.appendToStream(stream, only, { expectedRevision: 'no_stream' }));
    expect(await typesOf(client.readStream(stream))).toEqual(['E']);
  }
});
