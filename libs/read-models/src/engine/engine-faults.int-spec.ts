import { engines, type Engines } from '@lib/testing';
import { ArrayLog } from '../../test/array-log';
import { checksum, createLedgerTable, ledger } from '../../test/ledger';
import { until } from '../../test/until';
import { openReadDatabase, type ReadDatabase } from '../database';
import { Builds } from './builds';
import { ProjectionEngine } from './engine';
import { ProjectionWatch } from './projection-watch';
import { Runner } from './runner';

const silent = { info: () => undefined, error: () => undefined };

let world: Engines;
let database: ReadDatabase;
let watch: ProjectionWatch;
let log: ArrayLog;

const fill = (accounts: number, changes: number): void => {
  for (let n = 0; n < accounts; n += 1)
    log.append(`account-${n}`, 'Opened', { accountId: `a${n}`, owner: `o${n % 3}`, at: '2026-01-01T00:00:00.000Z' });
  for (let n = 0; n < changes; n += 1)
    log.append(`account-${n % accounts}`, 'Changed', { accountId: `a${n % accounts}`, amount: 1 });
};
const started = (): ProjectionEngine => {
  const engine = new ProjectionEngine({ database, log, projections: [ledger()] });
  engine.start();
  return engine;
};
const cut = (who: string): Promise<unknown> =>
  database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = $1 and datname = current_database() and pid <> pg_backend_pid()`,
    [who],
  );
/** What the whole log comes to, folded by an engine of its own in a database of its own. */
const expected = async (): Promise<string> => {
  const fresh = await openReadDatabase(await world.databaseUrl('read'));
  await createLedgerTable(fresh);
  const engine = new ProjectionEngine({ database: fresh, log, projections: [ledger()] });
  engine.start();
  await until('the second fold is there', async () => (await positionIn(fresh)) === log.last);
  await engine.stop();
  const sum = await checksum(fresh);
  await fresh.close();
  return sum;
};
const positionIn = async (where: ReadDatabase): Promise<bigint | undefined> =>
  (await where.query<{ commit_position: bigint }>('select commit_position from projections'))[0]?.commit_position;

beforeAll(async () => {
  world = await engines();
}, 90_000);
afterAll(() => world.stop());
beforeEach(async () => {
  database = await openReadDatabase(await world.databaseUrl('read'));
  await createLedgerTable(database);
  watch = await ProjectionWatch.open(database);
  log = new ArrayLog();
});
afterEach(async () => {
  await watch.close();
  await database.close();
});

test('two that fold at once, as if there were no leases, count every event once', async () => {
  fill(3, 200);
  const builds = new Builds(database);
  await builds.begin(ledger());
  const rivals = [1, 2].map(
    () => new Runner(builds.liveStore(ledger()), log, () => undefined, silent, new AbortController().signal),
  );
  for (const rival of rivals) await rival.open();
  for (let from = 0; from < log.events.length; from += 10)
    await Promise.all(rivals.map((rival) => rival.apply(log.events.slice(from, from + 10))));
  expect(await database.query('select folded from projections')).toEqual([{ folded: 203n }]);
  expect(await database.query('select sum(balance)::int as sum from ledger_board')).toEqual([{ sum: 200 }]);
  expect(await checksum(database)).toBe(await expected());
});

test('a projector whose lease is cut off takes it up again; a reader whose connection is cut hears again', async () => {
  fill(3, 20);
  const engine = started();
  expect(await watch.waitFor('ledger-board', log.last, 60_000)).toBe(true);
  await cut('mustafid projector');
  await cut('mustafid projection watch');
  fill(0, 0);
  for (let n = 0; n < 20; n += 1) log.append('account-1', 'Changed', { accountId: 'a1', amount: 1 });
  expect(await watch.waitFor('ledger-board', log.last, 60_000)).toBe(true);
  await engine.stop();
  expect(await checksum(database)).toBe(await expected());
});

test('connections that break in the midst of batches lose and double nothing', async () => {
  fill(5, 0);
  const engine = started();
  for (let round = 0; round < 15; round += 1) {
    for (let n = 0; n < 100; n += 1) log.append(`account-${n % 5}`, 'Changed', { accountId: `a${n % 5}`, amount: n });
    await cut('mustafid read models').catch(() => undefined); // it may cut off itself
  }
  expect(await watch.waitFor('ledger-board', log.last, 60_000)).toBe(true);
  await engine.stop();
  expect(await checksum(database)).toBe(await expected());
  expect(await database.query('select folded from projections')).toEqual([{ folded: BigInt(log.events.length) }]);
}, 60_000);
