import { aRequest } from './e2e/a-case';
import { startService, type Service } from './e2e/api-on-engines';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('One request over HTTP', () => {
  it('is recorded, answered, and read back by who wrote it', async () => {
    const answer = await service.post('/v1/cases', aRequest, { as: 'intake', headers: { 'x-request-id': 'r-1' } });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      caseId: expect.any(String),
      revision: 0,
      position: expect.any(String),
      events: [{ type: 'RequestSubmitted', revision: 0 }],
      dataHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(answer.headers.get('etag')).toBe('"0"');
    expect(answer.headers.get('location')).toBe(`/v1/cases/${answer.body.caseId}`);
    expect(answer.headers.get('x-request-id')).toBe('r-1');
    const headers = { 'mustafid-position': answer.body.position };
    const read = await service.get(`/v1/cases/${answer.body.caseId}`, { as: 'intake', headers });
    expect(read.status).toBe(200);
    expect(read.body).toMatchObject({
      caseId: answer.body.caseId,
      stage: 'preparation',
      policyId: 'main',
      policyVersion: 1,
      dataHash: answer.body.dataHash,
      outcome: null,
    });
    expect(read.headers.get('mustafid-position')).toBeTruthy();
    const page = await service.get('/v1/cases?limit=5', { headers });
    expect(page.body.items[0].caseId).toBe(answer.body.caseId);
    const history = await service.get(`/v1/cases/${answer.body.caseId}/history`);
    expect(history.body.items[0]).toMatchObject({
      type: 'RequestSubmitted',
      revision: 0,
      actor: { id: 'intake-1', roles: ['intake'] },
      correlationId: 'r-1',
    });
  });
});
