import { Connection, Client as TemporalClient } from '@temporalio/client';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Client } from 'pg';
import { engines, type Engines } from '@lib/testing';

const databaseOf = async (url: string): Promise<string> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? '';
  } finally {
    await client.end();
  }
};

const withTemporal = async <T>(address: string, work: (client: TemporalClient) => Promise<T>): Promise<T> => {
  const connection = await Connection.connect({ address });
  try {
    return await work(new TemporalClient({ connection }));
  } finally {
    await connection.close();
  }
};

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

let real: Engines;
beforeAll(async () => {
  real = await engines();
});
afterAll(() => real.stop());

test('every spec gets databases of its own, dropped at its end', async () => {
  const [one, other] = [await real.databaseUrl('read'), await real.databaseUrl('read')];
  expect(await databaseOf(one)).not.toBe(await databaseOf(other));
  await real.stop();
  await expect(databaseOf(one)).rejects.toThrow('does not exist');
});

test('an event node is killed and comes back under its address, with its log', async () => {
  const node = await real.eventNode();
  const { url, pid } = node;
  await node.kill();
  expect(runs(pid)).toBe(false);
  await node.restart();
  expect(node.url).toBe(url);
  expect(node.pid).not.toBe(pid);
  expect(await databaseOf(node.logUrl)).toMatch(/^log_/);
});

test('specs share one Temporal server and never a task queue', async () => {
  const [one, other] = [await real.temporal(), await real.temporal()];
  expect(one.address).toBe(other.address);
  expect(one.taskQueue).not.toBe(other.taskQueue);
});

test('a Temporal server of a spec forgets when its file is deleted, and keeps its address', async () => {
  const server = await real.ownTemporal();
  const { address } = server;
  await withTemporal(address, (client) => client.workflow.start('anything', { taskQueue: 'q', workflowId: 'lost' }));
  await server.kill();
  server.forget();
  await server.restart();
  expect(server.address).toBe(address);
  const lost = withTemporal(address, (client) => client.workflow.getHandle('lost').describe());
  await expect(lost).rejects.toThrow('not found');
});

test('an issuer gives tokens that its published keys verify', async () => {
  const { issuer, tokenFor } = await real.issuer();
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const { payload } = await jwtVerify(await tokenFor('officer'), keys, { issuer, audience: 'urn:mustafid:api' });
  expect(payload.roles).toEqual(['officer']);
});
