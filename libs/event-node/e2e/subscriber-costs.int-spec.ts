import { readFileSync } from 'node:fs';
import { START, eventTypeFilter, jsonEvent, type EventStoreDBClient, type Position } from '@eventstore/db-client';
import { Client } from 'pg';
import { Heard, closeFixture, collect, event, newStream, openFixture, until, type Fixture } from './log-client';

let fixture: Fixture;
let client: EventStoreDBClient;

beforeAll(async () => {
  fixture = await openFixture();
  ({ client } = fixture);
});
afterAll(() => closeFixture(fixture));

const nodeMegabytes = (): number => {
  const status = readFileSync(`/proc/${fixture.node.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) / 1024;
};

// As many as go into one message: what an append costs by itself is not what is tried here.
const APPEND_EVENTS = 500;

/** Writes that many events, eight appends at a time; calls back after each append. */
const write = async (count: number, after: () => void): Promise<Position> => {
  let left = count / APPEND_EVENTS;
  let last: Position | undefined;
  const writer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const events = Array.from({ length: APPEND_EVENTS }, () =>
        jsonEvent({ type: 'E', data: { text: 'x'.repeat(200) } }),
      );
      const { position } = await client.appendToStream(newStream(), events);
      if (last === undefined || position!.commit > last.commit) last = position!;
      after();
    }
  };
  await Promise.all(Array.from({ length: 8 }, writer));
  return last!;
};

test('a subscriber that stops reading costs little, and gets each event once when it reads again', async () => {
  const from = await write(40_000, () => undefined); // as many ids as the node remembers
  const stalled = client.subscribeToAll({ fromPosition: from });
  await new Promise((resolve) => stalled.once('confirmation', resolve));
  const before = nodeMegabytes();
  let most = 0;
  const last = await write(200_000, () => (most = Math.max(most, nodeMegabytes())));
  expect(most - before).toBeLessThan(50);
  const positions: bigint[] = [];
  for await (const resolved of stalled) {
    positions.push(resolved.event!.position.commit);
    if (positions.at(-1) === last.commit) break;
  }
  expect(positions).toHaveLength(200_000);
  expect(positions.every((position, index) => index === 0 || position > positions[index - 1]!)).toBe(true);
}, 180_000);

test('a hundred subscribers cost no statements while they are idle, and none of their own when events come', async () => {
  const monitor = new Client({ connectionString: fixture.node.logUrl });
  await monitor.connect();
  const statements = async (): Promise<number> => {
    await monitor.query('select pg_stat_clear_snapshot()');
    const { rows } = await monitor.query<{ count: string }>(
      'select xact_commit + xact_rollback as count from pg_stat_database where datname = current_database()',
    );
    return Number(rows[0]!.count);
  };
  const streams = Array.from({ length: 50 }, () => newStream());
  for (const stream of streams) await client.appendToStream(stream, event('A'));
  const end = (await client.appendToStream(newStream(), event('end'))).position!;
  const heard = streams.flatMap((stream, index) => [
    new Heard(client.subscribeToStream(stream, { fromRevision: START })),
    new Heard(
      client.subscribeToAll({ fromPosition: end, ...(index % 2 && { filter: eventTypeFilter({ prefixes: ['L'] }) }) }),
    ),
  ]);
  for (const subscription of heard) await until('caught up', () => subscription.said.includes('caught up'));
  await new Promise((resolve) => setTimeout(resolve, 1_200)); // Postgres counts with a delay of up to a second
  const idleFrom = await statements();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect((await statements()) - idleFrom).toBeLessThan(3 * 20);
  // Each append counts twice in Postgres' book; a query a subscriber would at least double that.
  const busyFrom = await statements();
  for (const stream of streams) await client.appendToStream(stream, event('L'));
  for (const subscription of heard) await until('live events', () => subscription.said.includes('L'));
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect((await statements()) - busyFrom).toBeLessThan(streams.length * 10);
  expect(await collect(client.readStream(streams[0]!))).toHaveLength(2);
  for (const subscription of heard) await subscription.stop();
  await monitor.end();
}, 60_000);
