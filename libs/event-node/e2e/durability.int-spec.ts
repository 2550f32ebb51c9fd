import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient } from '@eventstore/db-client';
import { startPostgres, type Postgres } from '@lib/local-stack';
import { runHome, specHome } from '@lib/testing';
import { Pool } from 'pg';
import { closeFixture, event, newStream, openFixture, typesOf, untilAnswered, type Fixture } from './log-client';

let postgres: Postgres;
let fixture: Fixture;
let client: EventStoreDBClient;
let beside: Pool;

/** A Postgres of this spec's own: it is stopped here. */
beforeAll(async () => {
  postgres = await startPostgres({ home: specHome(runHome(), 'durability'), report: () => undefined });
  fixture = await openFixture({ logUrl: postgres.urlFor('log') });
  ({ client } = fixture);
  beside = new Pool({ connectionString: postgres.urlFor('log') });
});
afterEach(() => signalPostgres('SIGCONT'));
afterAll(async () => {
  await beside.end();
  await closeFixture(fixture);
  await postgres.stop();
});

/** The server and every process that it forked. */
const signalPostgres = (signal: NodeJS.Signals): void => {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postgres.pid)], { encoding: 'utf8' });
  for (const pid of [postgres.pid, ...children.split('\n').map(Number)]) if (pid > 0) process.kill(pid, signal);
};

const rowsWith = async (id: string): Promise<number> => {
  const { rows } = await beside.query<{ count: string }>('select count(*) from event where id = $1', [id]);
  return Number(rows[0]!.count);
};

test('at each acknowledgement another connection finds the row', async () => {
  const stream = newStream();
  let seen = 0;
  const writer = async (): Promise<void> => {
    for (let n = 0; n < 25; n += 1) {
      const id = randomUUID();
      await client.appendToStream(n % 2 ? stream : newStream(), event('E', {}, id));
      expect(await rowsWith(id)).toBe(1);
      seen += 1;
    }
  };
  await Promise.all(Array.from({ length: 16 }, writer));
  expect(seen).toBe(400);
});

test('with Postgres stopped nothing is acknowledged; when it goes on everything is, once', async () => {
  // Streams that the node knows: nothing but the write itself needs Postgres.
  const streams = Array.from({ length: 20 }, () => newStream());
  for (const stream of streams) await client.appendToStream(stream, event('before'));
  signalPostgres('SIGSTOP');
  let acknowledged = 0;
  const appends = streams.map(async (stream) => {
    const result = await client.appendToStream(stream, event('E'), { expectedRevision: 0n });
    acknowledged += 1;
    return result;
  });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(acknowledged).toBe(0);
  signalPostgres('SIGCONT');
  await Promise.all(appends);
  for (const stream of streams) expect(await typesOf(client.readStream(stream))).toEqual(['before', 'E']);
});

test('a row that somebody else wrote is not written over: nothing more is acknowledged, and the node ends', async () => {
  const stream = newStream();
  await client.appendToStream(stream, event('before'));
  const foreign = randomUUID();
  await beside.query(
    `insert into event select max(position) + 1, $1::uuid, 0, $1::uuid, 'foreign', 'F', true, 0, '', '' from event`,
    [foreign],
  );
  await expect(client.appendToStream(stream, event('E'))).rejects.toThrow();
  await fixture.node.exited;
  await fixture.node.restart();
  await untilAnswered(() => client.appendToStream(stream, event('after')));
  expect(await typesOf(client.readStream(stream))).toEqual(['before', 'after']);
});

test('the node does not outlive the connection that it appends with', async () => {
  await untilAnswered(() => client.appendToStream(newStream(), event('before')));
  await beside.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'event-node-writer' and datname = current_database()`,
  );
  await fixture.node.exited;
  await fixture.node.restart();
});
