import { aRequest } from '../e2e/a-case';
import { startService, type Service } from '../e2e/api-on-engines';

let service: Service;
beforeAll(async () => {
  service = await startService();
  // Version 1 is recorded by then; the projector may not have shown it yet.
  for (const begun = performance.now(); (await service.get(main)).status !== 200;)
    if (performance.now() - begun > 20_000) throw new Error('Version 1 is not shown.');
});
afterAll(() => service.stop());

const main = '/v1/policies/main';
const board = { as: 'board' };
const shown = async (position: string) => {
  const { body } = await service.get(main, { headers: { 'mustafid-position': position } });
  return body.versions as Record<string, unknown>[];
};

describe('The policy over HTTP', () => {
  it('P30: version 1 stands on its meeting, and binds cases here from the first start on', async () => {
    const { body } = await service.get(main);
    expect(body.documents[0].basis).toEqual({ meeting: 6, term: 1, hijriDate: '1445-05-13', date: '2023-11-27' });
    expect(body.documents[0].clauses).toHaveLength(36);
    expect(Date.parse(body.versions[0].effectiveFrom)).toBeGreaterThan(Date.parse('2026-01-01T00:00:00Z'));
  });

  it('is shown clause by clause, with what serves each, to whoever works by it', async () => {
    const { status, body } = await service.get('/v1/clauses', { as: 'intake' });
    expect([status, body.items.length]).toEqual([200, 36]);
    expect(body.items[26]).toMatchObject({
      clause: 'P27',
      binding: true,
      text: { ar: 'خلال مدة لا تقل عن أسبوعين', en: 'Within a period of not less than two weeks' },
      clocks: ['review'],
    });
    expect(body.items[26].commands).toContain('NotifyDecision');
    expect(body.items[26].events).toContain('ReviewFloorPassed');
    expect((await service.get('/v1/clauses?clause=P27')).status).toBe(400);
  });

  it('P3: is circulated, and each of those whom it was sent to says that they have it', async () => {
    const refused = await service.post(`${main}/acknowledge-policy`, { version: 1 }, { as: 'researcher' });
    expect([refused.status, refused.body.code]).toEqual([409, 'not_circulated']);
    const sent = await service.post(
      `${main}/circulate-policy`,
      { version: 1, roles: ['officer', 'researcher'] },
      board,
    );
    expect(sent.body.events).toEqual([{ type: 'PolicyCirculated', revision: 1 }]);
    const receipt = await service.post(`${main}/acknowledge-policy`, { version: 1 }, { as: 'researcher' });
    expect(receipt.body.events).toMatchObject([{ type: 'PolicyAcknowledged' }]);
    const again = await service.post(`${main}/acknowledge-policy`, { version: 1 }, { as: 'researcher' });
    expect(again.body.events).toEqual([]);
    expect(await shown(receipt.body.position)).toMatchObject([
      { circulatedTo: ['officer', 'researcher'], receipts: 1, inForce: true },
    ]);
    const { body } = await service.get(`${main}/receipts`, { as: 'auditor' });
    expect(body.items).toMatchObject([{ version: 1, actorId: 'researcher-1', roles: ['researcher'] }]);
    expect((await service.get(`${main}/receipts`, { as: 'officer' })).status).toBe(403);
    expect((await service.get('/v1/policies/nowhere/receipts', { as: 'auditor' })).body.code).toBe('no_such_policy');
    expect((await service.post(`${main}/circulate-policy`, { version: 9 }, board)).body.code).toBe('version_unknown');
    expect((await service.post(`${main}/circulate-policy`, { version: 1, roles: ['system'] }, board)).status).toBe(400);
  });

  it('P3: a file is compared with what holds, clause by clause, and nothing is recorded', async () => {
    const next = { version: 2, reviewWindow: { floor: { length: 'P10D', clause: 'P27', source: 'policy' } } };
    const { status, body } = await service.post(`${main}/compare`, next, board);
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 2, comparedWith: 1 });
    expect(body.differences).toContainEqual({
      clause: 'P27',
      pointer: '/reviewWindow/floor/length',
      before: 'P14D',
      after: 'P10D',
    });
    const wrong = await service.post(`${main}/compare`, { ...next, version: 3 }, board);
    expect([wrong.status, wrong.body.code]).toEqual([409, 'version_not_next']);
    expect((await service.get(main)).body.versions).toHaveLength(1);
  });

  it.each([
    ['clause_unknown', 409, { windows: { answer: { clause: 'P99', target: null } } }],
    ['ceiling_under_floor', 409, { reviewWindow: { floor: { length: 'P14D' }, ceiling: { length: 'P7D' } } }],
    ['version_not_next', 409, { version: 1 }],
    ['effective_in_past', 409, { effectiveFrom: '2024-01-01T00:00:00Z' }],
    ['shape', 400, { clauses: [{ id: 'P1', binding: 'yes', words: { ar: 'ن', en: 'n' } }] }],
    ['shape', 400, { followUps: [{ after: 'soon' }] }],
  ])('a file that is refused as %s adopts nothing', async (code, status, member) => {
    const answer = await service.post(`${main}/adopt-policy`, { version: 2, ...member }, board);
    expect([answer.status, answer.status === 400 ? 'shape' : answer.body.code]).toEqual([status, code]);
    expect((await service.get(main)).body.versions).toHaveLength(1);
  });

  it('P3: a case stays under the version of its submission, and the register counts how many live under which', async () => {
    const before = await service.post('/v1/cases', aRequest, { as: 'intake' });
    const adopted = await service.post(`${main}/adopt-policy`, { version: 2 }, board);
    expect(adopted.body.events).toMatchObject([{ type: 'PolicyAdopted' }]);
    const after = await service.post('/v1/cases', aRequest, { as: 'intake' });
    const headers = { 'mustafid-position': after.body.position };
    const versionOf = async (caseId: string) =>
      (await service.get(`/v1/cases/${caseId}`, { headers })).body.policyVersion;
    expect([await versionOf(before.body.caseId), await versionOf(after.body.caseId)]).toEqual([1, 2]);
    expect(await shown(after.body.position)).toMatchObject([{ openCases: 1 }, { openCases: 1, inForce: true }]);
  });

  it('P3: two versions are compared, by whoever works by them', async () => {
    const third = { version: 3, windows: { answer: { clause: 'P26', target: { length: 'P9D', source: 'house' } } } };
    const { body: adopted } = await service.post(`${main}/adopt-policy`, third, board);
    const { body } = await service.get(`${main}/differences`, {
      as: 'officer',
      headers: { 'mustafid-position': adopted.position },
    });
    expect(body).toMatchObject({ policyId: 'main', version: 3, comparedWith: 2 });
    expect(body.differences).toMatchObject([{ clause: 'P26', pointer: '/windows/answer/target/length', after: 'P9D' }]);
    expect((await service.get(`${main}/differences?from=1&to=1`)).body.differences).toEqual([]);
    const statuses = ['?to=9', '?from=0', '?since=1'].map(async (query) => service.get(`${main}/differences${query}`));
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([404, 400, 400]);
  });

  it('P3: a review is the board’s, and stands in the register', async () => {
    expect((await service.post(`${main}/review-policy`, { outcome: 'kept' }, { as: 'supervisor' })).status).toBe(403);
    const { body } = await service.post(`${main}/review-policy`, { outcome: 'kept' }, board);
    expect(await shown(body.position)).toMatchObject([{}, {}, { reviewOutcome: 'kept' }]);
  });
});
