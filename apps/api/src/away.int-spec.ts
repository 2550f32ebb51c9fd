import { aRequest, submitted } from './e2e/a-case';
import { startService, type Service } from './e2e/api-on-engines';

jest.setTimeout(60_000);

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('Did not come about in time.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

describe('A read model that is behind', () => {
  it('is waited for two seconds, then said', async () => {
    const found = await submitted(service);
    await service.projector.close();
    const later = (await found.send('ask-clarification')).body.position;
    const startedMs = performance.now();
    const answer = await service.get('/v1/cases', { headers: { 'mustafid-position': later } });
    expect([answer.status, answer.body.code]).toEqual([503, 'read_model_behind']);
    expect(answer.headers.get('retry-after')).toBeTruthy();
    expect(performance.now() - startedMs).toBeGreaterThan(1_900);
    const history = await service.get(`/v1/cases/${found.id}/history`, { headers: { 'mustafid-position': later } });
    expect(history.status).toBe(200);
    const fresh = await submitted(service);
    expect((await service.get(`/v1/cases/${fresh.id}`)).body).toMatchObject({ caseId: fresh.id, stage: 'preparation' });
    const ready = await service.get('/readyz', { token: '' });
    expect([ready.status, ready.body.status]).toEqual([200, 'degraded']);
    expect(ready.body.degraded).toContainEqual({ what: 'projection_late', name: 'case-board' });
  });
});

describe('A log that falls silent in the middle of a command', () => {
  it('leaves the outcome unknown; the same key tells, and it is recorded exactly once', async () => {
    const found = await submitted(service);
    await found.send('ask-clarification'); // the stream is remembered: the next command appends at once
    const headers = { 'idempotency-key': 'through the silence' };
    const attempt = { purpose: 'information', channel: 'phone', toldTo: 'applicant' };
    const send = () => service.post(`/v1/cases/${found.id}/record-contact-attempt`, attempt, { headers });
    await service.node.kill('SIGSTOP');
    const unknown = await send().finally(() => service.node.kill('SIGCONT'));
    expect([unknown.status, unknown.body.code]).toEqual([503, 'outcome_unknown']);
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(unknown.headers.get('retry-after'))).toBeGreaterThan(0);
    await until(async () => (await send()).status === 200);
    const again = await send();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const { items } = (await service.get(`/v1/cases/${found.id}/history`)).body;
    expect(items.map(({ type }: { type: string }) => type)).toEqual([
      'RequestSubmitted',
      'ClarificationAsked',
      'ContactAttempted',
    ]);
  });
});

describe('With the log away', () => {
  it('commands are 503 and say when to come again; what was sent again with its key is there once', async () => {
    const headers = { 'idempotency-key': 'through the dark' };
    await service.node.kill();
    const [command, read, ready] = await Promise.all([
      service.post('/v1/cases', aRequest, { headers }),
      service.get('/v1/cases/some-case/history'),
      service.get('/readyz', { token: '' }),
    ]);
    expect(command.status).toBe(503);
    expect(['engine_away', 'outcome_unknown']).toContain(command.body.code);
    expect(command.headers.get('retry-after')).toBeTruthy();
    expect([read.status, read.body.code]).toEqual([503, 'engine_away']);
    expect([ready.status, ready.body.log]).toEqual([503, 'away']);
    expect((await service.get('/livez', { token: '' })).status).toBe(200);
    await service.node.restart();
    await until(async () => (await service.post('/v1/cases', aRequest, { headers })).status === 201);
    const again = await service.post('/v1/cases', aRequest, { headers });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const { items } = (await service.get(`/v1/cases/${again.body.caseId}/history`)).body;
    expect(items).toHaveLength(1);
  });
});
