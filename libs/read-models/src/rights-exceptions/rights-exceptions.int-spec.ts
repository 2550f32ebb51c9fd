import { engines, type Engines } from '@lib/testing';
import { ArrayLog } from '../../test/array-log';
import { CaseScript, daysAfter } from '../../test/case-script';
import { openReadDatabase, type ReadDatabase } from '../database';
import { ProjectionEngine } from '../engine/engine';
import { ProjectionWatch } from '../engine/projection-watch';
import { CursorUnknown } from '../pages/cursor';
import { rightsExceptions } from './rights-exceptions.fold';
import { RightsExceptionsQueries } from './rights-exceptions.queries';

let world: Engines;
let database: ReadDatabase;
let watch: ProjectionWatch;
let engine: ProjectionEngine;
const log = new ArrayLog();
const script = new CaseScript(log);

beforeAll(async () => {
  world = await engines();
  database = await openReadDatabase(await world.databaseUrl('read'));
  watch = await ProjectionWatch.open(database);
  const projections = [rightsExceptions];
  engine = new ProjectionEngine({ database, log, projections, documents: async () => script.documents });
  engine.start();
}, 90_000);
afterAll(async () => {
  await engine.stop();
  await watch.close();
  await database.close();
  await world.stop();
});

const minutesAfter = (minutes: number, from: string): string =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();

test('P13: ended and not offered is on the list at once, and an exception after ten minutes; a page goes on where it ended', async () => {
  const endedAt = daysAfter(1);
  for (const caseId of ['c1', 'c2', 'c3']) {
    script.submit(caseId);
    script.try(caseId, 'withdraw', endedAt);
  }
  log.append('survey-s3', 'InvitationWithheld', {
    surveyId: 's3',
    subject: { kind: 'case', id: 'c3', ending: 1 },
    ground: 'no_contact_wished',
  });
  expect(await watch.waitFor('rights-exceptions', log.last, 30_000)).toBe(true);
  const queries = new RightsExceptionsQueries(database);
  const waiting = await database.query<{ subject_id: string }>('select subject_id from invitations order by 1');
  expect(waiting.map(({ subject_id: id }) => id)).toEqual(['c1', 'c2']);

  const soon = await queries.page({}, minutesAfter(9, endedAt));
  expect(soon.items.map(({ caseId }) => caseId)).toEqual(['c3']);
  expect(soon.byKind).toEqual({ withheld: 1 });

  const later = minutesAfter(10, endedAt);
  const first = await queries.page({ limit: 2 }, later);
  expect(first.byKind).toEqual({ not_offered: 2, withheld: 1 });
  expect(first.items.map(({ caseId, exceptions }) => [caseId, exceptions])).toEqual([
    ['c3', [{ kind: 'withheld', at: endedAt, ground: 'no_contact_wished' }]],
    ['c2', [{ kind: 'not_offered', at: endedAt }]],
  ]);
  const second = await queries.page({ limit: 2, cursor: first.next! }, later);
  expect([second.items.map(({ caseId }) => caseId), second.next]).toEqual([['c1'], null]);
  await expect(queries.page({ cursor: 'made up' }, later)).rejects.toBeInstanceOf(CursorUnknown);
  expect((await queries.page({ policy: 'elsewhere' }, later)).items).toEqual([]);
});
