import { riyadhDay, versionOneOfMain, type PolicyVersion, type Role } from '@lib/domain';
import { engines, type Engines } from '@lib/testing';
import { ArrayLog } from '../../test/array-log';
import { CaseScript, daysAfter, stepNames } from '../../test/case-script';
import { openReadDatabase, type ReadDatabase } from '../database';
import { ProjectionEngine } from '../engine/engine';
import { ProjectionWatch } from '../engine/projection-watch';
import { readModels } from '../read-models';
import { askedFigures } from './asked-figures';
import { CaseBoardQueries } from './case-board.queries';
import type { CaseFilters } from './case-filters';
import { audienceOf, countedFigures, type Audience } from './counted-figures';
import { firstDayShown, type AnsweredDay } from './sla-board';

const CASES = 120;
const TURNS = 2_500;
const ANSWERED = 24;

let world: Engines;
let database: ReadDatabase;
const log = new ArrayLog();

/** A linear congruential generator: the same cases at every run. */
const dice = (() => {
  let seed = 20_260_105;
  return (sides: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * sides);
  };
})();

const likely = [
  'verify',
  'attest',
  'notice',
  'refer',
  'accept',
  'accept',
  'notify',
  'register',
  'plan',
  'deliver',
  'ask',
  'supply',
] as const;

const versionOne = versionOneOfMain('2023-11-27T00:00:00.000Z');
const withCeiling: PolicyVersion = {
  ...versionOne,
  reviewWindow: { ...versionOne.reviewWindow, ceiling: { length: 'P40D', source: 'house' } },
};

beforeAll(async () => {
  const script = new CaseScript(log, withCeiling);
  for (let n = 0; n < CASES; n += 1)
    script.submit(`c${n}`, daysAfter(n / 7), {
      segment: ['family', 'orphan', 'elderly'][n % 3],
      beneficiaryKind: 'external',
    });
  // Some are answered, by their target and after it, whatever the dice make of the others.
  for (let n = 0; n < ANSWERED; n += 1) {
    script.submit(`a${n}`, daysAfter(1));
    script.steps(`a${n}`, ['verify', 'attest', 'notice', 'refer', 'accept'], daysAfter(2));
    script.steps(`a${n}`, ['notify'], daysAfter(17 + n));
  }
  for (let turn = 0; turn < TURNS; turn += 1) {
    const names = turn % 4 === 0 ? stepNames : likely;
    script.try(`c${dice(CASES)}`, names[dice(names.length)] ?? 'ring', daysAfter(17 + turn / 60));
  }
  world = await engines();
  database = await openReadDatabase(await world.databaseUrl('read'));
  const watch = await ProjectionWatch.open(database);
  const engine = new ProjectionEngine({
    database,
    log,
    projections: readModels,
    documents: async () => script.documents,
  });
  engine.start();
  if (!(await watch.waitFor('case-board', log.last, 30_000))) throw new Error('the board is not there');
  await engine.stop();
  await watch.close();
}, 120_000);
afterAll(async () => {
  await database.close();
  await world.stop();
});

/** Every so many-th instant at which a clock of an open case moves, and the time before it. */
const changes = async (step: number): Promise<string[]> => {
  const found = await database.query<{ at: string }>(
    `select distinct s ->> 0 as at from case_board, jsonb_array_elements(clocks) c, jsonb_array_elements(c -> 'states') s
     where open and s ->> 0 <> '' order by 1`,
  );
  expect(found.length).toBeGreaterThan(100);
  return found.filter((_, index) => index % step === 0).flatMap(({ at }) => [at, daysAfter(-0.3, at)]);
};

const sum = (days: readonly AnsweredDay[]): number =>
  days.reduce((total, { met, metLate }) => total + met + metLate, 0);

const never = (): never => {
  throw new Error('this viewer has figures');
};

test.each(['supervisor', 'importer', 'committee'] as Role[])(
  'for a %s, counters of due days give at every instant what counting row by row gives',
  async (role) => {
    const viewer = { id: 'v', roles: [role] };
    for (const now of [...(await changes(17)), daysAfter(-5), daysAfter(400)]) {
      const counted = await countedFigures(database, 'main', audienceOf(viewer) as Audience, now);
      const asked = await askedFigures(database, 'main', viewer, now);
      expect(counted.board(now, 'main', [])).toEqual(asked.board(now, 'main', []));
    }
  },
  60_000,
);

test.each(['supervisor', 'importer', 'committee'] as Role[])(
  'for a %s, each figure is the number of cases on the list that it leads to',
  async (role) => {
    const viewer = { id: 'v', roles: [role] };
    const queries = new CaseBoardQueries(database);
    const seen = new Map<string, number>();
    for (const now of [...(await changes(41)), daysAfter(17), daysAfter(17 + ANSWERED)]) {
      const { cases, answered } = (await queries.sla(undefined, now, viewer)) ?? never();
      const day = riyadhDay(now);
      const onDay = answered.find((each) => each.day === day);
      const before = answered.filter((each) => each.day <= day);
      const lists: [name: string, figure: number, filters: CaseFilters][] = [
        ...(['late', 'due_soon', 'breached'] as const).map((state): [string, number, CaseFilters] => [
          state,
          cases[state],
          { clockState: state, open: 'true' },
        ]),
        ['to be told', cases.to_be_told, { toBeTold: 'true' }],
        ['today', onDay?.met ?? 0, { answered: 'met', answeredFrom: day }],
        ['lately', sum(before), { answeredFrom: firstDayShown(now), answeredTo: day }],
      ];
      for (const [name, figure, filters] of lists) {
        expect([now, name, await queries.count(filters, viewer, now, 1_000)]).toEqual([now, name, figure]);
        seen.set(name, Math.max(seen.get(name) ?? 0, figure));
      }
    }
    if (role === 'supervisor') expect(Math.min(...seen.values())).toBeGreaterThan(0);
  },
  60_000,
);

test('the cases of this spec stand in many stages, and some are kept from an importer', async () => {
  const stages = await database.query<{ stage: string }>('select distinct stage from case_board');
  expect(stages.length).toBeGreaterThanOrEqual(6);
  const [kept] = await database.query<{ count: bigint }>('select count(*) as count from case_board where concealed');
  expect(Number(kept?.count)).toBeGreaterThan(2);
});

test('answers stand on the days on which they were told, as long as they are recent', async () => {
  const shownOn = async (now: string) =>
    (await countedFigures(database, 'main', 'all', now)).board(now, 'main', []).answered;
  const answered = await shownOn(daysAfter(17 + ANSWERED));
  const sum = (member: 'met' | 'metLate'): number => answered.reduce((total, each) => total + each[member], 0);
  expect(answered[0]).toEqual({ day: daysAfter(17).slice(0, 10), met: 1, metLate: 0 });
  expect(sum('met') + sum('metLate')).toBeGreaterThanOrEqual(ANSWERED);
  expect([sum('met'), sum('metLate')].every((count) => count >= 5)).toBe(true);
  expect(await shownOn(daysAfter(400))).toEqual([]);
});
