import { Refused, systemActor } from '@lib/domain';
import {
  adoptVersionOne,
  Contended,
  KeyReused,
  openRoad,
  StaleRevision,
  UnknownTarget,
  type CommandAnswer,
  type CommandRoad,
} from '@lib/commands';
import { EventStore, randomUuid, type Recorded } from '@lib/event-store';
import { engines, type Engines, type TestNode } from '@lib/testing';
import { actorOf, adoption, contactAttempt, form, onCase, repeatOf, submission } from '../test/requests';

let real: Engines;
let node: TestNode;
let store: EventStore;
let road: CommandRoad;
/** Another process: it shares the log and the secret, and remembers nothing of the first. */
let other: CommandRoad;
beforeAll(async () => {
  real = await engines();
  node = await real.eventNode();
  store = await EventStore.connect(node.url, { instanceId: 'spec' });
  road = openRoad({ store, instanceSecret: 'secret' });
  other = openRoad({ store, instanceSecret: 'secret' });
  await adoptVersionOne(road);
});
afterAll(async () => {
  await store?.close();
  await real.stop();
});

const newCase = async (): Promise<string> => (await road.execute(submission())).id;
const eventsOf = async (caseId: string): Promise<Recorded[]> => (await store.load(`case-${caseId}`)).events;
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refused) return error.code;
      throw error;
    },
  );

test('version 1 of main is adopted once, however many start at the same time', async () => {
  await Promise.all([adoptVersionOne(road), adoptVersionOne(other), adoptVersionOne(road)]);
  const { events } = await store.load('policy-main');
  expect(events.map(({ type, data }) => [type, data.version, data.use])).toEqual([['PolicyAdopted', 1, 'live']]);
  expect(events[0]?.metadata.actor).toEqual(systemActor);
});

test('a submission begins a stream of its own, pinned to the version in force, with who and why beside it', async () => {
  const answer = await road.execute(submission({ onBehalfOf: 'p7', causationId: 'letter-1' }));
  expect(answer).toMatchObject({ revision: 0n, replayed: false, events: [{ type: 'RequestSubmitted', revision: 0n }] });
  const [event] = await eventsOf(answer.id);
  expect(event?.position).toBe(answer.position);
  expect(event?.data).toMatchObject({ policyId: 'main', policyVersion: 1, use: 'live', dataHash: answer.dataHash });
  expect(event?.data.fields).toEqual([
    { code: 'fullName', subject: 'b1' },
    { code: 'income', subject: 'b1' },
  ]);
  expect(event?.metadata).toMatchObject({ actor: actorOf('officer'), onBehalfOf: 'p7', $causationId: 'letter-1' });
  expect(event?.metadata.recordedAt).toBe(event?.data.occurredAt);
});

describe('the same key', () => {
  test('and the same body: the same answer, for ever and in every process', async () => {
    const request = submission({ idempotencyKey: randomUuid() });
    const answer = await road.execute(request);
    await road.execute(contactAttempt(answer.id));
    for (const process of [road, other, openRoad({ store, instanceSecret: 'secret' })])
      expect(await process.execute(request)).toEqual(repeatOf(answer));
    expect(await eventsOf(answer.id)).toHaveLength(2);
  });

  test('and another body is refused, in every process', async () => {
    const idempotencyKey = randomUuid();
    const { id } = await road.execute(submission({ idempotencyKey }));
    const request = submission({ idempotencyKey, data: { ...form, segment: 'family' } });
    await expect(road.execute(request)).rejects.toThrow(KeyReused);
    await expect(other.execute(request)).rejects.toThrow(KeyReused);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  test('of another caller, command or case is another command', async () => {
    const idempotencyKey = randomUuid();
    const one = await road.execute(submission({ idempotencyKey }));
    const two = await road.execute(submission({ idempotencyKey, actor: actorOf('officer', 'o2') }));
    expect(two.id).not.toBe(one.id);
    await road.execute(contactAttempt(one.id, { idempotencyKey }));
    expect(await road.execute(contactAttempt(two.id, { idempotencyKey }))).toMatchObject({ replayed: false });
  });

  test('on a refused command: judged anew, because a refusal leaves nothing behind', async () => {
    const id = await newCase();
    const { dataHash } = (await eventsOf(id))[0]?.data;
    const asked = await road.execute(
      onCase(id, 'RequestInformation', { informationId: randomUuid(), fields: ['lease'], from: 'applicant' }),
    );
    const verify = onCase(id, 'VerifyData', { dataHash, matchedAgainst: 'original' }, { idempotencyKey: 'v' });
    expect(await codeOf(road.execute(verify))).toBe('information_outstanding');
    expect((await eventsOf(id)).length).toBe(Number(asked.revision) + 1);
    await other.execute(onCase(id, 'CancelInformationRequest', { reasonCode: 'no_longer_needed' }));
    expect(await road.execute(verify)).toMatchObject({ replayed: false, events: [{ type: 'DataVerified' }] });
    expect(await road.execute(verify)).toMatchObject({ replayed: true, events: [{ type: 'DataVerified' }] });
  });

  test.each([['submissions'], ['commands on one case']])('concurrent twins, %s: one is recorded', async (kind) => {
    const idempotencyKey = randomUuid();
    const id = await newCase();
    const request = kind === 'submissions' ? submission({ idempotencyKey }) : contactAttempt(id, { idempotencyKey });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 ? road : other).execute(request)),
    );
    const [first] = answers;
    for (const answer of answers) expect(repeatOf(answer)).toEqual(first && repeatOf(first));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const events = await eventsOf(answers[0]?.id ?? '');
    expect(events).toHaveLength(kind === 'submissions' ? 1 : 2);
  });

  test('concurrent twins with two bodies: one is recorded, the other refused', async () => {
    for (let round = 0; round < 10; round += 1) {
      const idempotencyKey = randomUuid();
      const one = road.execute(submission({ idempotencyKey }));
      const two = other.execute(submission({ idempotencyKey, data: { ...form, segment: 'family' } }));
      const [first, second] = await Promise.allSettled([one, two]);
      const lost = first.status === 'rejected' ? first : second;
      expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(lost.status === 'rejected' && lost.reason).toBeInstanceOf(KeyReused);
    }
  });
});

describe('If-Match', () => {
  test('has one try: a moved case is stale, and nothing is recorded', async () => {
    const id = await newCase();
    await expect(road.execute(contactAttempt(id, { ifMatch: 4n }))).rejects.toThrow(StaleRevision);
    expect(await road.execute(contactAttempt(id, { ifMatch: 0n }))).toMatchObject({ revision: 1n });
    await expect(road.execute(contactAttempt(id, { ifMatch: 0n }))).rejects.toMatchObject({ actual: 1n });
    expect(await eventsOf(id)).toHaveLength(2);
  });

  test('is asked after the repeat: the same key is answered as it was', async () => {
    const id = await newCase();
    const request = contactAttempt(id, { ifMatch: 0n, idempotencyKey: 'k' });
    await road.execute(request);
    expect(await road.execute(request)).toMatchObject({ replayed: true, revision: 1n });
  });

  test('moved by another process is stale on remembered state too, and a present one is not', async () => {
    const id = await newCase();
    await other.execute(contactAttempt(id));
    await expect(road.execute(contactAttempt(id, { ifMatch: 0n }))).rejects.toThrow(StaleRevision);
    await other.execute(contactAttempt(id));
    expect(await road.execute(contactAttempt(id, { ifMatch: 2n }))).toMatchObject({ revision: 3n });
  });
});

describe('remembered state', () => {
  test('is never the last word of a refusal: another process made it possible meanwhile', async () => {
    const id = await newCase();
    const informationId = randomUuid();
    await other.execute(onCase(id, 'RequestInformation', { informationId, fields: ['lease'], from: 'applicant' }));
    const supply = onCase(id, 'SupplyInformation', { informationId, channel: 'phone' }, { actor: actorOf('intake') });
    expect(await road.execute(supply)).toMatchObject({ events: [{ type: 'InformationSupplied' }] });
  });

  test('nor of an empty answer, nor of what it does not know of', async () => {
    const id = await newCase();
    const assign = (process: CommandRoad, role: string) => process.execute(onCase(id, 'AssignCase', { to: { role } }));
    await assign(road, 'officer');
    await assign(other, 'researcher');
    expect(await assign(road, 'officer')).toMatchObject({ revision: 3n, events: [{ type: 'CaseAssigned' }] });
    expect(await assign(road, 'officer')).toMatchObject({ revision: 3n, events: [], replayed: false });
    const born = await other.execute(submission());
    expect(await road.execute(contactAttempt(born.id))).toMatchObject({ revision: 1n });
  });

  test('does not hide what another process recorded under the same key', async () => {
    const id = await newCase();
    const request = contactAttempt(id, { idempotencyKey: 'shared' });
    const answer = await other.execute(request);
    expect(await road.execute(request)).toEqual(repeatOf(answer));
  });
});

test('what is not there is unknown', async () => {
  await expect(road.execute(contactAttempt(randomUuid()))).rejects.toThrow(UnknownTarget);
});

test('64 writers on one case from two processes: each is recorded once, at its own revision', async () => {
  const id = await newCase();
  const write = async (process: CommandRoad): Promise<CommandAnswer> => {
    const request = contactAttempt(id, { idempotencyKey: randomUuid() });
    for (;;) {
      try {
        return await process.execute(request);
      } catch (error) {
        if (!(error instanceof Contended)) throw error; // else as a caller does: the same key again
      }
    }
  };
  const answers = await Promise.all(Array.from({ length: 64 }, (_, index) => write(index % 2 ? road : other)));
  expect(new Set(answers.map(({ revision }) => revision)).size).toBe(64);
  expect(await eventsOf(id)).toHaveLength(65);
}, 60_000);

describe('the data hash', () => {
  const income = (amount: number) => ({ personal: [{ subject: 'b1', data: { income: amount } }] });

  test('changes with what is attested, not with codes, and not with what already stands there', async () => {
    const submitted = await road.execute(submission());
    const correct = (data: object) =>
      road.execute(onCase(submitted.id, 'CorrectData', { ...data }, { idempotencyKey: randomUuid() }));
    expect((await correct({ channel: 'letter' })).dataHash).toBeUndefined();
    const changed = await correct(income(700));
    expect(changed.dataHash).toMatch(/^[0-9a-f]{64}$/);
    expect(changed.dataHash).not.toBe(submitted.dataHash);
    expect((await correct(income(700))).events).toEqual([]);
    expect((await correct({ attachments: [] })).events).toEqual([]);
    expect((await correct({ requestedSupport: 'housing' })).dataHash).not.toBe(changed.dataHash);
  });

  test('of a repeat is the first one’s, whatever the salt', async () => {
    const { id } = await road.execute(submission());
    const request = onCase(id, 'CorrectData', income(1), { idempotencyKey: 'c' });
    const { dataHash } = await road.execute(request);
    expect(await other.execute(request)).toMatchObject({ dataHash, replayed: true });
  });
});

describe('series', () => {
  test('a request names a series that is in force, and one that takes it', async () => {
    const at = (policyId: string) => codeOf(road.execute(submission({ data: { ...form, policyId } })));
    expect(await at('nowhere')).toBe('policy_not_in_force');
    const importer = actorOf('importer');
    await road.execute(
      adoption('receipts', { version: 1, use: 'historical', effectiveFrom: '2020-01-01T00:00:00.000Z' }, importer),
    );
    expect(await at('receipts')).toBe('series_not_allowed');
    const imported = submission({
      actor: importer,
      data: { ...form, policyId: 'receipts', occurredAt: '2024-05-01T08:00:00+03:00' },
    });
    const { id } = await road.execute(imported);
    const [event] = await eventsOf(id);
    expect(event?.data.occurredAt).toBe('2024-05-01T05:00:00.000Z');
    expect(event?.metadata.recordedAt.slice(0, 4)).not.toBe('2024');
    const early = onCase(id, 'AssignCase', { to: { role: 'officer' }, occurredAt: '2023-01-01T00:00:00Z' });
    expect(await codeOf(road.execute({ ...early, actor: importer }))).toBe('instant_out_of_range');
    const live = onCase(await newCase(), 'AssignCase', { to: { role: 'officer' }, occurredAt: '2024-05-01T00:00:00Z' });
    expect(await codeOf(road.execute({ ...live, actor: importer }))).toBe('not_historical');
  });

  test('a new version holds from its day on, in every process', async () => {
    const supervisor = actorOf('supervisor');
    const soon = new Date(Date.now() - 1_000).toISOString();
    await road.execute(adoption('walk', { version: 1, use: 'demonstration', effectiveFrom: soon }, supervisor));
    const versionOf = async (process: CommandRoad): Promise<number> => {
      const { id } = await process.execute(submission({ data: { ...form, policyId: 'walk' } }));
      return (await eventsOf(id))[0]?.data.policyVersion;
    };
    expect([await versionOf(road), await versionOf(other)]).toEqual([1, 1]);
    await road.execute(adoption('walk', { version: 2 }, supervisor));
    expect([await versionOf(road), await versionOf(other)]).toEqual([2, 2]);
    const refusing = openRoad({ store, instanceSecret: 'secret', demonstrationRefused: true });
    expect(await codeOf(refusing.execute(adoption('walk', { version: 3 }, supervisor)))).toBe('series_not_allowed');
  });
});

test('numbers are issued without a gap by two processes at once; a case has one', async () => {
  const issue = (process: CommandRoad, caseIds: string[]) =>
    process.execute({
      type: 'IssueReferences',
      target: { category: 'register', id: '1448' },
      data: { caseIds },
      actor: systemActor,
      correlationId: randomUuid(),
    });
  const cases = Array.from({ length: 30 }, () => randomUuid());
  const batches = Array.from({ length: 10 }, (_, index) => cases.slice(index * 3, index * 3 + 4));
  await Promise.all(batches.map((batch, index) => issue(index % 2 ? road : other, batch)));
  const { events } = await store.load('register-1448');
  expect(events.map(({ data }) => data.number)).toEqual(cases.map((_, index) => index + 1));
  expect(events.map(({ data, revision }) => BigInt(data.number) - revision)).toEqual(cases.map(() => 1n));
  expect(new Set(events.map(({ data }) => data.caseId)).size).toBe(30);
  expect(await issue(road, cases)).toMatchObject({ events: [] });
});

describe('what falls due', () => {
  test('is recorded first, by the system, because of the command; the alarm learns the next instant', async () => {
    const supervisor = actorOf('supervisor');
    await road.execute(
      adoption(
        'seconds',
        {
          version: 1,
          use: 'demonstration',
          windows: { preparation: { clause: 'P21', target: { length: 'PT1S', source: 'house' } } },
        },
        supervisor,
      ),
    );
    const { id } = await road.execute(submission({ data: { ...form, policyId: 'seconds' } }));
    const ring = () => road.execute(onCase(id, 'PassTimelineStep', {}, { actor: systemActor }));
    const early = await ring();
    expect(Date.parse(early.next ?? '')).toBeLessThan(Date.now() + 1_000);
    const dueAt = Date.parse((await eventsOf(id))[0]?.data.occurredAt) + 1_000;
    while (Date.now() <= dueAt) await new Promise((resolve) => setTimeout(resolve, 20));
    const answer = await road.execute(contactAttempt(id, { idempotencyKey: 'late' }));
    expect(answer.events.map(({ type }) => type)).toEqual([
      'PreparationTargetNeared',
      'PreparationTargetMissed',
      'ContactAttempted',
    ]);
    const [, , missed, own] = await eventsOf(id);
    expect(missed?.metadata.actor).toEqual(systemActor);
    expect(missed?.metadata.$causationId).toBe(own?.metadata.commandId);
    expect(await ring()).toMatchObject({ events: [], next: null });
    expect(await other.execute(contactAttempt(id, { idempotencyKey: 'late' }))).toEqual(repeatOf(answer));
  });
});
