import { engines, type Engines } from '@lib/testing';
import { Client } from 'pg';
import { ArrayLog } from '../../test/array-log';
import { createLedgerTable, ledger } from '../../test/ledger';
import { until } from '../../test/until';
import { openReadDatabase, type ReadDatabase } from '../database';
import { ProjectionEngine } from './engine';
import { ProjectionWatch } from './projection-watch';

let world: Engines;
/** What a test opened, to be closed in the other order, however it ends. */
const open: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  world = await engines();
}, 90_000);
afterAll(() => world.stop());
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const folding = (database: ReadDatabase, log: ArrayLog): ProjectionEngine => {
  const engine = new ProjectionEngine({ database, log, projections: [ledger()] });
  open.push(() => engine.stop());
  engine.start();
  return engine;
};
const opened = async (url: string): Promise<ReadDatabase> => {
  const database = await openReadDatabase(url);
  open.push(() => database.close());
  await createLedgerTable(database);
  return database;
};

test('what a dropped database had shown is not said to be shown by the one in its place', async () => {
  const url = await world.databaseUrl('read');
  const database = await opened(url);
  const log = new ArrayLog();
  log.append('account-0', 'Opened', { accountId: 'a0', owner: 'o0', at: '2026-01-01T00:00:00.000Z' });
  const watch = await ProjectionWatch.open(database);
  open.push(() => watch.close());
  const engine = folding(database, log);
  expect(await watch.waitFor('ledger-board', log.last, 60_000)).toBe(true);
  await engine.stop();

  await anew(url);
  await until('the loss is noticed', async () => watch.positionOf('ledger-board') === undefined);
  const second = await opened(url);
  expect(await watch.waitFor('ledger-board', log.last, 1_500)).toBe(false);
  folding(second, log);
  expect(await watch.waitFor('ledger-board', log.last, 60_000)).toBe(true);
});

/** Drops the database under everybody who is connected, and makes an empty one of the same name. */
const anew = async (url: string): Promise<void> => {
  const name = new URL(url).pathname.slice(1);
  const elsewhere = new URL(url);
  elsewhere.pathname = '/postgres';
  const client = new Client({ connectionString: elsewhere.href });
  await client.connect();
  await client.query(`drop database "${name}" with (force)`);
  await client.query(`create database "${name}"`);
  await client.end();
};
