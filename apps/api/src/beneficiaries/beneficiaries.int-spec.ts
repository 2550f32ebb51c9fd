import { openRoad } from '@lib/commands';
import { systemActor } from '@lib/domain';
import { EventStore } from '@lib/event-store';
import { DeceasedReaction, ToDoList } from '@lib/reactions';
import { openReadDatabase } from '@lib/read-models';
import { aRequest, submitted } from '../e2e/a-case';
import { startService, type Answer, type Service } from '../e2e/api-on-engines';

jest.setTimeout(60_000);

describe('Beneficiaries', () => {
  let service: Service;
  let store: EventStore;
  let road: ReturnType<typeof openRoad>;
  let stopReacting: () => Promise<void>;

  beforeAll(async () => {
    service = await startService();
    const { eventStoreUrl, databaseUrl, instanceSecret } = service.settings;
    store = await EventStore.connect(eventStoreUrl!, { instanceId: 'reacting' });
    const database = await openReadDatabase(databaseUrl!, 3);
    road = openRoad({ store, instanceSecret: instanceSecret! });
    const list = new ToDoList(new DeceasedReaction(database, road), { store, database, say: () => undefined });
    stopReacting = async () => {
      await list.close();
      await database.close();
      await store.close();
    };
  });
  afterAll(async () => {
    await stopReacting();
    await service.stop();
  });

  const register = (beneficiaryId: string, data: object, as = 'officer'): Promise<Answer> =>
    service.post(
      '/v1/beneficiaries',
      { beneficiaryId, kind: 'external', segment: 'family', personal: [{ subject: beneficiaryId, data }] },
      { as },
    );
  const give = (id: string, command: string, body: object, as = 'officer'): Promise<Answer> =>
    service.post(`/v1/beneficiaries/${id}/${command}`, body, { as });
  const until = async (ask: () => Promise<Answer>, holds: (body: Answer['body']) => boolean) => {
    const deadline = Date.now() + 15_000;
    for (;;) {
      const { body } = await ask();
      if (holds(body)) return body;
      if (Date.now() > deadline) throw new Error(`not within 15 s: ${JSON.stringify(body)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  test('P14, P1: registered under the id that cases name; intake sees what it registered, provider and committee nothing', async () => {
    const begun = await register('who-1', { name: 'نورة' }, 'intake');
    expect([begun.status, begun.body.beneficiaryId]).toEqual([201, 'who-1']);
    expect((await register('who-1', {})).body.code).toBe('already_registered');
    const path = '/v1/beneficiaries/who-1';
    const seen = async (as: string, at = path) => (await service.get(at, { as })).status;
    expect(await Promise.all(['intake', 'officer', 'auditor'].map((as) => seen(as)))).toEqual([200, 200, 200]);
    expect(await Promise.all(['provider', 'committee', 'operator'].map((as) => seen(as)))).toEqual([403, 403, 403]);
    await register('who-2', { name: 'سارة' });
    expect(await seen('intake', '/v1/beneficiaries/who-2')).toBe(404);
    expect(await seen('intake', '/v1/beneficiaries/who-2/history')).toBe(404);
    expect((await give('who-2', 'give-consent', { purpose: 'media' }, 'intake')).status).toBe(404);
    const headers = { 'mustafid-position': begun.body.position };
    const { body } = await service.get('/v1/beneficiaries', { as: 'intake', headers });
    expect(body.items.map((item: { beneficiaryId: string }) => item.beneficiaryId)).toEqual(['who-1']);
  });

  test("P1: a guardian's mandate over a minor ends on the eighteenth birthday; the card does not show it", async () => {
    await register('minor', { birth_date: '2018-05-20' });
    expect((await give('minor', 'grant-mandate', { agentId: 'aunt', mandateKind: 'guardianship' })).status).toBe(200);
    const { body } = await service.get('/v1/beneficiaries/minor');
    expect(body.mandates).toMatchObject([{ agentId: 'aunt', until: '2036-05-19T21:00:00.000Z' }]);
    expect(JSON.stringify(body)).not.toContain('2018-05-20');
  });

  test('P1: probable duplicates are hints, whichever way the number is written, and a person decides', async () => {
    await register('twin-1', { national_id: '1012345678', phone: '0501234567' });
    const second = await register('twin-2', { iqama: '١٠١٢٣٤٥٦٧٨' });
    const person = {
      ...aRequest,
      applicantId: 'twin-3',
      beneficiaryId: 'twin-3',
      personal: [{ subject: 'twin-3', data: { phones: ['00966 50 123 4567'] } }],
    };
    const found = await submitted(service, person);
    const other = await submitted(service, person);
    const { body: history } = await service.get(`/v1/cases/${found.id}/history`);
    expect(JSON.stringify(history)).not.toContain('identityHashes');
    const asked = await until(
      () => service.get(`/v1/cases/${found.id}/duplicates`),
      ({ hints }) => hints.length === 2,
    );
    expect(asked.hints).toEqual([
      { hint: 'same_phone', personId: 'twin-1', caseId: null, decided: null },
      { hint: 'same_support', personId: 'twin-3', caseId: other.id, decided: null },
    ]);
    const hints = async (id: string, position: string) =>
      (await service.get(`/v1/beneficiaries/${id}/duplicates`, { headers: { 'mustafid-position': position } })).body;
    expect((await hints('twin-2', second.body.position)).hints).toMatchObject([
      { hint: 'same_identity', personId: 'twin-1', decided: null },
    ]);
    await give('twin-2', 'match-persons', { otherId: 'twin-1' });
    await give('twin-2', 'distinguish-persons', { otherId: 'twin-1' });
    await until(
      () => service.get('/v1/beneficiaries/twin-1/duplicates'),
      (body) => body.hints.some((hint: { decided: string }) => hint.decided === 'distinguished'),
    );
    const { body } = await service.get('/v1/beneficiaries/twin-2/history', { as: 'auditor' });
    expect(body.items[0].data.identityHashes).toBeUndefined();
    const { events } = await store.load('beneficiary-twin-2');
    expect(JSON.stringify(events[0]!.data.identityHashes)).toMatch(/"hash":"[0-9a-f]{64}"/);
    expect(JSON.stringify(events[0]!.metadata)).not.toContain(events[0]!.data.identityHashes[0].hash);
  });

  test('P1, P5: a death cancels what was planned, and asks the supervisor about each open case', async () => {
    await register('late', { name: 'صالح' });
    const found = await submitted(service, {
      ...aRequest,
      beneficiaryId: 'late',
      personal: [{ subject: 'late', data: { name: 'صالح' } }],
    });
    const now = new Date().toISOString();
    const planned = await road.execute({
      type: 'PlanFollowUp',
      target: { category: 'followup', id: undefined },
      data: {
        caseId: found.id,
        serviceId: 's',
        beneficiaryId: 'late',
        number: 0,
        deliveredAt: now,
        plannedFor: now,
        policyId: 'main',
        policyVersion: 1,
      },
      actor: systemActor,
      correlationId: 'planning',
    });
    await until(
      () => service.get(`/v1/follow-ups/${planned.id}`),
      (body) => body.status === 'planned',
    );
    const board = () => service.get('/v1/boards/deceased', { as: 'supervisor' });
    expect((await board()).body.items).toEqual([]);
    expect((await give('late', 'record-death', { knownFrom: 'family' })).status).toBe(200);
    const { items } = await until(board, (body) => body.items.length === 1);
    expect(items).toMatchObject([{ caseId: found.id, beneficiaryId: 'late', stage: 'preparation' }]);
    await until(
      () => service.get(`/v1/follow-ups/${planned.id}`),
      (body) => body.status === 'cancelled',
    );
  });
});
