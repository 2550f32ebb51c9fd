import { systemActor } from '@lib/domain';
import { InvitationsReaction, SilenceReaction } from '@lib/reactions';
import { aRequest, submitted, walk } from '../e2e/a-case';
import { startService, type Answer, type Service } from '../e2e/api-on-engines';
import { startReacting, until, type Reacting } from '../e2e/reacting';

jest.setTimeout(60_000);

describe('Beneficiaries', () => {
  let service: Service;
  let reacting: Reacting;

  beforeAll(async () => {
    service = await startService();
    reacting = await startReacting(service, [SilenceReaction, InvitationsReaction]);
  });
  afterAll(async () => {
    await reacting.close();
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

  test('P14: the same key answers as it did; another service learns that an id is taken, and nothing else of it', async () => {
    const body = { beneficiaryId: 'once', kind: 'external', segment: 'family' };
    const headers = { 'idempotency-key': 'register-once' };
    const first = await service.post('/v1/beneficiaries', body, { as: 'intake', headers });
    const again = await service.post('/v1/beneficiaries', body, { as: 'intake', headers });
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const token = await service.token('intake', { sub: 'another-service' });
    const other = await service.post('/v1/beneficiaries', body, { token, headers });
    expect([other.status, other.body.code]).toEqual([409, 'already_registered']);
    expect(JSON.stringify(other.body)).not.toMatch(/intake-1|segment|family/);
    expect((await service.get('/v1/beneficiaries/once', { token })).status).toBe(404);
  });

  test("P1: a guardian's mandate over a minor ends on the eighteenth birthday; the card does not show it", async () => {
    await register('minor', { birth_date: '2018-05-20' });
    expect((await give('minor', 'grant-mandate', { agentId: 'aunt', mandateKind: 'guardianship' })).status).toBe(200);
    const { body } = await service.get('/v1/beneficiaries/minor');
    expect(body.mandates).toMatchObject([{ agentId: 'aunt', until: '2036-05-19T21:00:00.000Z' }]);
    expect(body.mandates[0].endsSoon).toBe(false);
    expect(JSON.stringify(body)).not.toContain('2018-05-20');
    await register('minor-2', { birth_date: '1439-09-05' }); // in the calendar of Umm al-Qura
    await give('minor-2', 'grant-mandate', { agentId: 'aunt', mandateKind: 'guardianship' });
    const { body: second } = await service.get('/v1/beneficiaries/minor-2');
    expect(second.mandates).toMatchObject([{ until: '2036-05-19T21:00:00.000Z' }]);
    const nextOf = async () => {
      const sql = "select next from timers where stream = 'beneficiary-minor-2'";
      return { body: await reacting.database.query<{ next: string | null }>(sql) } as unknown as Answer;
    };
    const [{ next }] = await until(nextOf, (rows) => Boolean((rows as { next: unknown }[])[0]?.next));
    expect(new Date(next).toISOString()).toBe('2036-04-19T21:00:00.000Z');
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
    const { events } = await reacting.store.load('beneficiary-twin-2');
    expect(JSON.stringify(events[0]!.data.identityHashes)).toMatch(/"hash":"[0-9a-f]{64}"/);
    expect(JSON.stringify(events[0]!.metadata)).not.toContain(events[0]!.data.identityHashes[0].hash);
  });

  test('P1: a number that is given later, or corrected, is a mark as well', async () => {
    await register('known', { national_id: '1098765432', phone: '0559998877' });
    const found = await submitted(service, {
      ...aRequest,
      applicantId: 'unknown',
      beneficiaryId: 'unknown',
      personal: [{ subject: 'unknown', data: { name: 'ليلى' } }],
    });
    const hinted = async (...hints: string[]) => {
      const seen = () => service.get(`/v1/cases/${found.id}/duplicates`);
      const of = (body: Answer['body']) => body.hints?.map(({ hint }: { hint: string }) => hint);
      return of(await until(seen, (body) => String(of(body)) === String(hints)));
    };
    const given = (data: object) => ({ personal: [{ subject: 'unknown', data }] });
    await walk(
      found,
      ['request-information', 'officer', { fields: ['phone'], from: 'applicant', channel: 'phone' }],
      ['supply-information', 'officer', given({ phone: '+966 55 999 8877' })],
    );
    await hinted('same_phone');
    await walk(found, ['correct-data', 'officer', given({ name: 'ليلى', national_id: '١٠٩٨٧٦٥٤٣٢' })]);
    await hinted('same_identity', 'same_phone');
    const { body: history } = await service.get(`/v1/cases/${found.id}/history`);
    expect(JSON.stringify(history)).not.toContain('identityHashes');
  });

  const casesOf = (beneficiaryId: string, personal: object = {}) =>
    submitted(service, { ...aRequest, beneficiaryId, personal: [{ subject: beneficiaryId, data: personal }] });
  const planned = async (caseId: string, beneficiaryId: string): Promise<string> => {
    const now = new Date().toISOString();
    const { id } = await reacting.road.execute({
      type: 'PlanFollowUp',
      target: { category: 'followup', id: undefined },
      data: {
        caseId,
        serviceId: 's',
        beneficiaryId,
        number: 0,
        deliveredAt: now,
        plannedFor: now,
        policyId: 'main',
        policyVersion: 1,
      },
      actor: systemActor,
      correlationId: 'planning',
    });
    return id;
  };
  const followUpIs = (id: string, status: string) =>
    until(
      () => service.get(`/v1/follow-ups/${id}`),
      (body) => body.status === status,
    );
  const surveyIs = async (caseId: string, state: string) => {
    const seen = () => service.get(`/v1/surveys?case=${caseId}`, { as: 'auditor' });
    return (await until(seen, ({ items }) => items?.[0]?.state === state)).items[0];
  };
  const exceptionsOf = async (caseId: string): Promise<object[]> => {
    const seen = () => service.get('/v1/boards/rights-exceptions', { as: 'auditor' });
    const of = (body: Answer['body']) => body.items.find((item: { caseId: string }) => item.caseId === caseId);
    return of(await until(seen, (body) => of(body) !== undefined)).exceptions;
  };

  test('P1, P5, P13: a death ends what was planned and offered, and asks the supervisor about each open case', async () => {
    await register('late', { name: 'صالح' });
    const [open, ended] = [await casesOf('late'), await casesOf('late')];
    await walk(ended, ['withdraw-request', 'officer', { channel: 'phone', saidBy: 'applicant' }]);
    const followUp = await planned(open.id, 'late');
    await followUpIs(followUp, 'planned');
    const { surveyId } = await surveyIs(ended.id, 'open');
    const board = () => service.get('/v1/boards/deceased', { as: 'supervisor' });
    expect((await board()).body.items).toEqual([]);
    expect((await give('late', 'record-death', { knownFrom: 'family' })).status).toBe(200);
    const { items } = await until(board, (body) => body.items.length === 1);
    expect(items).toMatchObject([{ caseId: open.id, beneficiaryId: 'late', stage: 'preparation' }]);
    await followUpIs(followUp, 'cancelled');
    expect(await surveyIs(ended.id, 'withdrawn')).toMatchObject({ ground: 'deceased', reminderDue: false });
    const other = { token: await service.token('officer', { sub: 'officer-2' }) };
    const rated = await service.post(`/v1/surveys/${surveyId}/rate-service`, { overall: 5 }, other);
    expect([rated.status, rated.body.code]).toEqual([409, 'invitation_withdrawn']);
    expect(await exceptionsOf(ended.id)).toMatchObject([{ kind: 'withdrawn', ground: 'deceased' }]);
    const late = await planned(open.id, 'late');
    await followUpIs(late, 'cancelled');
  });

  test('P5, P13, P17: so does a wish for no contact; whoever is asked later is not offered at all', async () => {
    await register('quiet', { name: 'هدى' });
    const [first, second] = [await casesOf('quiet'), await casesOf('quiet')];
    await walk(first, ['withdraw-request', 'officer', { channel: 'phone', saidBy: 'applicant' }]);
    const followUp = await planned(second.id, 'quiet');
    await followUpIs(followUp, 'planned');
    await surveyIs(first.id, 'open');
    expect((await give('quiet', 'set-contact-preferences', { doNotContact: true })).status).toBe(200);
    expect(await surveyIs(first.id, 'withdrawn')).toMatchObject({ ground: 'no_contact_wished' });
    await followUpIs(followUp, 'cancelled');
    const { events } = await reacting.store.load(`followup-${followUp}`);
    expect(events.at(-1)!.data).toMatchObject({ reasonCode: 'declined' });
    await walk(second, ['withdraw-request', 'officer', { channel: 'phone', saidBy: 'applicant' }]);
    expect(await surveyIs(second.id, 'withheld')).toMatchObject({ ground: 'no_contact_wished' });
    expect((await service.get('/v1/boards/deceased', { as: 'supervisor' })).body.items).toHaveLength(1);
  });
});
