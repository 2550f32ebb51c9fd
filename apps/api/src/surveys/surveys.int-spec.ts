import { InvitationsReaction } from '@lib/reactions';
import { startService, type Answer, type Service } from '../e2e/api-on-engines';
import { aRequest, submitted, walk, type Case } from '../e2e/a-case';
import { startReacting, until, type Reacting } from '../e2e/reacting';

jest.setTimeout(60_000);

let service: Service;
let reacting: Reacting;

beforeAll(async () => {
  service = await startService();
  reacting = await startReacting(service, [InvitationsReaction]);
}, 90_000);
afterAll(async () => {
  await reacting.close();
  await service.stop();
});

const as = async (roles: string | string[], sub: string) => ({ token: await service.token(roles, { sub }) });

/** The invitations of a case, newest first, as soon as there are so many. */
const surveysOf = async (caseId: string, count = 1): Promise<Record<string, unknown>[]> => {
  const seen = () => service.get(`/v1/surveys?case=${caseId}`, { as: 'auditor' });
  return (await until(seen, ({ items }) => items?.length >= count)).items;
};

const withdrawn = async (): Promise<{ found: Case; surveyId: string }> => {
  const found = await submitted(service);
  await walk(found, ['withdraw-request', 'officer', { channel: 'phone', saidBy: 'applicant' }]);
  const [survey] = await surveysOf(found.id);
  return { found, surveyId: String(survey!['surveyId']) };
};

const rate = async (surveyId: string, body: object, caller: object): Promise<Answer> =>
  service.post(`/v1/surveys/${surveyId}/rate-service`, body, caller);

const words = [{ subject: aRequest.beneficiaryId, data: { words: 'انتظرت طويلًا' } }];

describe('The right to rate (P13)', () => {
  test('P11, P13: an ended case is followed by an invitation, rated once by who was invited, taken by somebody else', async () => {
    const { surveyId } = await withdrawn();
    const other = await as('officer', 'officer-2');
    const good = { overall: 2, aspects: { courtesy: 5, time: 1 }, channel: 'phone', personal: words };
    for (const [body, code, pointer] of [
      [{ ...good, overall: 6 }, 'rating_out_of_range', '/overall'],
      [{ ...good, aspects: { time: 0 } }, 'rating_out_of_range', '/aspects/time'],
      [{ ...good, aspects: { charm: 5 } }, 'code_unknown', '/aspects/charm'],
      [{ ...good, ratedBy: 'neighbour-1' }, 'not_invited', '/ratedBy'],
    ] as const) {
      const refused = await rate(surveyId, body, other);
      expect([refused.status, refused.body.code]).toEqual([409, code]);
      expect(JSON.stringify(refused.body)).toContain(pointer);
    }
    expect(await rate(surveyId, good, { as: 'officer' })).toMatchObject({ status: 409, body: { code: 'own_case' } });
    for (const body of [{}, { overall: 2.5 }, { overall: 'good' }, { ...good, stars: 5 }])
      expect((await rate(surveyId, body, other)).status).toBe(400);
    expect((await rate(surveyId, good, { as: 'committee' })).status).toBe(403);
    expect((await rate('none', good, other)).status).toBe(404);
    expect(await rate(surveyId, good, other)).toMatchObject({
      status: 200,
      body: { surveyId, events: [{ type: 'ServiceRated' }] },
    });
    expect(await rate(surveyId, good, other)).toMatchObject({ status: 409, body: { code: 'already_rated' } });
  });

  test('P13: its words and its case are shown to supervisor and auditor, its figures to staff, nothing to who had a hand', async () => {
    const { found, surveyId } = await withdrawn();
    const rated = await rate(surveyId, { overall: 5, personal: words }, await as('officer', 'officer-2'));
    const seen = async (caller: object, path = `/${surveyId}`): Promise<Answer> =>
      service.get(`/v1/surveys${path}`, {
        ...caller,
        headers: { 'mustafid-position': rated.headers.get('mustafid-position')! },
      });
    for (const role of ['supervisor', 'auditor'])
      expect((await seen({ as: role })).body).toMatchObject({ overall: 5, caseId: found.id, state: 'rated' });
    expect(JSON.stringify((await seen({ as: 'supervisor' })).body)).toContain('انتظرت طويلًا');
    const staff = await seen(await as('officer', 'officer-3'));
    expect(staff.body).toMatchObject({ overall: 5, state: 'rated' });
    expect(JSON.stringify(staff.body)).not.toMatch(/انتظرت|caseId|offeredAt/);
    expect(JSON.stringify(staff.body)).not.toContain(found.id);
    expect((await seen(await as('officer', 'officer-3'), `?case=${found.id}`)).body.items).toEqual([]);
    expect((await seen({ as: 'officer' })).status).toBe(404);
    expect((await seen(await as('supervisor', 'officer-1'))).status).toBe(404);
    expect((await seen(await as('supervisor', 'officer-1'), `?case=${found.id}`)).body.items).toEqual([]);
    expect((await seen({ as: 'committee' })).status).toBe(403);
    expect((await seen(await as(['committee', 'supervisor'], 'both'))).status).toBe(404);
    expect((await service.get('/v1/boards/satisfaction', await as(['committee', 'supervisor'], 'both'))).status).toBe(
      403,
    );
  });

  test('P4, P13, P35: figures have their counts; about one officer only from the minimum sample', async () => {
    const { found, surveyId } = await withdrawn();
    await rate(surveyId, { overall: 3 }, await as('officer', 'officer-2'));
    await surveysOf(found.id);
    const { body } = await service.get('/v1/boards/satisfaction', { as: 'supervisor' });
    expect(body).toMatchObject({
      policyId: 'main',
      minimumSample: 5,
      byOfficer: { 'officer-1': 'too_few' },
      bySegment: { family: { average: 'too_few', rated: 'fewer than 5' } },
    });
    expect(body.total.rated).toBeGreaterThanOrEqual(1);
    expect(body.total.average).toBeGreaterThanOrEqual(1);
    expect(body.byEnding.withdrawn.rated).toBe(body.total.rated);
    const { body: counters } = await service.get('/v1/boards/satisfaction', { as: 'board' });
    expect([counters.byOfficer, counters.byProvider]).toEqual([null, null]);
  });

  test('P13: a withheld invitation names its ground, stands among the exceptions and takes no rating', async () => {
    const found = await submitted(service);
    await walk(found, ['discontinue-request', 'supervisor', { reasonCode: 'deceased' }]);
    const [survey] = await surveysOf(found.id);
    expect(survey).toMatchObject({ state: 'withheld', ground: 'deceased' });
    expect(await rate(String(survey!['surveyId']), { overall: 1 }, await as('officer', 'officer-2'))).toMatchObject({
      status: 409,
      body: { code: 'not_invited' },
    });
    const { body } = await service.get('/v1/boards/rights-exceptions', { as: 'auditor' });
    expect(body.items).toContainEqual(
      expect.objectContaining({
        caseId: found.id,
        exceptions: [expect.objectContaining({ kind: 'withheld', ground: 'deceased' })],
      }),
    );
    expect((await service.get('/v1/boards/rights-exceptions', { as: 'committee' })).status).toBe(403);
  });

  test('P13: reopened and ended again is asked again, and the earlier invitation gives way', async () => {
    const { found, surveyId } = await withdrawn();
    await walk(
      found,
      ['close-case', 'officer'],
      ['reopen-case', 'supervisor', { reasonCode: 'withdrawal_taken_back' }],
      ['withdraw-request', 'officer', { channel: 'phone' }],
    );
    const items = await surveysOf(found.id, 2);
    expect(items.map(({ surveyId: id, state }) => [id === surveyId, state])).toEqual([
      [false, 'open'],
      [true, 'superseded'],
    ]);
    const { events } = await reacting.store.load(`survey-${surveyId}`);
    expect(events.at(-1)?.data).toMatchObject({ supersededBy: items[0]!['surveyId'] });
    expect(await rate(surveyId, { overall: 5 }, await as('officer', 'officer-2'))).toMatchObject({
      status: 409,
      body: { code: 'survey_superseded' },
    });
  });

  test('P13: an answered inquiry is rated too, by somebody unknown as well, and anew when it was reopened', async () => {
    const { body } = await service.post(
      '/v1/inquiries',
      { kind: 'question', channel: 'phone', answer: { topicCode: 'procedure' } },
      { as: 'officer' },
    );
    const ownOf = ({ items }: Answer['body']) =>
      items.filter(({ inquiryId }: { inquiryId: string }) => inquiryId === body.inquiryId);
    const statesOf = (found: Answer['body']) => ownOf(found).map(({ state }: { state: string }) => state);
    const asked = async (...states: string[]): Promise<string> => {
      const seen = () => service.get('/v1/surveys', { as: 'auditor' });
      return ownOf(await until(seen, (found) => String(statesOf(found)) === String(states)))[0].surveyId;
    };
    const surveyId = await asked('open');
    expect(await rate(surveyId, { overall: 4 }, { as: 'officer' })).toMatchObject({ body: { code: 'own_case' } });
    expect(await rate(surveyId, { overall: 4 }, await as('officer', 'officer-2'))).toMatchObject({ status: 200 });
    const path = `/v1/inquiries/${body.inquiryId}`;
    await service.post(`${path}/reopen-inquiry`, { reasonCode: 'answer_did_not_help', channel: 'phone' });
    await service.post(`${path}/answer-inquiry`, { channel: 'phone' });
    await asked('open', 'rated');
  });

  test('what nobody made is unknown, and what no list has is named', async () => {
    const unknown = ['none', '%00', 'a%2Fb', '..', 'x'.repeat(200)];
    for (const id of unknown) {
      expect((await service.get(`/v1/surveys/${id}`, { as: 'auditor' })).status).toBe(404);
      expect((await rate(id, { overall: 3 }, { as: 'officer' })).status).toBe(404);
    }
    for (const query of ['cursor=made-up', 'state=happy', 'limit=0', 'mood=good'])
      expect((await service.get(`/v1/surveys?${query}`, { as: 'auditor' })).status).toBe(400);
    for (const command of ['supersede-survey', 'withdraw-invitation', 'pass-timeline-step'])
      expect((await service.post(`/v1/surveys/none/${command}`, {}, { as: 'supervisor' })).status).toBe(403);
    expect((await service.get('/v1/boards/satisfaction?policy=none', { as: 'auditor' })).body.total.invited).toBe(0);
  });
});
