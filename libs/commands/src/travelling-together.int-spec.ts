import fc from 'fast-check';
import { Refused } from '@lib/domain';
import {
  adoptVersionOne,
  Contended,
  KeyReused,
  openRoad,
  StaleRevision,
  type CommandAnswer,
  type CommandRequest,
  type CommandRoad,
} from '@lib/commands';
import { EventStore, OutcomeUnknown, randomUuid, type Recorded } from '@lib/event-store';
import { engines, type Engines, type TestNode } from '@lib/testing';
import { contactAttempt, onCase, repeatOf, submission } from '../test/requests';

let real: Engines;
let node: TestNode;
let store: EventStore;
let road: CommandRoad;
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
const keyed = (caseId: string): CommandRequest => contactAttempt(caseId, { idempotencyKey: randomUuid() });
const assigned = (caseId: string, role: string): CommandRequest =>
  onCase(caseId, 'AssignCase', { to: { role } }, { idempotencyKey: randomUuid() });

test('a hundred commands on one case take a few appends, and each answer is the one that its repeat gets', async () => {
  const id = await newCase();
  const requests = Array.from({ length: 100 }, () => keyed(id));
  const appends = jest.spyOn(store, 'append');
  const answers = await Promise.all(requests.map((request) => road.execute(request)));
  expect(appends.mock.calls.length).toBeLessThan(10);
  appends.mockRestore();
  expect(answers.map(({ revision }) => revision)).toEqual(answers.map((_, index) => BigInt(index + 1)));
  const events = await eventsOf(id);
  expect(answers.map(({ position }) => position)).toEqual(events.slice(1).map(({ position }) => position));
  expect(new Set(events.map(({ metadata }) => metadata.commandId)).size).toBe(101);
  const repeated = await Promise.all(requests.map((request) => other.execute(request)));
  expect(repeated).toEqual(answers.map(repeatOf));
  expect(await eventsOf(id)).toHaveLength(101);
});

test('refusals, repeats, empty answers and If-Match among them touch nobody else', async () => {
  const id = await newCase();
  const key = randomUuid();
  const twin = contactAttempt(id, { idempotencyKey: key });
  const ended = await Promise.allSettled(
    [
      keyed(id),
      assigned(id, 'officer'),
      onCase(id, 'ReferToResearch'),
      assigned(id, 'officer'),
      twin,
      { ...twin, correlationId: randomUuid() },
      { ...twin, data: { ...twin.data, channel: 'letter' } },
      contactAttempt(id, { ifMatch: 0n }),
      keyed(id),
    ].map((request) => road.execute(request)),
  );
  const said = ended.map((one) =>
    one.status === 'rejected'
      ? one.reason instanceof Refused
        ? 'refused'
        : one.reason.constructor
      : one.value.replayed
        ? 'replayed'
        : one.value.events.length,
  );
  expect(said).toEqual([1, 1, 'refused', 0, 1, 'replayed', KeyReused, StaleRevision, 1]);
  expect(await eventsOf(id)).toHaveLength(5);
});

test('whatever comes at once, in two processes: what is answered as recorded is there once, in a possible order', async () => {
  const commands = fc.array(
    fc.record({ kind: fc.constantFrom('contact', 'officer', 'researcher', 'refused', 'twin'), here: fc.boolean() }),
    { minLength: 2, maxLength: 24 },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (some) => {
      const id = await newCase();
      const twin = keyed(id);
      const requestOf = (kind: string): CommandRequest => {
        if (kind === 'twin') return twin;
        if (kind === 'contact') return keyed(id);
        return kind === 'refused' ? onCase(id, 'ReferToResearch') : assigned(id, kind);
      };
      const answers = await Promise.all(
        some.map(({ kind, here }) =>
          persistently(here ? road : other, requestOf(kind)).catch((error: unknown) => {
            if (error instanceof Refused && kind === 'refused') return undefined;
            throw error;
          }),
        ),
      );
      expect(answers.map((answer) => answer === undefined)).toEqual(some.map(({ kind }) => kind === 'refused'));
      const events = await eventsOf(id);
      const recorded = answers.filter((answer) => answer && !answer.replayed).flatMap((answer) => answer?.events ?? []);
      const revisions = recorded.map(({ revision }) => Number(revision)).sort((one, two) => one - two);
      expect(revisions).toEqual(events.slice(1).map((_, index) => index + 1));
      const roles = events.filter(({ type }) => type === 'CaseAssigned').map(({ data }) => data.to.role);
      expect(roles.filter((role, index) => role === roles[index - 1])).toEqual([]);
      expect(events.filter(({ type }) => type === 'ContactAttempted')).toHaveLength(
        some.filter(({ kind }) => kind === 'contact').length + Number(some.some(({ kind }) => kind === 'twin')),
      );
    }),
    { numRuns: 40 },
  );
}, 60_000);

/** As a caller does: the same key again. */
const persistently = async (process: CommandRoad, request: CommandRequest): Promise<CommandAnswer> => {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      return await process.execute(request);
    } catch (error) {
      if (!(error instanceof Contended) && !(error instanceof OutcomeUnknown)) throw error;
    }
  }
  throw new Error('never answered');
};
