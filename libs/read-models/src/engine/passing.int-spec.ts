import { engines, type Engines } from '@lib/testing';
import { ArrayLog } from '../../test/array-log';
import { createLedgerTable, ledger } from '../../test/ledger';
import { openReadDatabase, type ReadDatabase } from '../database';
import { ProjectionEngine } from './engine';
import type { AnyProjection } from './projection';
import { projection } from './projection';
import { ProjectionWatch } from './projection-watch';

/** What is noted beside the accounts: it touches no account's row. */
const notes = projection<{ readonly noteId: string; readonly text: string }>({
  name: 'notes',
  version: 1,
  columns: { noteId: 'text', text: 'text' },
  key: 'noteId',
  keys: ({ data }) => (data.noteId ? [data.noteId] : []),
  fold: (_row, { data }) => ({ noteId: data.noteId, text: data.text }),
});

let world: Engines;
let database: ReadDatabase;
let watch: ProjectionWatch;
let engine: ProjectionEngine;
const log = new ArrayLog();
const statements: string[] = [];

const reached = (name: string): Promise<boolean> => watch.waitFor(name, log.last, 5_000);
const folded = async (): Promise<bigint[]> =>
  (await database.query<{ folded: bigint }>('select folded from projections order by name')).map((row) => row.folded);
const change = (accountId: string): unknown => log.append('account', 'Changed', { accountId, amount: 1 });
const note = (noteId: string): unknown => log.append('note', 'Noted', { noteId, text: 'seen' });

beforeAll(async () => {
  world = await engines();
  database = await openReadDatabase(await world.databaseUrl('read'));
  await createLedgerTable(database);
  await database.query('create table notes_v1 (note_id text primary key, text text)');
  watch = await ProjectionWatch.open(database);
  const query = database.query.bind(database);
  const counting = Object.assign(Object.create(database) as ReadDatabase, {
    query: (text: string, values?: unknown[], name?: string) => {
      statements.push(name ?? text);
      return query(text, values, name);
    },
  });
  const ofAccounts = {
    ...ledger(),
    keys: (event) => (event.data.accountId ? [event.data.accountId] : []),
  } as AnyProjection;
  engine = new ProjectionEngine({ database: counting, log, projections: [ofAccounts, notes] });
  engine.start();
  log.append('account', 'Opened', { accountId: 'a1', owner: 'o', at: '2026-01-01T00:00:00.000Z' });
  note('n0');
  await Promise.all([reached('ledger-board'), reached('notes')]);
}, 90_000);
afterAll(async () => {
  await engine.stop();
  await watch.close();
  await database.close();
  await world.stop();
});
beforeEach(() => void statements.splice(0));

const count = (name: string): number => statements.filter((statement) => statement === name).length;

test('events that change none of its rows cost a projection no write, and are counted', async () => {
  for (let n = 0; n < 20; n += 1) note(`n${n}`);
  expect(await Promise.all([reached('ledger-board'), reached('notes')])).toEqual([true, true]);
  expect(count('write ledger_board_v1')).toBe(0);
  change('a1');
  expect(await Promise.all([reached('ledger-board'), reached('notes')])).toEqual([true, true]);
  expect(await folded()).toEqual([23n, 23n]);
});

test('a row that is not there is asked for once', async () => {
  for (let n = 0; n < 3; n += 1) {
    change('nobody');
    expect(await reached('ledger-board')).toBe(true);
  }
  expect([count('load ledger_board_v1'), count('write ledger_board_v1')]).toEqual([1, 0]);
});
