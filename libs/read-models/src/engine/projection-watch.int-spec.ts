import { engines, type Engines } from '@lib/testing';
import { Client } from 'pg';
import { ArrayLog } from '../../test/array-log';
import { createLedgerTable, ledger } from '../../test/ledger';
import { until } from '../../test/until';
import { openReadDatabase } from '../database';
import { ProjectionEngine } from './engine';
import { ProjectionWatch } from './projection-watch';

let world: Engines;
beforeAll(async () => {
  world = await engines();
}, 90_000);
afterAll(() => world.stop());

test('what a dropped database had shown is not said to be shown by the one in its place', async () => {
  const url = await world.databaseUrl('read');
  const database = await openReadDatabase(url);
  await createLedgerTable(database);
  const log = new ArrayLog();
  log.append('account-0', 'Opened', { accountId: 'a0', owner: 'o0', at: '2026-01-01T00:00:00.000Z' });
  const watch = await ProjectionWatch.open(database);
  const engine = new ProjectionEngine({ database, log, projections: [ledger()] });
  engine.start();
  expect(await watch.waitFor('ledger-board', log.last, 60_000)).toBe(true);
  await engine.stop();

  await anew(url);
  await until('the loss is noticed', async () => watch.positionOf('ledger-board') === undefined);
  const second = await openReadDatabase(url);
  await createLedgerTable(second);
  expect(await watch.waitFor('ledger-board', log.last, 1_500)).toBe(false);
  const again = new ProjectionEngine({ database: second, log, projections: [ledger()] });
  again.start();
  expect(await watch.waitFor('ledger-board', log.last, 60_000)).toBe(true);

  await again.stop();
  await watch.close();
  await second.close();
  await database.close();
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
