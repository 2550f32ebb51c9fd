import type { Actor } from '@lib/domain';
import { adoptVersionOne, openRoad, type CommandRequest, type CommandRoad } from '@lib/commands';
import { EventStore, randomUuid } from '@lib/event-store';
import { engines, type Engines, type TestNode } from '@lib/testing';

let real: Engines;
let node: TestNode;
let store: EventStore;
let road: CommandRoad;
beforeAll(async () => {
  real = await engines();
  node = await real.eventNode();
  store = await EventStore.connect(node.url, { instanceId: 'spec' });
  road = openRoad({ store, instanceSecret: 'secret' });
  await adoptVersionOne(road);
});
afterAll(async () => {
  await store?.close();
  await real.stop();
});

const officer: Actor = { id: 'o1', kind: 'person', roles: ['officer'] };
const form = {
  applicantId: 'a1',
  beneficiaryId: 'b1',
  origin: 'own_request',
  channel: 'phone',
  serviceMode: 'at_association',
  beneficiaryKind: 'external',
  segment: 'orphan',
  requestedSupport: 'financial',
  personal: [{ subject: 'b1', data: { fullName: 'سارة', income: 900 } }],
};
const submitting = (more: Partial<CommandRequest> = {}): CommandRequest => ({
  type: 'SubmitRequest',
  target: { category: 'case', id: undefined },
  data: form,
  actor: officer,
  correlationId: randomUuid(),
  ...more,
});

test('a request goes through the road into the log', async () => {
  const answer = await road.execute(submitting({ idempotencyKey: 'k' }));
  expect(answer).toMatchObject({ revision: 0n, replayed: false, events: [{ type: 'RequestSubmitted', revision: 0n }] });
  const { events } = await store.load(`case-${answer.id}`);
  expect(events).toHaveLength(1);
  expect(await road.execute(submitting({ idempotencyKey: 'k' }))).toEqual({ ...answer, replayed: true });
});
