import { engines, type Engines } from '@lib/testing';
import { ArrayLog } from '../../test/array-log';
import { createLedgerTable, ledger } from '../../test/ledger';
import { until } from '../../test/until';
import { openReadDatabase, type ReadDatabase } from '../database';
import { Builds } from './builds';
import { ProjectionEngine } from './engine';
import { Runner } from './runner';
import { wish } from './wishes';

const silent = { info: () => undefined, error: () => undefined };
/** So many parts of 1,250 that one is folded while another is written. */
const LONG = 5_000;
const PART = 1_250;

let world: Engines;
let database: ReadDatabase;
let log: ArrayLog;
let engine: ProjectionEngine | undefined;
let ended: AbortController;

const opened = (account: number): unknown =>
  log.append('accounts', 'Opened', { accountId: `a${account}`, owner: 'o', at: '2026-01-01T00:00:00.000Z' });
const changed = (account: number, amount = 1): unknown =>
  log.append('accounts', 'Changed', { accountId: `a${account}`, amount });
const changes = (count: number): void => {
  for (let n = 0; n < count; n += 1) changed(1);
};
const opensRunner = async (): Promise<Runner> => {
  const store = new Builds(database).liveStore(ledger());
  const runner = new Runner(store, log, () => undefined, silent, ended.signal);
  await runner.open();
  return runner;
};
const fromNothing = async (): Promise<Runner> => {
  await new Builds(database).begin(ledger());
  return opensRunner();
};
/** What its readers' indexes are, whatever they and their table are called meanwhile. */
const indexes = async (): Promise<string[]> =>
  (
    await database.query<{ definition: string }>(
      `select regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', '') as definition
       from pg_index where indrelid = 'ledger_board_v1'::regclass order by 1`,
    )
  ).map(({ definition }) => definition);
const rows = (): Promise<unknown[]> =>
  database.query('select account_id, balance, (history ->> $1)::int as changes from ledger_board order by 1', [
    'changes',
  ]);
const standing = async () =>
  (
    await database.query<{ folded: bigint; commit_position: bigint; problem: object | null; owed: number }>(
      `select folded, commit_position, problem, cardinality(owed_indexes) as owed from projections where role = 'live'`,
    )
  )[0];

beforeAll(async () => {
  world = await engines();
}, 90_000);
afterAll(() => world.stop());
beforeEach(async () => {
  database = await openReadDatabase(await world.databaseUrl('read'));
  await createLedgerTable(database);
  log = new ArrayLog();
  ended = new AbortController();
});
afterEach(async () => {
  ended.abort();
  await engine?.stop();
  engine = undefined;
  await database.close();
});

test('a row that two parts touch takes both', async () => {
  opened(1);
  changes(LONG);
  const runner = await fromNothing();
  await runner.apply(log.events);
  expect(await rows()).toEqual([{ account_id: 'a1', balance: LONG, changes: LONG }]);
});

test('a row that is deleted in the part that is being written is not found again by the next', async () => {
  opened(0);
  opened(1);
  changes(PART);
  log.append('accounts', 'Closed', { accountId: 'a0' });
  changes(PART - 3); // so it is the second part that deletes it, and the third that asks
  changed(0, 7);
  changes(PART);
  const runner = await fromNothing();
  await runner.apply(log.events);
  expect(await rows()).toMatchObject([{ account_id: 'a1' }]);
  expect((await standing())?.folded).toBe(BigInt(log.events.length));
});

test('an error in a later part stops at its event, with all before it shown', async () => {
  opened(1);
  changes(2 * PART + 100);
  const last = log.last;
  const broken = log.append('accounts', 'Broken', { accountId: 'a1' });
  changes(PART);
  const runner = await fromNothing();
  await runner.apply(log.events);
  expect(runner.state).toBe('stopped');
  expect(runner.problem?.event?.position).toBe(String(broken.position));
  expect(await rows()).toMatchObject([{ balance: 2 * PART + 100 }]);
  expect(await standing()).toMatchObject({ commit_position: last, problem: { kind: 'event' } });
});

test('a part that is still being written when the next batch comes is found at fault, and nothing after it is shown', async () => {
  opened(1);
  changes(10);
  const impossible = log.append('accounts', 'Impossible', { accountId: 'a1' }) as { position: bigint };
  const runner = await fromNothing();
  await runner.apply(log.events, true);
  const first = log.events.length;
  changes(5);
  await runner.apply(log.events.slice(first), true);
  await runner.settled();
  expect(runner.problem?.event?.position).toBe(String(impossible.position));
  expect(await rows()).toMatchObject([{ balance: 10 }]);
});

test('somebody else moves the checkpoint while a part is being written: nothing is counted twice', async () => {
  opened(1);
  changes(LONG);
  const [one, other] = [await fromNothing(), await opensRunner()];
  await Promise.all([one.apply(log.events, true), other.apply(log.events, true)]);
  await Promise.all([one.settled(), other.settled()]);
  expect(await rows()).toEqual([{ account_id: 'a1', balance: LONG, changes: LONG }]);
  expect((await standing())?.folded).toBe(BigInt(log.events.length));
});

describe('the indexes that only readers need', () => {
  const table = async (): Promise<string[]> => {
    await database.query('create index on ledger_board_v1 (owner, balance desc) where balance > 0');
    await database.query('create index on ledger_board_v1 using gin (tags)');
    await database.query('create unique index on ledger_board_v1 (position)');
    return indexes();
  };

  test('are dropped while a long log is folded from its start, and owed until they are made, whoever makes them', async () => {
    const declared = await table();
    opened(1);
    changes(LONG);
    const runner = await fromNothing();
    await runner.apply(log.events);
    expect(await indexes()).toEqual(['btree ("position")', 'btree (account_id)']);
    expect(await standing()).toMatchObject({ owed: 2 });

    const successor = await opensRunner();
    expect(successor.hasIndexesToMake).toBe(false);
    successor.reachHead();
    expect(successor.hasIndexesToMake).toBe(true);
    await successor.makeIndexes();
    expect(await indexes()).toEqual(declared);
    expect(await standing()).toMatchObject({ owed: 0 });
    expect(successor.hasIndexesToMake).toBe(false);
  });

  test('stay while a table that has rows gets many events at once', async () => {
    const declared = await table();
    opened(1);
    const runner = await fromNothing();
    await runner.apply(log.events);
    runner.reachHead();
    changes(LONG);
    await runner.apply(log.events);
    expect(await indexes()).toEqual(declared);
  });

  test('are all there once the head is reached, and after a rebuild has been switched to', async () => {
    const declared = await table();
    opened(1);
    changes(LONG);
    engine = new ProjectionEngine({ database, log, projections: [ledger()] });
    engine.start();
    const whole = async (): Promise<boolean> => {
      const now = await standing();
      return now?.commit_position === log.last && now.owed === 0;
    };
    await until('the head is reached', whole);
    expect(await indexes()).toEqual(declared);

    await wish(database, 'ledger-board', 'rebuild');
    await until('it is built again', async () => {
      const [found] = await database.query<{ switched: boolean | null }>(
        `select (comparison ->> 'switched')::boolean as switched from projections where role = 'live'`,
      );
      return found?.switched === true;
    });
    expect(await indexes()).toEqual(declared);
    expect(await rows()).toEqual([{ account_id: 'a1', balance: LONG, changes: LONG }]);
  });
});
