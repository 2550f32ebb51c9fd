import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { runHome, specHome } from '@lib/testing';
import { startPostgres, type Postgres } from './postgres';
import { endProcess, identify } from './process-identity';

const begun: Postgres[] = [];
const start = async (home: string): Promise<{ postgres: Postgres; told: string[] }> => {
  const told: string[] = [];
  const postgres = await startPostgres({ home, report: (_engine, message) => told.push(message) });
  begun.push(postgres);
  return { postgres, told };
};

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const killHard = async (pid: number): Promise<void> => {
  const identity = identify(pid);
  if (identity) await endProcess(identity, [{ signal: 'SIGKILL', timeoutMs: 5_000 }]);
};

afterEach(async () => {
  for (const postgres of begun.splice(0)) await postgres.stop();
});

test('a home with spaces and Arabic letters gets the three databases, durable, asking for a password', async () => {
  const home = specHome(runHome(), 'a home دار');
  const { postgres } = await start(home);
  expect(await query(postgres.urlFor('log'), 'show fsync')).toEqual([{ fsync: 'on' }]);
  expect(await query(postgres.urlFor('keys'), 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  expect(await query(postgres.urlFor('read'), 'select 1 as one')).toEqual([{ one: 1 }]);
  const withoutPassword = postgres.urlFor('log').replace(/:[^:@]+@/, ':wrong@');
  await expect(query(withoutPassword, 'select 1')).rejects.toThrow('password authentication failed');
  expect(readFileSync(path.join(postgres.dataDirectory, 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\btrust\b/m);
  expect(statSync(path.join(home, 'postgres-password.json')).mode & 0o777).toBe(0o600);
});

test('kill -9 of the server, and a new start keeps the rows and the port', async () => {
  const home = specHome(runHome(), 'killed-postgres');
  const first = await start(home);
  await query(first.postgres.urlFor('log'), 'create table facts (n int)');
  await query(first.postgres.urlFor('log'), 'insert into facts select generate_series(1, 1000)');
  await killHard(first.postgres.pid);
  const second = await start(home);
  expect(second.postgres.pid).not.toBe(first.postgres.pid);
  expect(second.postgres.urlFor('log')).toBe(first.postgres.urlFor('log'));
  expect(await query(second.postgres.urlFor('log'), 'select count(*)::int as n from facts')).toEqual([{ n: 1000 }]);
});

test('a server that an earlier start left behind is adopted, and stopped by whoever adopted it', async () => {
  const home = specHome(runHome(), 'adopted-postgres');
  const first = await start(home);
  const second = await start(home);
  expect(second.postgres.pid).toBe(first.postgres.pid);
  expect(second.told.join()).toContain('adopted');
  await second.postgres.stop();
  await first.postgres.exited;
  expect(identify(first.postgres.pid)).toBeUndefined();
});

test('a server that is just ending is waited for', async () => {
  const home = specHome(runHome(), 'dying-postgres');
  const first = await start(home);
  const ending = first.postgres.stop();
  const second = await start(home);
  await ending;
  await second.postgres.stop();
  const third = await start(home);
  expect(await query(third.postgres.urlFor('read'), 'select 1 as one')).toEqual([{ one: 1 }]);
});
