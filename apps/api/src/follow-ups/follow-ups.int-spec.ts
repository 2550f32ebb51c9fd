import { systemActor } from '@lib/domain';
import { FollowUpsReaction } from '@lib/reactions';
import { aRequest, submitted, toReview, walk, type Case } from '../e2e/a-case';
import { startService, type Service } from '../e2e/api-on-engines';
import { startReacting, until, type Reacting } from '../e2e/reacting';

jest.setTimeout(60_000);

/** A demonstration of seconds: an answer at once, one follow-up a second after the delivery, one far off. */
const series = {
  version: 1,
  use: 'demonstration',
  gates: ['data_verified', 'attested', 'noticed'],
  reviewWindow: { floor: null },
  followUps: [{ after: 'PT1S' }, { after: 'P90D' }],
};

describe('What follows a delivered service', () => {
  let service: Service;
  let reacting: Reacting;

  beforeAll(async () => {
    service = await startService();
    reacting = await startReacting(service, [FollowUpsReaction]);
    const adopted = await service.post('/v1/policies/show/adopt-policy', series, { as: 'supervisor' });
    if (adopted.status !== 201) throw new Error(JSON.stringify(adopted.body));
  });
  afterAll(async () => {
    await reacting.close();
    await service.stop();
  });

  const served = async (): Promise<Case> => {
    const found = await submitted(service, { ...aRequest, policyId: 'show' });
    await walk(
      found,
      ...toReview(found),
      [
        'record-decision',
        'committee',
        {
          outcome: 'accepted',
          reasonCodes: ['need_established'],
          granted: [{ support: 'financial' }],
          members: ['m-1'],
        },
      ],
      ['notify-decision', 'officer', { channel: 'phone', toldTo: 'beneficiary' }],
      ['complete-registration', 'officer'],
      ['plan-service', 'officer', { serviceId: 'first', support: 'financial', providerId: 'provider-1' }],
      ['deliver-service', 'provider', { serviceId: 'first', extent: 'whole' }],
    );
    return found;
  };

  test('P5: it is planned by the schedule of its version, falls due, is done, and a need found is a request of its own', async () => {
    const found = await served();
    const list = () => service.get(`/v1/follow-ups?case=${found.id}`);
    const { items } = await until(list, (body) => body.items.length === 2);
    expect(items).toMatchObject([
      { number: 0, serviceId: 'first', status: 'planned', beneficiaryId: 'person-1', missed: false },
      { number: 1, status: 'planned' },
    ]);
    const followUp = `/v1/follow-ups/${items[0].followUpId}`;
    const shapeless = await service.post('/v1/follow-ups/not-known/open-request', { surprise: 1 });
    expect([shapeless.status, shapeless.body.code]).toEqual([400, 'shape_invalid']);
    expect((await service.post('/v1/follow-ups/not-known/open-request', aRequest)).status).toBe(404);
    const early = await service.post(`${followUp}/open-request`, aRequest);
    expect([early.status, early.body.code]).toEqual([409, 'no_need_found']);

    const ring = () =>
      reacting.road.execute({
        type: 'PassTimelineStep',
        target: { category: 'followup', id: items[0].followUpId },
        data: {},
        actor: systemActor,
        correlationId: 'ring',
      });
    await until(
      async () => (await ring(), service.get(followUp)),
      (body) => body.status === 'due',
    );
    const done = await service.post(`${followUp}/record-follow-up`, {
      finding: 'need_found',
      channel: 'phone',
      personal: [{ subject: 'person-1', data: { words: 'تحتاج إلى علاج' } }],
    });
    expect(done.body.events).toMatchObject([{ type: 'FollowUpDone' }]);
    const headers = { 'mustafid-position': done.body.position };
    expect((await service.get(followUp, { headers })).body).toMatchObject({ status: 'done', finding: 'need_found' });

    const opened = await service.post(`${followUp}/open-request`, { ...aRequest, origin: 'own_request' });
    expect(opened.status).toBe(201);
    const { body: history } = await service.get(`/v1/cases/${opened.body.caseId}/history`);
    expect(history.items[0].data).toMatchObject({
      origin: 'outreach',
      relatesTo: { caseId: found.id, relation: 'need_found' },
    });
    const linked = await until(
      () => service.get(followUp),
      (body) => body.requestId !== null,
    );
    expect(linked.requestId).toBe(opened.body.caseId);
    const token = await service.token('officer', { sub: 'officer-2' });
    const again = await service.post(`${followUp}/open-request`, aRequest, { token });
    expect([again.status, again.body.code, again.body.caseId]).toEqual([409, 'need_requested', opened.body.caseId]);
    expect((await service.get(followUp, { as: 'provider' })).status).toBe(403);
  });

  test('P29: services are listed with what became of them, a provider’s own alone to a provider', async () => {
    const found = await served();
    const body = await until(
      () => service.get(`/v1/services?case=${found.id}`),
      ({ items }) => items[0]?.status === 'delivered',
    );
    expect(body.items).toMatchObject([
      { serviceId: 'first', status: 'delivered', providerId: 'provider-1', part: null },
    ]);
    const own = await service.get('/v1/services?policy=show', { as: 'provider' });
    expect(own.body.items.length).toBeGreaterThan(0);
    const token = await service.token('provider', { sub: 'provider-2' });
    expect((await service.get('/v1/services?policy=show', { token })).body.items).toEqual([]);
    expect((await service.get('/v1/services?status=lost')).status).toBe(400);
    const first = await service.get('/v1/services?policy=show&limit=1');
    const second = await service.get(`/v1/services?policy=show&limit=1&cursor=${first.body.next}`);
    expect(second.body.items[0]).not.toEqual(first.body.items[0]);
    expect((await service.get('/v1/follow-ups?cursor=made-up')).status).toBe(400);
    for (const id of ['%00', 'no-such-one', 'x'.repeat(80)])
      expect((await service.get(`/v1/follow-ups/${id}`)).status).toBe(404);
  });
});
