import { engines, type Engines } from '@lib/testing';
import { ArrayLog } from '../../test/array-log';
import { checksum, createLedgerTable, ledger } from '../../test/ledger';
import { until } from '../../test/until';
import { openReadDatabase, type ReadDatabase } from '../database';
import { ProjectionEngine } from './engine';
import type { Difference, Problem } from './checkpoint';
import type { AnyProjection } from './projection';
import { ProjectionWatch } from './projection-watch';
import { wish } from './wishes';

type Comparison = { purpose: string; switched: boolean; difference: Difference | null };

let world: Engines;
let database: ReadDatabase;
let watch: ProjectionWatch;
let log: ArrayLog;
const started: ProjectionEngine[] = [];

const start = (...projections: AnyProjection[]): ProjectionEngine => startOn(log, ...projections);
const startOn = (on: ArrayLog, ...projections: AnyProjection[]): ProjectionEngine => {
  const engine = new ProjectionEngine({ database, log: on, projections });
  started.push(engine);
  engine.start();
  return engine;
};
const stopAll = async (): Promise<void> => {
  await Promise.all(started.splice(0).map((engine) => engine.stop()));
};
const reached = async (name = 'ledger-board', position = log.last): Promise<void> => {
  if (!(await watch.waitFor(name, position, 15_000))) throw new Error(`${name} did not reach ${position}`);
};
const problemOf = async (name = 'ledger-board') =>
  (
    await database.query<{ problem: Problem | null }>(
      `select problem from projections where name = $1 and role = 'live'`,
      [name],
    )
  )[0]?.problem;
const fill = (accounts: number, changes: number): void => {
  for (let n = 0; n < accounts; n += 1)
    log.append(`account-${n}`, 'Opened', { accountId: `a${n}`, owner: `o${n % 3}`, at: '2026-01-01T00:00:00.000Z' });
  for (let n = 0; n < changes; n += 1)
    log.append(`account-${n % accounts}`, 'Changed', { accountId: `a${n % accounts}`, amount: n });
};

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
  await stopAll();
  await watch.close();
  await database.close();
});

test('folds what is there and what comes', async () => {
  fill(3, 10);
  start(ledger());
  await reached();
  log.append('account-1', 'Moved', { accountId: 'a0', to: 'a1', amount: 5 });
  log.append('account-2', 'Closed', { accountId: 'a2' });
  await reached();
  expect(await database.query('select account_id, balance, history from ledger_board order by 1')).toEqual([
    { account_id: 'a0', balance: 13, history: { changes: 5 } },
    { account_id: 'a1', balance: 17, history: { changes: 4 } },
  ]);
  expect(await database.query('select counter, count from projection_counters where count <> 0 order by 1')).toEqual([
    { counter: 'open:o0', count: 1n },
    { counter: 'open:o1', count: 1n },
  ]);
});

test('dropping the database and starting again gives the same checksums', async () => {
  fill(20, 400);
  log.append('account-3', 'Tagged', { accountId: 'a3', tag: 'quote " and \\ and {brace}, comma' });
  start(ledger());
  await reached();
  const before = await checksum(database);
  await stopAll();
  await watch.close();
  await database.close();
  database = await openReadDatabase(await world.databaseUrl('read'));
  await createLedgerTable(database);
  watch = await ProjectionWatch.open(database);
  start(ledger());
  await reached();
  expect(await checksum(database)).toBe(before);
  expect(
    (await database.query<{ tags: string[] }>(`select tags from ledger_board where account_id = 'a3'`))[0]?.tags,
  ).toEqual(['quote " and \\ and {brace}, comma']);
});

test('goes on after its checkpoint', async () => {
  fill(3, 30);
  start(ledger());
  await reached();
  await stopAll();
  for (let n = 0; n < 5; n += 1) log.append('account-0', 'Changed', { accountId: 'a0', amount: 1 });
  start(ledger());
  await reached();
  expect(await database.query('select folded from projections')).toEqual([{ folded: 38n }]);
});

test('a failing event stops its projection loudly, and only this one; retry goes on', async () => {
  fill(2, 4);
  let broken = true;
  const fragile = { ...ledger(), name: 'fragile-board', view: 'fragile_board', table: 'fragile_board_v1' };
  await database.query('create table fragile_board_v1 (like ledger_board_v1 including all)');
  const fold: AnyProjection['fold'] = (row, event, documents, key) =>
    event.type === 'Broken' && !broken ? row : ledger().fold(row, event, documents, key);
  const healthy = {
    ...ledger(),
    fold: ((row, event, documents, key) =>
      event.type === 'Broken' ? row : ledger().fold(row, event, documents, key)) as AnyProjection['fold'],
  };
  start({ ...fragile, fold }, healthy);
  await reached();
  const before = log.last;
  const event = log.append('account-0', 'Broken', { accountId: 'a0' });
  log.append('account-0', 'Changed', { accountId: 'a0', amount: 1 });
  await reached('ledger-board');
  await until('the stop is told', async () => (await problemOf('fragile-board')) !== null);
  expect(await problemOf('fragile-board')).toMatchObject({
    kind: 'event',
    message: 'this event cannot be folded',
    event: { type: 'Broken', stream: 'account-0', revision: String(event.revision) },
  });
  expect(watch.positionOf('fragile-board')).toBe(before);
  broken = false;
  expect(await wish(database, 'fragile-board', 'retry')).toBe(true);
  await reached('fragile-board');
  expect(await problemOf('fragile-board')).toBeNull();
});

test('a row that the database refuses stops at its event', async () => {
  fill(2, 4);
  log.append('account-1', 'Changed', { accountId: 'a1', amount: 1 });
  const before = log.last;
  log.append('account-0', 'Impossible', { accountId: 'a0' });
  log.append('account-1', 'Changed', { accountId: 'a1', amount: 1 });
  start(ledger());
  await until('it stops', async () => ((await problemOf()) ?? null) !== null);
  expect((await problemOf())?.event).toMatchObject({ type: 'Impossible', stream: 'account-0' });
  expect(watch.positionOf('ledger-board')).toBe(before);
});

test('another log is refused in a sentence, and the right one is taken up again', async () => {
  fill(2, 4);
  start(ledger());
  await reached();
  await stopAll();
  const other = new ArrayLog('log-2');
  for (const event of log.events) other.append(event.streamName, event.type, event.data);
  startOn(other, ledger());
  await until('it is refused', async () => (await problemOf()) !== null);
  expect((await problemOf())?.message).toContain('another event log');
  await stopAll();
  log.append('account-0', 'Changed', { accountId: 'a0', amount: 1 });
  start(ledger());
  await reached();
  expect(await problemOf()).toBeNull();
});

test('of two projectors one stands by, takes over, and nothing is counted twice', async () => {
  fill(5, 50);
  const first = start(ledger());
  await reached();
  start(ledger());
  for (let n = 0; n < 100; n += 1) log.append('account-0', 'Changed', { accountId: 'a0', amount: 1 });
  await first.stop();
  for (let n = 0; n < 100; n += 1) log.append('account-1', 'Changed', { accountId: 'a1', amount: 1 });
  await reached();
  expect(await database.query('select folded from projections')).toEqual([{ folded: BigInt(log.events.length) }]);
});

test('a batch of 500 events costs a projection at most 6 statements', async () => {
  start(ledger());
  fill(1, 0);
  await reached();
  await stopAll();
  fill(100, 400);
  const statements: string[] = [];
  const query = database.query.bind(database);
  const counting = Object.assign(Object.create(database) as ReadDatabase, {
    query: (text: string, values?: unknown[], name?: string) => {
      if (/ledger_board|projections/.test(text)) statements.push(text);
      return query(text, values, name);
    },
  });
  const engine = new ProjectionEngine({ database: counting, log, projections: [ledger()] });
  started.push(engine);
  engine.start();
  await reached();
  expect(statements.length).toBeGreaterThan(1);
  expect(statements.length).toBeLessThanOrEqual(6);
});

describe('beside the live table', () => {
  const comparison = async (): Promise<Comparison | null | undefined> =>
    (
      await database.query<{ comparison: Comparison | null }>(`select comparison from projections where role = 'live'`)
    )[0]?.comparison;

  test('verify finds equal rows and tallies, and leaves nothing behind', async () => {
    fill(10, 200);
    start(ledger());
    await reached();
    await wish(database, 'ledger-board', 'verify');
    await until('verified', async () => (await comparison()) !== null);
    expect(await comparison()).toMatchObject({ purpose: 'verify', switched: false, difference: null });
    expect(await database.query(`select to_regclass('ledger_board_v1_beside') as t`)).toEqual([{ t: null }]);
  });

  test('verify stops a projection that differs and shows the difference; rebuild mends it', async () => {
    fill(10, 200);
    start(ledger());
    await reached();
    const right = await checksum(database);
    await database.query(`update ledger_board set balance = 0 where account_id = 'a3'`);
    await database.query(`delete from ledger_board where account_id = 'a4'`);
    await database.query(`update projection_counters set count = count + 1 where counter = 'open:o1'`);
    await wish(database, 'ledger-board', 'verify');
    await until('it stops', async () => (await problemOf()) !== null);
    expect(await problemOf()).toMatchObject({
      kind: 'difference',
      difference: { rows: 2, keys: ['a3', 'a4'], byColumn: { balance: 2 }, counters: [{ counter: 'open:o1' }] },
    });
    await wish(database, 'ledger-board', 'rebuild');
    await until('rebuilt', async () => (await problemOf()) === null);
    expect(await checksum(database)).toBe(right);
    const event = log.append('account-1', 'Changed', { accountId: 'a1', amount: 1 });
    await reached();
    expect(await database.query(`select position from ledger_board where account_id = 'a1'`)).toEqual([
      { position: event.position },
    ]);
  });

  test('rebuild under load switches and loses nothing', async () => {
    fill(10, 2_000);
    start(ledger());
    await reached();
    await wish(database, 'ledger-board', 'rebuild');
    await until('rebuilt', async () => {
      log.append('account-1', 'Changed', { accountId: 'a1', amount: 1 });
      return (await comparison()) !== null;
    });
    await reached();
    expect(await comparison()).toMatchObject({ purpose: 'rebuild', switched: true, difference: null });
    const folded = await checksum(database);
    await wish(database, 'ledger-board', 'verify');
    await until('verified', async () => (await comparison())?.purpose === 'verify');
    expect(await comparison()).toMatchObject({ difference: null });
    expect(await checksum(database)).toBe(folded);
  });

  test('a new version is built beside the old one, which goes on, and takes its place', async () => {
    fill(10, 300);
    start(ledger());
    await reached();
    await createLedgerTable(database, 2);
    start(ledger(2, (amount) => amount * 2));
    await until(
      'version 2 is live',
      async () =>
        (await database.query('select 1 from projections where version = 2')).length > 0 &&
        (await database.query<{ version: number }>(`select version from projections`)).every(
          ({ version }) => version === 2,
        ),
    );
    log.append('account-1', 'Changed', { accountId: 'a1', amount: 1 });
    await reached();
    expect((await comparison())?.difference).toMatchObject({ rows: 10, byColumn: { balance: 10 } });
    expect(await database.query(`select to_regclass('ledger_board_v1') as t`)).toEqual([{ t: null }]);
    const [row] = await database.query<{ balance: number }>(`select balance from ledger_board where account_id = 'a1'`);
    const amounts = log.events
      .filter((e) => e.type === 'Changed' && e.data.accountId === 'a1')
      .map((e) => e.data.amount);
    expect(row?.balance).toBe(2 * amounts.reduce((sum, amount) => sum + amount, 0));
  });

  test('where nobody keeps the old version any more, the new one is compared where it stood, and goes on', async () => {
    fill(10, 300);
    start(ledger());
    await reached();
    await stopAll();
    await createLedgerTable(database, 2);
    const stood = log.last;
    for (let n = 0; n < 50; n += 1) log.append('account-1', 'Changed', { accountId: 'a1', amount: 1 });
    start(ledger(2));
    await reached();
    const [live] = await database.query<{ version: number; comparison: unknown }>(
      `select version, comparison from projections where role = 'live'`,
    );
    expect(live).toMatchObject({
      version: 2,
      comparison: { switched: true, position: String(stood), difference: null },
    });
  });

  test('a program with an older version leaves the newer one alone', async () => {
    await createLedgerTable(database, 2);
    fill(3, 10);
    start(ledger(2));
    await reached();
    start(ledger(1));
    log.append('account-1', 'Changed', { accountId: 'a1', amount: 1 });
    await reached();
    expect(await database.query('select version, role from projections')).toEqual([{ version: 2, role: 'live' }]);
  });
});
