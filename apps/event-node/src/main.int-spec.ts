import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { EventStoreDBClient, START, UnavailableError, jsonEvent } from '@eventstore/db-client';
import { built, engines, type Engines } from '@lib/testing';
import { Client } from 'pg';

let real: Engines;
let databaseUrl: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  real = await engines();
  databaseUrl = await real.databaseUrl('log');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => real.stop());

interface Run {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly complained: () => string;
  readonly exit: Promise<number | null>;
  readonly ready: Promise<void>;
}

const run = (environment: Record<string, string | undefined>): Run => {
  const child = spawn(process.execPath, [built('apps/event-node/src/main.js')], {
    env: { PATH: process.env['PATH'], LOG_DATABASE_URL: databaseUrl, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let [out, errors] = ['', ''];
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('\n')) resolve();
    });
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, said: () => out, complained: () => errors, exit, ready };
};

/** Listens on a port that was free; the caller closes it. */
const takePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: String((server.address() as AddressInfo).port),
    free: () => new Promise((done) => server.close(done)),
  };
};

const freePort = async (): Promise<string> => {
  const { port, free } = await takePort();
  await free();
  return port;
};

const oneSentence = (text: string): string => {
  expect(text.trim().split('\n')).toHaveLength(1);
  return text.trim();
};

test('it says one line when it serves, and exits with 0 on SIGTERM', async () => {
  const port = await freePort();
  const node = run({ EVENT_NODE_PORT: port });
  await node.ready;
  expect(node.said()).toBe(`event node ready on 127.0.0.1:${port}\n`);
  node.child.kill('SIGTERM');
  expect(await node.exit).toBe(0);
  expect(node.complained()).toBe('');
});

test('on SIGTERM subscribers are told UNAVAILABLE, never a polite end, and it is over within 5 s', async () => {
  const port = await freePort();
  const node = run({ EVENT_NODE_PORT: port });
  await node.ready;
  const client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);
  await client.appendToStream('s-1', jsonEvent({ type: 'A', data: {} }));
  const subscriptions = [client.subscribeToAll({ fromPosition: START }), client.subscribeToStream('s-1')];
  const ends = subscriptions.map(
    (subscription) =>
      new Promise((resolve) => {
        subscription.on('error', resolve);
        subscription.on('end', () => resolve('a polite end'));
        subscription.on('data', () => undefined);
      }),
  );
  await Promise.all(subscriptions.map((subscription) => once(subscription, 'caughtUp')));
  const asked = Date.now();
  node.child.kill('SIGTERM');
  for (const end of ends) expect(await end).toBeInstanceOf(UnavailableError);
  expect(await node.exit).toBe(0);
  expect(Date.now() - asked).toBeLessThan(5_000);
  await client.dispose();
});

test.each([
  ['a missing address of the log', { LOG_DATABASE_URL: undefined }, 'LOG_DATABASE_URL is not set'],
  ['a missing port', { EVENT_NODE_PORT: undefined }, 'EVENT_NODE_PORT is not set'],
  ['a port that is none', { EVENT_NODE_PORT: '99999' }, 'EVENT_NODE_PORT is not a port: 99999'],
  [
    'a database that is not there',
    { LOG_DATABASE_URL: 'postgres://postgres@127.0.0.1:1/log' },
    "the event log's database cannot be reached",
  ],
])('%s is one sentence and not 0', async (_, environment, sentence) => {
  const node = run({ EVENT_NODE_PORT: await freePort(), ...environment });
  expect(await node.exit).toBe(1);
  expect(oneSentence(node.complained())).toContain(sentence);
});

/** In front of the real Postgres: refuses the first connections as one that recovers from a crash does. */
const recovering = async (refusals: number) => {
  const { hostname, port } = new URL(databaseUrl);
  const fields = ['SFATAL', 'C57P03', 'Mthe database system is starting up', ''].join('\0');
  const refusal = Buffer.from(`E\0\0\0\0${fields}\0`);
  refusal.writeUInt32BE(refusal.length - 1, 1);
  let refused = 0;
  const door = createServer((socket) => {
    socket.on('error', () => undefined);
    if (refused < refusals) {
      refused += 1;
      socket.once('data', () => socket.end(refusal));
      return;
    }
    const real = connect(Number(port), hostname);
    real.on('error', () => socket.destroy());
    socket.pipe(real).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((door.address() as AddressInfo).port);
  return { url: url.href, refused: () => refused, close: () => door.close() };
};

test('a database that is just starting is waited for', async () => {
  const door = await recovering(3);
  const node = run({ EVENT_NODE_PORT: await freePort(), LOG_DATABASE_URL: door.url });
  await Promise.race([node.ready, node.exit]);
  expect(node.complained()).toBe('');
  expect(node.said()).toContain('event node ready');
  expect(door.refused()).toBe(3);
  node.child.kill('SIGTERM');
  await node.exit;
  door.close();
});

test('a busy port is one sentence and not 0', async () => {
  const { port, free } = await takePort();
  const node = run({ EVENT_NODE_PORT: port });
  const code = await node.exit.finally(free);
  expect(code).toBe(1);
  expect(oneSentence(node.complained())).toMatch(new RegExp(`cannot listen on 127.0.0.1:${port}.*EADDRINUSE`));
});

test('a second node on the same log waits for the first, and takes over when that one is killed', async () => {
  const first = run({ EVENT_NODE_PORT: await freePort() });
  await first.ready;
  const second = run({ EVENT_NODE_PORT: await freePort() });
  const third = run({ EVENT_NODE_PORT: await freePort() });
  await waitForLockWaiters(2);
  first.child.kill('SIGKILL');
  await Promise.race([second.ready, third.ready]);
  const [served, refused] = second.said() === '' ? [third, second] : [second, third];
  expect(await refused.exit).toBe(1);
  expect(oneSentence(refused.complained())).toContain('another event node is serving this database');
  expect(served.said()).toContain('event node ready');
}, 40_000);

const waitForLockWaiters = async (count: number): Promise<void> => {
  const monitor = new Client({ connectionString: databaseUrl });
  await monitor.connect();
  const end = Date.now() + 8_000;
  try {
    for (let waiting = 0; waiting < count;) {
      if (Date.now() > end) throw new Error('no node waits for the lock');
      const { rows } = await monitor.query<{ count: string }>(
        `select count(*) from pg_locks where locktype = 'advisory' and not granted`,
      );
      waiting = Number(rows[0]!.count);
    }
  } finally {
    await monitor.end();
  }
};

test('it ends with a sentence when the connection that appends is lost', async () => {
  const node = run({ EVENT_NODE_PORT: await freePort() });
  await node.ready;
  const other = new Client({ connectionString: databaseUrl });
  await other.connect();
  await other.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'event-node-writer' and datname = current_database()`,
  );
  await other.end();
  expect(await node.exit).toBe(1);
  expect(oneSentence(node.complained())).toContain('the connection that appends was lost');
});
