import type { Role } from '@lib/domain';
import { engines, type Engines } from '@lib/testing';
import { ArrayLog } from '../../test/array-log';
import { CaseScript, daysAfter, START } from '../../test/case-script';
import { openReadDatabase, type ReadDatabase } from '../database';
import { ProjectionEngine } from '../engine/engine';
import { ProjectionWatch } from '../engine/projection-watch';
import { readModels } from '../read-models';
import { CaseBoardQueries } from './case-board.queries';
import { FEWER } from './sla-board';

let world: Engines;
let database: ReadDatabase;
let watch: ProjectionWatch;
let engine: ProjectionEngine;
let log: ArrayLog;
let script: CaseScript;
let board: CaseBoardQueries;

const viewer = (role: Role, id = `${role}-1`) => ({ id, roles: [role] });
const supervisor = viewer('supervisor');
const visible = async (): Promise<void> => {
  expect(await watch.waitFor('case-board', log.last, 60_000)).toBe(true);
};
/** The cases of one page, which are as many as are counted. */
const ids = async (...[filters, who, now]: Parameters<CaseBoardQueries['page']>): Promise<string[]> => {
  const { items } = await board.page(filters, who, now);
  expect([filters, await board.count(filters, who, now, 50)]).toEqual([filters, items.length]);
  return items.map(({ caseId }) => caseId);
};

beforeAll(async () => {
  world = await engines();
}, 90_000);
afterAll(() => world.stop());
beforeEach(async () => {
  database = await openReadDatabase(await world.databaseUrl('read'));
  watch = await ProjectionWatch.open(database);
  log = new ArrayLog();
  script = new CaseScript(log);
  board = new CaseBoardQueries(database);
  engine = new ProjectionEngine({ database, log, projections: readModels, documents: async () => script.documents });
  engine.start();
});
afterEach(async () => {
  await engine.stop();
  await watch.close();
  await database.close();
});

test('a submitted case is on the board, on the list of alarms and on the list of numbers', async () => {
  script.submit('c1');
  await visible();
  const { found, position } = await board.one('c1', supervisor, START);
  expect(position).toBe(log.last);
  expect(found).toMatchObject({
    caseId: 'c1',
    revision: 0n,
    reference: null,
    externalReference: null,
    stage: 'preparation',
    loops: [],
    policyId: 'main',
    policyVersion: 1,
    use: 'live',
    submittedAt: START,
    dataHash: 'hash-c1',
    verified: false,
    attested: false,
    noticed: false,
    outcome: null,
    assignee: null,
    waitsFor: 'officer',
  });
  expect(found?.clocks).toMatchObject([
    { clock: 'preparation', clause: 'P21', state: 'running', startedAt: START, target: daysAfter(10) },
  ]);
  const [alarm] = await database.query<{ next: string; told: null }>('select next, told from alarms');
  expect(alarm?.told).toBeNull();
  expect(alarm?.next).toBe(daysAfter(7.5));
  expect(await watch.waitFor('numbers', log.last, 60_000)).toBe(true);
  expect(await watch.waitFor('alarms', log.last, 60_000)).toBe(true);
  expect(await database.query('select case_id, hijri_year from numbers')).toEqual([
    { case_id: 'c1', hijri_year: 1447 },
  ]);
});

test('the number is shown when it is issued, and leaves the list', async () => {
  script.submit('c1');
  log.append('register-1447', 'ReferenceIssued', { caseId: 'c1', number: 1, hijriYear: 1447, occurredAt: START });
  await visible();
  expect((await board.one('c1', supervisor, START)).found?.reference).toMatch(/^1447-000001-[A-Z]$/);
  expect(await ids({ reference: '1447-000001-X' }, supervisor, START)).toEqual([]);
  for (const q of ['1447', '1447-000001-', 'C1', 'c'])
    expect([q, await ids({ q }, supervisor, START)]).toEqual([q, ['c1']]);
  expect(await board.count({ q: '1447' }, supervisor, START, 10)).toBe(1);
  expect(await board.count({ q: '1448' }, supervisor, START, 10)).toBe(0);
  expect(await board.count({ role: 'officer' }, supervisor, START, 10)).toBe(1);
  expect(await board.count({ role: 'committee' }, supervisor, START, 10)).toBe(0);
  for (const q of ['000001', '%', '1448', 'c1x']) expect([q, await ids({ q }, supervisor, START)]).toEqual([q, []]);
  expect(await watch.waitFor('numbers', log.last, 60_000)).toBe(true);
  expect(await database.query('select * from numbers')).toEqual([]);
});

test('colours are computed when somebody looks', async () => {
  script.submit('c1');
  await visible();
  const stateOn = async (day: number): Promise<string | undefined> =>
    (await board.one('c1', supervisor, daysAfter(day))).found?.clocks[0]?.state;
  expect([await stateOn(0), await stateOn(8), await stateOn(10), await stateOn(11)]).toEqual([
    'running',
    'due_soon',
    'due_soon',
    'late',
  ]);
  expect(await ids({ clockState: 'late' }, supervisor, daysAfter(10))).toEqual([]);
  expect(await ids({ clock: 'preparation', clockState: 'late' }, supervisor, daysAfter(11))).toEqual(['c1']);
  expect(await ids({ clock: 'review' }, supervisor, daysAfter(11))).toEqual([]);
});

describe('nobody learns the outcome before the answer', () => {
  const decided = async (): Promise<void> => {
    script.submit('c1');
    script.steps('c1', ['verify', 'attest', 'notice', 'refer'], daysAfter(1));
    script.steps('c1', ['accept'], daysAfter(2));
    await visible();
  };
  const now = daysAfter(3);

  test('a decided case is under review to whoever may not know', async () => {
    await decided();
    const intake = (await board.one('c1', viewer('intake'), now)).found;
    const officer = (await board.one('c1', viewer('officer'), now)).found;
    expect(officer).toMatchObject({ stage: 'decided', outcome: 'accepted', waitsFor: 'officer', revision: 5n });
    expect(intake).toMatchObject({ stage: 'review', outcome: null, waitsFor: 'committee', revision: 4n });
    expect(officer?.clocks.map(({ clock }) => clock)).toContain('answer');
    expect(intake?.clocks.map(({ clock }) => clock)).not.toContain('answer');
    expect(intake?.dueClock).toBe('review');
  });

  test('no filter, counter or queue tells', async () => {
    await decided();
    for (const role of ['intake', 'importer'] as const) {
      expect(await ids({ stage: 'decided' }, viewer(role), now)).toEqual([]);
      expect(await ids({ stage: 'review' }, viewer(role), now)).toEqual(['c1']);
      expect(await ids({ clock: 'answer' }, viewer(role), now)).toEqual([]);
      expect(await ids({ role: 'officer' }, viewer(role), now)).toEqual([]);
    }
    for (const role of ['intake', 'importer', 'board', 'privacy'] as const) {
      const sla = await board.sla(undefined, now, viewer(role));
      expect(sla).toMatchObject({ open: 1, byStage: { review: 1 } });
      expect(Object.keys(sla?.byClock ?? {})).not.toContain('answer');
    }
    expect((await board.sla('main', now, supervisor))?.byStage).toEqual({ decided: 1 });
    expect((await board.sla('main', now, viewer('importer')))?.queue).toMatchObject([
      { stage: 'review', clock: 'review', state: 'not_yet_answerable', deadline: 'target', earliest: daysAfter(15) },
    ]);
  });

  test('after the answer everybody sees it', async () => {
    await decided();
    script.steps('c1', ['notify'], daysAfter(15));
    await visible();
    expect((await board.one('c1', viewer('intake'), daysAfter(16))).found).toMatchObject({
      stage: 'answered',
      outcome: 'accepted',
      revision: BigInt(log.events.length - 1),
    });
  });
});

test('each role sees what it may', async () => {
  script.submit('c1');
  script.submit('c2', daysAfter(1), {}, { id: 'intake-2', kind: 'service', roles: ['intake'] });
  script.steps('c2', ['verify', 'attest', 'notice', 'refer', 'accept'], daysAfter(1));
  script.steps('c2', ['notify', 'register', 'plan'], daysAfter(16));
  await visible();
  const seen = async (role: Role, id?: string): Promise<string[]> => ids({}, viewer(role, id), daysAfter(17));
  for (const role of ['supervisor', 'auditor', 'officer', 'researcher', 'importer'] as const)
    expect(await seen(role)).toEqual(['c2', 'c1']);
  expect(await seen('committee')).toEqual(['c2']);
  expect(await seen('intake', 'intake-1')).toEqual(['c1']);
  expect(await seen('provider', 'provider-1')).toEqual(['c2']);
  expect(await seen('provider', 'provider-2')).toEqual([]);
  for (const role of ['board', 'privacy', 'operator'] as const) expect(await seen(role)).toEqual([]);
  expect((await board.one('c1', viewer('committee'), START)).found).toBeUndefined();
  expect(await board.sla(undefined, START, viewer('operator'))).toBeUndefined();
  expect((await board.sla(undefined, START, viewer('board')))?.queue).toEqual([]);
  expect((await board.sla(undefined, START, viewer('intake')))?.open).toBe(1);
});

test('pages follow each other, newest first or closest to the deadline', async () => {
  for (let n = 0; n < 7; n += 1) script.submit(`c${n}`, daysAfter(n / 10));
  await visible();
  for (const order of ['newest', 'due'] as const) {
    const all = await ids({ order }, supervisor, START);
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await board.page({ order, limit: 2, ...(cursor && { cursor }) }, supervisor, START);
      walked.push(...page.items.map(({ caseId }) => caseId));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(walked).toEqual(all);
    expect(all).toEqual(
      order === 'due' ? ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6'] : ['c6', 'c5', 'c4', 'c3', 'c2', 'c1', 'c0'],
    );
  }
  await expect(board.page({ cursor: 'nonsense' }, supervisor, START)).rejects.toThrow();
  expect(await ids({ order: 'due', due: daysAfter(10.2) }, supervisor, START)).toEqual(['c0', 'c1', 'c2']);
  const between = { order: 'due', dueFrom: daysAfter(10.1), due: daysAfter(10.2) } as const;
  expect(await ids(between, supervisor, START)).toEqual(['c1', 'c2']);
});

test('deadlines are counted on the day in Riyadh on which they fall', async () => {
  for (const [caseId, submittedAt] of [
    ['c1', '2026-01-05T08:00:00.000Z'],
    ['c2', '2026-01-05T20:59:00.000Z'],
    ['c3', '2026-01-05T21:00:00.000Z'],
  ] as const)
    script.submit(caseId, submittedAt);
  await visible();
  const due = async (from: string, to: string) => (await board.due(undefined, supervisor, { from, to })).days;
  expect(await due('2026-01-15', '2026-01-16')).toEqual([
    { day: '2026-01-15', clocks: { preparation: 2 } },
    { day: '2026-01-16', clocks: { preparation: 1 } },
  ]);
  expect(await due('2026-01-16', '2026-01-16')).toEqual([{ day: '2026-01-16', clocks: { preparation: 1 } }]);
  expect(await due('2026-01-17', '2026-02-17')).toEqual([]);
  expect((await board.due('other', supervisor, { from: '2026-01-01', to: '2026-12-31' })).days).toEqual([]);
});

test('figures by segment under five are not shown', async () => {
  for (let n = 0; n < 5; n += 1) script.submit(`f${n}`);
  script.submit('o1', START, { segment: 'orphan' });
  await visible();
  expect(await board.sla(undefined, START, supervisor)).toMatchObject({
    asOf: START,
    policyId: 'main',
    open: 6,
    byStage: { preparation: 6 },
    bySegment: { family: 5, orphan: FEWER },
    byChannel: { phone: 6 },
    bySupport: { financial: 6 },
    byClock: { preparation: { running: 6 } },
  });
});

test('an ended case counts in its stage alone and has no alarm', async () => {
  script.submit('c1');
  script.steps('c1', ['withdraw'], daysAfter(1));
  await visible();
  expect(await board.sla(undefined, daysAfter(2), supervisor)).toMatchObject({
    open: 0,
    byStage: { withdrawn: 1 },
    bySegment: {},
    byClock: {},
    queue: [],
  });
  expect(await database.query('select * from alarms')).toEqual([]);
});

test('what an alarm was told is kept while its row moves, and shows in the list', async () => {
  script.submit('c1');
  await visible();
  await database.query('update alarms set told = next');
  script.steps('c1', ['withdraw'], daysAfter(1));
  await visible();
  expect(await database.query('select next, told from alarms')).toEqual([{ next: null, told: daysAfter(7.5) }]);
});
