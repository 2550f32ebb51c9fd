import { hijriDateOf, systemActor } from '@lib/domain';
import { aDecision, aRequest, submitted, toReview, walk, type Case } from './e2e/a-case';
import { startReacting } from './e2e/reacting';
import { startService, type Answer, type Service } from './e2e/api-on-engines';

let service: Service;
let decided: Case;
const secret = 'income_above_limit';

const told = ['officer', 'researcher', 'committee', 'supervisor', 'auditor'];
const untold = ['intake', 'importer'];

beforeAll(async () => {
  service = await startService();
  decided = await submitted(service);
  await walk(decided, ...toReview(decided), [
    'record-decision',
    'committee',
    { ...aDecision, outcome: 'rejected', granted: undefined, reasonCodes: [secret] },
  ]);
});
afterAll(() => service.stop());

/** Every way in which something of a case leaves the service. */
const waysOut = async (role: string, caseId: string): Promise<Record<string, Answer>> => {
  const officer = await service.get(`/v1/cases/${caseId}/history`, { as: 'officer' });
  const headers = { 'mustafid-position': officer.headers.get('mustafid-position')! };
  const get = (path: string) => service.get(path, { as: role, headers });
  const found = `/v1/cases/${caseId}`;
  return {
    case: await get(found),
    history: await get(`${found}/history`),
    state: await get(`${found}/state`),
    'state at a revision': await get(`${found}/state?revision=5`),
    clocks: await get(`${found}/clocks`),
    list: await get('/v1/cases?stage=review'),
    board: await get('/v1/boards/sla'),
    command: await service.post(`${found}/ask-clarification`, {}, { as: role }),
    refusal: await service.post(`${found}/correct-data`, { segment: 'student' }, { as: role }),
  };
};

describe('Before the answer', () => {
  it.each(untold)('nothing tells %s of the outcome, not even that there is one', async (role) => {
    const answers = await waysOut(role, decided.id);
    const words = Object.entries(answers).map(([way, { body }]) => [way, JSON.stringify(body)] as const);
    for (const [way, text] of words)
      expect([
        way,
        /"decided"|rejected|CommitteeDecided|already_decided|"answer"|income_above/.exec(text)?.[0],
      ]).toEqual([way, undefined]);
    expect(answers['case']!.body).toMatchObject({ stage: 'review', outcome: null });
    expect(answers['state']!.body).toMatchObject({ stage: 'review', outcome: null });
    expect(answers['list']!.body.items.map(({ caseId }: { caseId: string }) => caseId)).toContain(decided.id);
  });

  it('what happened last is not even a revision', async () => {
    const found = await submitted(service);
    await walk(found, ...toReview(found));
    const { headers } = await found.send(
      'record-decision',
      { ...aDecision, reasonCodes: ['need_established'] },
      'committee',
    );
    const position = { 'mustafid-position': headers.get('mustafid-position')! };
    const read = (as: string) => service.get(`/v1/cases/${found.id}`, { as, headers: position });
    expect((await read('intake')).body).toMatchObject({ stage: 'review', revision: 4 });
    expect((await read('officer')).body).toMatchObject({ stage: 'decided', revision: 5 });
    const ask = (as: string) =>
      service.post(`/v1/cases/${found.id}/ask-clarification`, {}, { as, headers: { 'if-match': '"4"' } });
    expect((await ask('officer')).status).toBe(412);
    expect((await ask('intake')).status).toBe(200);
  });

  it('an importer changes no case of the live series', async () => {
    const answer = await service.post(`/v1/cases/${decided.id}/ask-clarification`, {}, { as: 'importer' });
    expect([answer.status, answer.body.code]).toEqual([409, 'not_historical']);
  });

  it('a command that the stage does not take says what the sender may know', async () => {
    const refusal = await service.post(
      `/v1/cases/${decided.id}/correct-data`,
      { segment: 'student' },
      { as: 'intake' },
    );
    expect([refusal.status, refusal.body.code, refusal.body.stage]).toEqual([409, 'stage_not_fit', 'review']);
    const open = await service.post(`/v1/cases/${decided.id}/correct-data`, { segment: 'student' }, { as: 'officer' });
    expect(open.body.code).toBe('already_decided');
  });

  it.each(told)('%s sees it everywhere', async (role) => {
    const { case: found, history, state } = await waysOut(role, decided.id);
    expect(found!.body).toMatchObject({ stage: 'decided', outcome: 'rejected' });
    expect(state!.body).toMatchObject({ stage: 'decided', outcome: 'rejected' });
    expect(JSON.stringify(history!.body)).toContain(secret);
  });

  it.each([
    ['intake', 'intake-of-another-house'],
    ['provider', 'provider-1'],
  ])('%s who has nothing to do with the case does not know that it is there', async (role, sub) => {
    const token = await service.token(role, { sub });
    for (const path of ['', '/history', '/state', '/clocks']) {
      const answer = await service.get(`/v1/cases/${decided.id}${path}`, { token });
      const unknown = await service.get(`/v1/cases/no-such-case${path}`, { token });
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
      expect({ ...answer.body, instance: 0, requestId: 0 }).toEqual({ ...unknown.body, instance: 0, requestId: 0 });
    }
    const route = role === 'intake' ? 'ask-clarification' : 'plan-service';
    expect((await service.post(`/v1/cases/${decided.id}/${route}`, {}, { token })).status).toBe(404);
    expect((await service.get('/v1/cases', { token })).body.items).toEqual([]);
  });

  it.each(['board', 'privacy'])('%s sees counters, and no case', async (role) => {
    expect((await service.get(`/v1/cases/${decided.id}`, { as: role })).status).toBe(403);
    expect((await service.get('/v1/cases', { as: role })).status).toBe(403);
    const { status, body } = await service.get('/v1/boards/sla', { as: role });
    expect(status).toBe(200);
    expect(body.byStage.decided).toBeUndefined();
    expect(JSON.stringify(body)).not.toContain(decided.id);
  });

  it('an operator sees nothing of a case', async () => {
    for (const path of ['/v1/cases', `/v1/cases/${decided.id}`, '/v1/boards/sla', '/v1/live'])
      expect((await service.get(path, { as: 'operator' })).status).toBe(403);
    const { status, body } = await service.get('/v1/projections', { as: 'operator' });
    expect(status).toBe(200);
    expect(body.items.map(({ name }: { name: string }) => name)).toContain('case-board');
    expect((await service.post('/v1/projections/case-board/verify', {}, { as: 'operator' })).status).toBe(202);
    expect((await service.post('/v1/projections/no-such/verify', {}, { as: 'operator' })).body.code).toBe(
      'no_such_projection',
    );
  });

  it('the committee knows a case from its raising on', async () => {
    const found = await submitted(service, aRequest, 'intake');
    expect((await service.get(`/v1/cases/${found.id}/history`, { as: 'committee' })).status).toBe(404);
    expect(
      (await found.send('request-information', { fields: ['income'], from: 'applicant' }, 'committee')).status,
    ).toBe(404);
    await walk(found, ...toReview(found));
    expect((await service.get(`/v1/cases/${found.id}/history`, { as: 'committee' })).status).toBe(200);
  });
});

describe('The case as it was', () => {
  it('is folded from its stream, at a revision, an instant, or by what was known', async () => {
    const { body } = await service.get(`/v1/cases/${decided.id}/history`);
    const [first, verified] = body.items;
    const state = (query: string) => service.get(`/v1/cases/${decided.id}/state?${query}`);
    expect((await state('revision=0')).body).toMatchObject({ revision: 0, stage: 'preparation', verified: false });
    expect((await state('revision=1')).body).toMatchObject({ revision: 1, verified: true });
    expect((await state(`at=${verified.occurredAt}`)).body.verified).toBe(true);
    expect((await state(`knownAt=${first.recordedAt}`)).status).toBe(200);
    const before = await state('knownAt=2020-01-01T00:00:00Z');
    expect([before.status, before.body.code]).toEqual([404, 'not_known_then']);
    expect((await state('revision=999')).status).toBe(404);
    expect((await state('revision=0&at=2026-01-01T00:00:00Z')).status).toBe(400);
  });

  it.each([
    ['revision=-1', '/revision', 'not_a_whole_number'],
    ['revision=1.5', '/revision', 'not_a_whole_number'],
    ['revision=', '/revision', 'not_a_whole_number'],
    ['revision=last', '/revision', 'not_a_whole_number'],
    ['at=yesterday', '/at', undefined],
    ['at=2026-13-01T00:00:00Z', '/at', undefined],
    ['knownAt=2026-01-01', '/knownAt', undefined],
    ['knownAt=', '/knownAt', undefined],
  ])('refuses ?%s and names it', async (query, pointer, code) => {
    const { status, body } = await service.get(`/v1/cases/${decided.id}/state?${query}`);
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining(code === undefined ? { pointer } : { pointer, code })]);
  });

  it('knows no revision that is not there yet', async () => {
    const state = (revision: number) => service.get(`/v1/cases/${decided.id}/state?revision=${revision}`);
    const { body } = await service.get(`/v1/cases/${decided.id}/history`);
    const last: number = body.items.at(-1).revision;
    expect((await state(last)).body).toMatchObject({ revision: last, stage: 'decided' });
    const ahead = await state(last + 1);
    expect([ahead.status, ahead.body.code]).toEqual([404, 'not_known_then']);
  });

  it('P16: has the number that the register had given by then', async () => {
    const found = await submitted(service);
    const state = async (query = '') => (await service.get(`/v1/cases/${found.id}/state${query}`)).body;
    expect(await state()).toMatchObject({ stage: 'preparation', reference: null });
    const { submittedAt } = await state();
    const worker = await startReacting(service, []);
    await worker.road.execute({
      type: 'IssueReferences',
      target: { category: 'register', id: String(hijriDateOf(submittedAt).year) },
      data: { caseIds: [found.id] },
      actor: systemActor,
      correlationId: found.id,
    });
    await worker.close();
    const asked = await service.post(`/v1/cases/${found.id}/ask-clarification`, {}, { as: 'officer' });
    const headers = { 'mustafid-position': asked.headers.get('mustafid-position')! };
    const { body: shown } = await service.get(`/v1/cases/${found.id}`, { headers });
    expect(shown.reference).toMatch(/^\d{4}-\d{6,}-[A-Z]$/);
    expect((await state()).reference).toBe(shown.reference);
    for (const query of [`?at=${submittedAt}`, `?knownAt=${submittedAt}`])
      expect(await state(query)).toMatchObject({ reference: null, revision: 0 });
    const later = (await service.get(`/v1/cases/${found.id}/history`)).body.items.at(-1).recordedAt;
    expect((await state(`?at=${later}`)).reference).toBe(shown.reference);
    expect((await state('?revision=0')).reference).toBe(shown.reference);
  });

  it('explains each clock step by step', async () => {
    const { body } = await service.get(`/v1/cases/${decided.id}/clocks`);
    const review = body.items.find(({ clock }: { clock: string }) => clock === 'review');
    expect(review).toMatchObject({ clause: 'P27', source: 'policy', state: 'not_yet_answerable' });
    expect(review.lengths).toContainEqual({ part: 'floor', length: 'P14D', clause: 'P27', source: 'policy' });
    const minutes = 14 * 24 * 60;
    expect(review.working[0]).toMatchObject({ part: 'floor', rule: 'calendar', minutes, total: minutes });
  });
});
