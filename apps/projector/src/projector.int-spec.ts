import { randomUUID } from 'node:crypto';
import { calendarVersionOne, decide, initialCase, systemActor, versionOneOfMain, type CaseCommand } from '@lib/domain';
import { EventStore, type Proposed } from '@lib/event-store';
import {
  CaseBoardQueries,
  openReadDatabase,
  ProjectionQueries,
  ProjectionWatch,
  type ReadDatabase,
  readModels,
} from '@lib/read-models';
import { engines, type Engines, type TestNode } from '@lib/testing';
import { startProjector, type Projector } from './projector';

const AT = '2026-01-05T08:00:00.000Z';
const supervisor = { id: 's', roles: ['supervisor'] } as const;
const policy = versionOneOfMain('2023-11-27T00:00:00.000Z');

let world: Engines;
let node: TestNode;
let store: EventStore;
let databaseUrl: string;
const running: Projector[] = [];

const start = async (): Promise<Projector> => {
  const projector = await startProjector({ databaseUrl, eventStoreUrl: node.url, instanceId: 'test' });
  running.push(projector);
  return projector;
};
const proposed = (type: string, data: object): Proposed => ({
  id: randomUUID(),
  type,
  data,
  metadata: {
    actor: systemActor,
    commandId: randomUUID(),
    commandHash: '',
    $correlationId: randomUUID(),
    $causationId: randomUUID(),
    clauses: [],
    recordedAt: AT,
  },
});
const submit = async (): Promise<{ caseId: string; position: bigint }> => {
  const caseId = randomUUID();
  const data = {
    caseId,
    applicantId: 'a',
    beneficiaryId: 'b',
    origin: 'own_request',
    channel: 'phone',
    serviceMode: 'remote',
    beneficiaryKind: 'external',
    segment: 'family',
    requestedSupport: 'financial',
    dataHash: 'h',
    fields: [],
  };
  const command = { type: 'SubmitRequest', data, at: AT, by: { id: 'i', kind: 'service', roles: ['intake'] } };
  const events = decide(command as unknown as CaseCommand, initialCase, { policy, calendar: calendarVersionOne });
  const { position } = await store.append(
    `case-${caseId}`,
    events.map((event) => proposed(event.type, event.data)),
    'no_stream',
  );
  return { caseId, position };
};
const reading = async <T>(work: (database: ReadDatabase, watch: ProjectionWatch) => Promise<T>): Promise<T> => {
  const database = await openReadDatabase(databaseUrl);
  const watch = await ProjectionWatch.open(database);
  try {
    return await work(database, watch);
  } finally {
    await watch.close();
    await database.close();
  }
};
const sums = (database: ReadDatabase): Promise<unknown[]> =>
  database.query(`
    select (select md5(string_agg(md5(r::text), '' order by case_id)) from case_board r) as board,
      (select md5(string_agg(md5(r::text), '' order by case_id)) from numbers r) as numbers,
      (select md5(string_agg(md5(r::text), '' order by version_key)) from policies r) as policies,
      (select md5(string_agg(name || counter || count, ',' order by name, counter)) from projection_counters where count <> 0) as counters`);

beforeAll(async () => {
  world = await engines();
  node = await world.eventNode();
  store = await EventStore.connect(node.url, { instanceId: 'writer' });
  const data = {
    policyId: 'main',
    version: 1,
    use: 'live',
    effectiveFrom: policy.effectiveFrom,
    occurredAt: AT,
    document: policy,
  };
  await store.append('policy-main', [proposed('PolicyAdopted', data)], 'no_stream');
}, 120_000);
afterAll(async () => {
  await store.close();
  await world.stop();
});
beforeEach(async () => {
  databaseUrl = await world.databaseUrl('read');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((projector) => projector.close()));
});

test('what is in the log is on the board, at the position that it was written at', async () => {
  await start();
  const { caseId, position } = await submit();
  await reading(async (database, watch) => {
    for (const { name } of readModels) expect(await watch.waitFor(name, position, 60_000)).toBe(true);
    const shown = await new CaseBoardQueries(database).one(caseId, supervisor, AT);
    expect(shown.found?.stage).toBe('preparation');
    expect(shown.position >= position).toBe(true);
    expect(await new ProjectionQueries(database).degraded(position)).toEqual([]);
  });
});

test('the database dropped and folded again gives the same checksums', async () => {
  for (let n = 0; n < 20; n += 1) await submit();
  const head = await store.head();
  const fold = async (): Promise<unknown[]> => {
    const projector = await start();
    const found = await reading(async (database, watch) => {
      for (const { name } of readModels) expect(await watch.waitFor(name, head, 60_000)).toBe(true);
      return sums(database);
    });
    await projector.close();
    running.pop();
    return found;
  };
  const first = await fold();
  databaseUrl = await world.databaseUrl('read');
  expect(await fold()).toEqual(first);
  expect(JSON.stringify(first)).not.toContain('null');
});

test('the log killed and started again: nothing is missed', async () => {
  await start();
  await submit();
  await node.kill();
  await node.restart();
  const again = async (): Promise<{ position: bigint }> => submit().catch(() => again());
  const { position } = await again();
  await reading(async (database, watch) => {
    expect(await watch.waitFor('case-board', position, 60_000)).toBe(true);
    const [row] = await database.query<{ cases: bigint }>('select count(*) as cases from case_board');
    const events = (await store.readAll('start', 10_000)).events.filter(({ type }) => type === 'RequestSubmitted');
    expect(row?.cases).toBe(BigInt(events.length));
  });
}, 60_000);

test('an event that this release does not know stops the read models and says which', async () => {
  await start();
  const before = await submit();
  const { EventStoreDBClient, jsonEvent } = require('@eventstore/db-client') as typeof import('@eventstore/db-client');
  const client = EventStoreDBClient.connectionString(node.url);
  await client.appendToStream(`case-${before.caseId}`, [
    jsonEvent({ type: 'FromTheFuture', data: { caseId: before.caseId } }),
  ]);
  await reading(async (database) => {
    const queries = new ProjectionQueries(database);
    const deadline = performance.now() + 10_000;
    const problems = async () => (await queries.status()).flatMap(({ problem }) => problem ?? []);
    while ((await problems()).length < readModels.length && performance.now() < deadline) continue;
    const stopped = { event: { type: 'FromTheFuture', stream: `case-${before.caseId}`, revision: '1' } };
    expect(await problems()).toMatchObject(readModels.map(() => stopped));
  });
}, 30_000);
