import { submitted, toReview, walk } from '../e2e/a-case';
import { startService, type Service } from '../e2e/api-on-engines';

let service: Service;
const simulate = '/v1/policies/main/simulate';
const longerFloor = {
  version: 2,
  reviewWindow: {
    floor: { length: 'P30D', clause: 'P27', source: 'policy' },
    target: { length: 'P40D' },
  },
};

beforeAll(async () => {
  service = await startService();
  for (let count = 0; count < 6; count += 1) {
    const found = await submitted(service);
    if (count === 0) continue; // stays with the officer
    await walk(found, ...toReview(found));
  }
  for (const begun = performance.now(); (await raised()) !== 5;)
    if (performance.now() - begun > 20_000) throw new Error('The board does not show what was raised.');
});
afterAll(() => service.stop());

const raised = async (): Promise<number> =>
  (await service.get('/v1/cases?stage=review', { as: 'auditor' })).body.items.length;
const asked = (body: object, as = 'auditor') => service.post(simulate, body, { as });

describe('A draft over past cases', () => {
  it('P27 tells where they would stand, which ones move and how far, and writes nothing', async () => {
    const before = await service.get('/v1/cases', { as: 'auditor' });
    const { status, body } = await asked({ policy: longerFloor });
    expect([status, body]).toMatchObject([
      200,
      {
        policyId: 'main',
        version: 2,
        calendarVersion: null,
        cases: 6,
        total: { answers: 0 },
        unanswered: {
          cases: 6,
          before: { not_yet_answerable: 5, not_raised: 1 },
          after: { not_yet_answerable: 5, not_raised: 1 },
        },
      },
    ]);
    expect(body.mostChanged).toHaveLength(5);
    expect(body.mostChanged[0]).toMatchObject({ clock: 'review', date: 'earliest', differenceMinutes: 16 * 1440 });
    expect((await service.get('/v1/cases', { as: 'auditor' })).body).toEqual(before.body);
    expect((await service.get('/v1/policies/main')).body.versions).toHaveLength(1);
  });

  it('tells the board counters and no case, and nobody else anything', async () => {
    const { status, body } = await asked({ policy: longerFloor }, 'board');
    expect([status, body.cases, body.mostChanged]).toEqual([200, 6, null]);
    expect(JSON.stringify(body)).not.toContain('caseId');
    for (const role of ['officer', 'committee', 'privacy', 'provider', 'intake'])
      expect((await asked({ policy: longerFloor }, role)).status).toBe(403);
  });

  it('takes what was received on the days that are asked for', async () => {
    expect((await asked({ policy: longerFloor, to: '2020-01-01' })).body.cases).toBe(0);
    expect((await asked({ policy: longerFloor, from: '2020-01-01' })).body.cases).toBe(6);
  });

  it.each([
    [409, 'version_not_next', undefined, { policy: { version: 7 } }],
    [
      409,
      'clause_unknown',
      '/policy/windows/answer/clause',
      { policy: { version: 2, windows: { answer: { clause: 'P99', target: null } } } },
    ],
    [
      409,
      'ceiling_under_floor',
      undefined,
      { policy: { version: 2, reviewWindow: { floor: { length: 'P14D' }, ceiling: { length: 'P7D' } } } },
    ],
    [409, 'calendar_not_fit', '/calendar/weekend/0', { policy: longerFloor, calendar: { version: 2, weekend: [9] } }],
    [409, 'version_not_next', undefined, { policy: longerFloor, calendar: { version: 9 } }],
    [400, 'required', '/policy', {}],
    [400, 'unknown_field', '/calendar/weeks', { policy: longerFloor, calendar: { version: 2, weeks: [] } }],
    [400, 'not_a_duration', '/policy/confirmationWait', { policy: { version: 2, confirmationWait: 'soon' } }],
    [400, 'not_a_date', '/from', { policy: longerFloor, from: '2026-02-30' }],
    [400, 'days_backwards', '/to', { policy: longerFloor, from: '2026-02-02', to: '2026-02-01' }],
  ])('%i: a draft is refused as its adoption would be: %s at %s', async (status, code, pointer, body) => {
    const answer = await asked(body);
    expect(answer.status).toBe(status);
    const [first] = answer.body.errors ?? [{ code: answer.body.code }];
    expect([first.code, first.pointer]).toEqual([code, pointer]);
  });

  it('knows no series that nobody adopted', async () => {
    const answer = await service.post('/v1/policies/never/simulate', { policy: longerFloor }, { as: 'board' });
    expect([answer.status, answer.body.code]).toEqual([404, 'no_such_policy']);
  });
});
