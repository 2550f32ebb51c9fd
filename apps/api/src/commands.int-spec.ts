import { aDecision, aRequest, submitted, toReview, walk } from './e2e/a-case';
import { startService, type Service } from './e2e/api-on-engines';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('A command', () => {
  it('with a key is recorded once, and answers again as it did', async () => {
    const headers = { 'idempotency-key': 'k-1' };
    const first = await service.post('/v1/cases', aRequest, { as: 'intake', headers });
    const again = await service.post('/v1/cases', aRequest, { as: 'intake', headers });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.headers.get('etag')).toBe('"0"');
    const other = await service.post('/v1/cases', { ...aRequest, segment: 'student' }, { as: 'intake', headers });
    expect([other.status, other.body.code]).toEqual([422, 'key_reused']);
    const elsewhere = await service.post('/v1/cases', aRequest, { as: 'officer', headers });
    expect(elsewhere.body.caseId).not.toBe(first.body.caseId);
    const twins = await Promise.all(
      Array.from({ length: 8 }, () => service.post('/v1/cases', aRequest, { headers: { 'idempotency-key': 'k-2' } })),
    );
    expect(new Set(twins.map(({ body }) => body.caseId)).size).toBe(1);
    expect(twins.filter(({ headers: each }) => each.get('idempotent-replayed') === null)).toHaveLength(1);
  });

  it('with If-Match is taken at that revision and at no other', async () => {
    const found = await submitted(service);
    const ask = (revision: number) =>
      service.post(`/v1/cases/${found.id}/ask-clarification`, undefined, { headers: { 'if-match': `"${revision}"` } });
    const stale = await ask(7);
    expect([stale.status, stale.body.code]).toEqual([412, 'stale']);
    const taken = await ask(0);
    expect([taken.status, taken.headers.get('etag')]).toEqual([200, '"1"']);
    expect((await ask(0)).status).toBe(412);
  });

  it('is looked at in one order: unknown, key, revision, rule', async () => {
    const found = await submitted(service);
    const send = (id: string, body: object, key: string, revision: number) =>
      service.post(`/v1/cases/${id}/retract-answer`, body, {
        as: 'supervisor',
        headers: { 'idempotency-key': key, 'if-match': `"${revision}"` },
      });
    const ask = { headers: { 'idempotency-key': 'k-3', 'if-match': '"0"' } };
    expect((await service.post(`/v1/cases/${found.id}/ask-clarification`, {}, ask)).status).toBe(200);
    const again = await service.post(`/v1/cases/${found.id}/ask-clarification`, {}, ask);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    const other = await service.post(`/v1/cases/${found.id}/ask-clarification`, { channel: 'phone' }, ask);
    expect([other.status, other.body.code]).toEqual([422, 'key_reused']);
    expect((await send('no-such-case', {}, 'k-4', 9)).body.code).toBe('not_found');
    expect((await send(found.id, {}, 'k-4', 9)).body.code).toBe('stale');
    expect((await send(found.id, {}, 'k-4', 1)).body.code).toBe('not_answered');
  });

  it('without a body counts as one that says nothing; with nothing left to do it answers so', async () => {
    const found = await submitted(service);
    await walk(found, ...toReview(found));
    const again = await found.send('refer-to-research');
    expect([again.status, again.body.events]).toEqual([200, []]);
    expect(again.body.revision).toBe(4);
  });

  it('that a rule refuses is a problem in the language asked for, with its clause', async () => {
    const found = await submitted(service);
    const arabic = await found.send('refer-to-research');
    expect(arabic.status).toBe(409);
    expect(arabic.headers.get('content-language')).toBe('ar');
    expect(arabic.body).toMatchObject({
      type: '/problems/data-not-verified',
      code: 'data_not_verified',
      clause: 'P21',
      detail: 'لم تُطابَق البيانات ولم يُتحقق من صلاحيتها.',
      instance: `/v1/cases/${found.id}/refer-to-research`,
    });
    const headers = { 'accept-language': 'en-GB,ar;q=0.5' };
    const english = await service.post(`/v1/cases/${found.id}/refer-to-research`, {}, { headers });
    expect(english.headers.get('content-language')).toBe('en');
    expect(english.body.detail).toBe('The data are not verified.');
  });

  it('with a code that the version does not list is refused by name, with those allowed', async () => {
    const answer = await service.post('/v1/cases', { ...aRequest, segment: 'nobles' });
    expect([answer.status, answer.body.code]).toEqual([409, 'code_unknown']);
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/segment', code: 'code_unknown' });
    expect(answer.body.errors[0].allowed).toContain('family');
    expect(answer.body.detail).toContain('family');
  });

  it('before the floor names the first day of the answer in both calendars', async () => {
    const found = await submitted(service);
    await walk(found, ...toReview(found), [
      'record-decision',
      'committee',
      { ...aDecision, reasonCodes: ['need_established'] },
    ]);
    const early = await service.post(
      `/v1/cases/${found.id}/notify-decision`,
      { channel: 'phone', toldTo: 'beneficiary' },
      { headers: { 'accept-language': 'en' } },
    );
    expect([early.status, early.body.code, early.body.clause]).toEqual([409, 'answer_before_floor', 'P27']);
    expect(Date.parse(early.body.earliest)).toBeGreaterThan(0);
    expect(early.body.detail).toMatch(/AH \(.* \d{4}\) at \d\d:\d\d: not less than two weeks/);
  });

  it('assigns many at once, and says of each what became of it', async () => {
    const [one, other] = [await submitted(service), await submitted(service)];
    const body = { caseIds: [one.id, 'no-such-case', other.id], to: { actorId: 'officer-2' }, reasonCode: 'absence' };
    expect((await service.post('/v1/cases/assign', body)).status).toBe(403);
    const { status, body: answer } = await service.post('/v1/cases/assign', body, { as: 'supervisor' });
    expect(status).toBe(200);
    expect(answer.items.map(({ caseId, code, events }: Record<string, unknown>) => [caseId, code ?? events])).toEqual([
      [one.id, [{ type: 'CaseAssigned', revision: 1 }]],
      ['no-such-case', 'not_found'],
      [other.id, [{ type: 'CaseAssigned', revision: 1 }]],
    ]);
    const both = { ...body, to: { actorId: 'x', role: 'officer' } };
    expect((await service.post('/v1/cases/assign', both, { as: 'supervisor' })).status).toBe(400);
  });

  it('takes what only an importer knows from an importer', async () => {
    const answer = await service.post('/v1/cases', { ...aRequest, occurredAt: '2020-01-01T00:00:00Z' });
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/occurredAt', code: 'importer_only' })]);
    const refused = await service.post('/v1/cases', aRequest, { as: 'importer' });
    expect([refused.status, refused.body.code]).toEqual([409, 'series_not_allowed']);
  });
});

describe('A policy series', () => {
  it('is adopted by its owners, and cases are imported under it', async () => {
    const version = {
      version: 1,
      use: 'historical',
      effectiveFrom: '2010-01-01T00:00:00Z',
      gates: ['data_verified'],
      reviewWindow: { from: 'raising', floor: null, target: null, ceiling: null, earlyAnswer: false, basis: 'none' },
      decision: { requires: ['members'] },
    };
    const path = '/v1/policies/receipt-log/adopt-policy';
    expect((await service.post(path, version)).status).toBe(403);
    const wrong = await service.post(
      path,
      { ...version, reviewWindow: {}, texts: { notice: [null] } },
      { as: 'importer' },
    );
    expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/reviewWindow/floor',
      '/texts/notice/0',
    ]);
    const adopted = await service.post(path, version, { as: 'importer' });
    expect([adopted.status, adopted.body.policyId]).toEqual([201, 'receipt-log']);
    expect(adopted.headers.get('location')).toBe('/v1/policies/receipt-log');
    expect((await service.post(path, version, { as: 'importer' })).body.code).toBe('version_not_next');
    const headers = { 'mustafid-position': adopted.body.position };
    const read = await service.get('/v1/policies/receipt-log', { as: 'auditor', headers });
    expect(read.body).toMatchObject({ policyId: 'receipt-log', use: 'historical' });
    expect(
      (await service.get('/v1/policies')).body.items.map(({ policyId }: { policyId: string }) => policyId),
    ).toContain('main');
    expect((await service.get('/v1/policies/no-such')).body.code).toBe('no_such_policy');
    const imported = {
      ...aRequest,
      policyId: 'receipt-log',
      occurredAt: '2011-10-11T13:45:40.276+02:00',
      onBehalfOf: 'Resource21',
      externalReference: 'case-10011',
      statedTarget: '2011-12-06T12:41:31.788Z',
      inferredFrom: 'T04 Determine confirmation of receipt',
    };
    const answer = await service.post('/v1/cases', imported, { as: 'importer' });
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    const history = await service.get(`/v1/cases/${answer.body.caseId}/history`, { as: 'importer' });
    expect(history.body.items[0]).toMatchObject({ occurredAt: '2011-10-11T11:45:40.276Z', onBehalfOf: 'Resource21' });
    expect(history.body.items[0].data.onBehalfOf).toBeUndefined();
  });
});
