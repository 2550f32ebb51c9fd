import { startService, type Service } from './e2e/api-on-engines';
import { submitted } from './e2e/a-case';

jest.setTimeout(60_000);

const asked = {
  kind: 'question',
  channel: 'phone',
  topicCode: 'timing',
  from: 'person-1',
  personal: [{ subject: 'person-1', data: { words: 'متى يصلني الرد؟' } }],
};
const said = {
  channel: 'phone',
  toldTo: 'beneficiary',
  personal: [{ subject: 'person-1', data: { words: 'خلال أسبوعين من الرفع' } }],
};

describe('Inquiries over HTTP', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const receive = (body: object, as = 'officer', headers = {}) => service.post('/v1/inquiries', body, { as, headers });
  const send = (id: string, command: string, body: object = {}, as = 'officer') =>
    service.post(`/v1/inquiries/${id}/${command}`, body, { as });
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    const deadline = Date.now() + 10_000;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error('not within 10 s');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  test('P9: a question without a case is received, answered, reopened, answered again and closed', async () => {
    const begun = await receive(asked);
    expect(begun.status).toBe(201);
    const id = String(begun.body.inquiryId);
    expect(begun.headers.get('location')).toBe(`/v1/inquiries/${id}`);
    expect((await send(id, 'close-inquiry')).body.code).toBe('inquiry_unanswered');
    expect((await send(id, 'answer-inquiry', said)).body.events).toMatchObject([{ type: 'InquiryAnswered' }]);
    expect((await send(id, 'reopen-inquiry')).body.code).toBe('reason_missing');
    expect((await send(id, 'reopen-inquiry', { reasonCode: 'answer_did_not_help' })).status).toBe(200);
    expect((await send(id, 'pass-inquiry', { department: 'nowhere' })).body.code).toBe('code_unknown');
    expect((await send(id, 'pass-inquiry', { department: 'social_research' })).status).toBe(200);
    expect((await send(id, 'answer-inquiry', said)).status).toBe(200);
    const closed = await send(id, 'close-inquiry');
    const headers = { 'mustafid-position': String(closed.headers.get('mustafid-position')) };
    const shown = await service.get(`/v1/inquiries/${id}`, { headers });
    expect(shown.body).toMatchObject({
      status: 'closed',
      kind: 'question',
      round: 2,
      caseId: null,
      department: 'social_research',
      clocks: [{ clock: 'inquiry', state: 'met', clause: 'P9' }],
    });
    const history = await service.get(`/v1/inquiries/${id}/history`, { as: 'auditor' });
    expect(history.body.items.map(({ type }: { type: string }) => type)).toEqual([
      'InquiryReceived',
      'InquiryAnswered',
      'InquiryReopened',
      'InquiryPassed',
      'InquiryAnswered',
      'InquiryClosed',
    ]);
    const page = await service.get('/v1/inquiries?kind=question&status=closed', { headers });
    expect(page.body.items.map(({ inquiryId }: { inquiryId: string }) => inquiryId)).toEqual([id]);
  });

  test('P19: of one case, what lasts a minute is answered in one command, and its key makes it one', async () => {
    const found = await submitted(service);
    const body = { ...asked, caseId: found.id, answer: { topicCode: 'timing', toldTo: 'beneficiary' } };
    const headers = { 'idempotency-key': 'one-minute' };
    const first = await receive(body, 'officer', headers);
    expect(first.body.events.map(({ type }: { type: string }) => type)).toEqual(['InquiryReceived', 'InquiryAnswered']);
    const again = await receive(body, 'officer', headers);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const other = await submitted(service);
    const reused = await receive({ ...body, caseId: other.id }, 'officer', headers);
    expect([reused.status, reused.body.code]).toEqual([422, 'key_reused']);
    const types = async (id: string) =>
      (await service.get(`/v1/cases/${id}/history`)).body.items.map(({ type }: { type: string }) => type);
    expect(await types(found.id)).toEqual(['RequestSubmitted', 'InquiryOpened']);
    expect(await types(other.id)).toEqual(['RequestSubmitted']);
  });

  test('P15 P5: a complaint is handled by another, an obstacle and a suggestion are ruled on with their reasons', async () => {
    const complaint = await receive({ ...asked, kind: 'complaint', concerns: 'officer-1' });
    const id = String(complaint.body.inquiryId);
    const refused = await send(id, 'answer-inquiry', said);
    expect([refused.status, refused.body.code, refused.body.clause]).toEqual([409, 'complained_of', 'P19']);
    expect((await send(id, 'assign-inquiry', { to: { actorId: 'officer-1' } }, 'supervisor')).body.code).toBe(
      'complained_of',
    );
    expect((await send(id, 'assign-inquiry', { to: { role: 'supervisor' } }, 'supervisor')).status).toBe(200);
    expect((await send(id, 'answer-inquiry', said, 'supervisor')).status).toBe(200);
    const obstacle = String((await receive({ kind: 'obstacle', channel: 'interview' })).body.inquiryId);
    const unknown = await send(obstacle, 'remove-obstacle', { reasonCode: 'magic' });
    expect(unknown.body).toMatchObject({ code: 'code_unknown', errors: [{ pointer: '/reasonCode' }] });
    expect((await send(obstacle, 'remove-obstacle', { reasonCode: 'access_given' })).status).toBe(200);
    const suggestion = String((await receive({ kind: 'suggestion', channel: 'volunteering' })).body.inquiryId);
    expect((await send(suggestion, 'decline-suggestion', { reasonCode: 'outside_scope' })).status).toBe(200);
    const board = '/v1/inquiries?assignee=supervisor&kind=complaint';
    const shown = async () => (await service.get(board, { as: 'supervisor' })).body.items;
    await until(async () => (await shown())[0]?.status === 'answered');
    expect(await shown()).toMatchObject([{ inquiryId: id, concerns: 'officer-1', status: 'answered' }]);
    expect((await service.get(board)).body.items).toEqual([]);
  });

  test('P17: over one of the seven channels; another is 400 and says which there are', async () => {
    const answer = await receive({ ...asked, channel: 'fax' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/channel', code: 'not_allowed' });
    expect((await receive({ ...asked, kind: 'wish' })).status).toBe(400);
  });

  test('what the caller may not know of is 404: a case, another service’s inquiry', async () => {
    const found = await submitted(service);
    const token = await service.token('intake', { sub: 'another-service' });
    const foreign = await service.post('/v1/inquiries', { ...asked, caseId: found.id }, { token });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'not_found']);
    expect((await receive({ ...asked, caseId: 'none' })).status).toBe(404);
    const begun = await receive(asked, 'intake');
    expect((await service.get(`/v1/inquiries/${begun.body.inquiryId}`, { as: 'intake' })).status).toBe(200);
    expect((await service.get(`/v1/inquiries/${begun.body.inquiryId}`, { token })).status).toBe(404);
    expect((await service.get(`/v1/inquiries/${begun.body.inquiryId}`, { as: 'provider' })).status).toBe(403);
    expect((await service.post(`/v1/inquiries/${begun.body.inquiryId}/withdraw-inquiry`, {}, { token })).status).toBe(
      404,
    );
    expect((await send(String(begun.body.inquiryId), 'pass-timeline-step', {}, 'operator')).status).toBe(403);
  });

  test('P2: a dispute keeps the case open, is settled by another hand, and the board shows it', async () => {
    const found = await submitted(service);
    await found.send('verify-data', { dataHash: found.dataHash, matchedAgainst: 'original' });
    const opened = await service.post('/v1/disputes', { caseId: found.id, channel: 'letter' }, { as: 'intake' });
    expect(opened.status).toBe(201);
    const id = String(opened.body.disputeId);
    const settle = (body: object, as: string) => service.post(`/v1/disputes/${id}/settle-dispute`, body, { as });
    await found.send('withdraw-request', {});
    expect((await found.send('close-case', {})).body).toMatchObject({ code: 'inquiry_open' });
    const basis = { outcome: 'not_upheld', legalBasis: 'labour-law/12' };
    expect((await settle(basis, 'officer')).body).toMatchObject({ status: 409, code: 'own_case', clause: 'P1' });
    expect((await settle({ outcome: 'upheld' }, 'supervisor')).body.code).toBe('legal_basis_missing');
    expect((await settle(basis, 'supervisor')).status).toBe(200);
    await until(async () => (await service.get(`/v1/disputes/${id}`)).body.outcome === 'not_upheld');
    const page = await service.get(`/v1/disputes?case=${found.id}`);
    expect(page.body.items).toMatchObject([{ disputeId: id, status: 'settled', caseId: found.id }]);
  });
});
