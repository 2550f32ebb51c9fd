import { systemActor } from '@lib/domain';
import { InvitationsReaction } from '@lib/reactions';
import { aRequest, submitted, walk } from '../e2e/a-case';
import { startService, type Answer, type Service } from '../e2e/api-on-engines';
import { startReacting, until, type Reacting } from '../e2e/reacting';

jest.setTimeout(60_000);

interface Step {
  readonly part: string;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  readonly minutes: number;
  readonly total: number;
}

describe('The clocks of what is no case, with their working', () => {
  let service: Service;
  let reacting: Reacting;

  beforeAll(async () => {
    service = await startService();
    reacting = await startReacting(service, [InvitationsReaction]);
  });
  afterAll(async () => {
    await reacting.close();
    await service.stop();
  });

  const clocks = (path: string, as = 'officer'): Promise<Answer> => service.get(`/v1/${path}/clocks`, { as });
  const statuses = async (path: string, ...roles: string[]) =>
    Promise.all(roles.map(async (as) => (await clocks(path, as)).status));

  /** Every part of every clock can be added up by hand, without a gap, to its date. */
  const addsUp = ({ body }: Answer): void => {
    for (const { startedAt, target, working } of body.items) {
      const steps = (working as Step[]).filter(({ part }) => part === 'target');
      expect([steps[0]?.from, steps.at(-1)?.to]).toEqual([startedAt, target]);
      let sum = 0;
      for (const [index, { from, minutes, total }] of steps.entries()) {
        expect(from).toBe(index === 0 ? startedAt : steps[index - 1]!.to);
        expect(total).toBeCloseTo((sum += minutes), 6);
      }
    }
  };

  test('P9 an inquiry and P2 a dispute, for those who see them', async () => {
    const begun = await service.post('/v1/inquiries', { kind: 'question', channel: 'phone' });
    const inquiry = `inquiries/${begun.body.inquiryId}`;
    const shown = await clocks(inquiry);
    expect(shown.body).toMatchObject({
      inquiryId: begun.body.inquiryId,
      items: [{ clock: 'inquiry', clause: 'P9', state: 'running', lengths: [{ part: 'target', length: 'P5D' }] }],
    });
    expect(shown.headers.get('mustafid-position')).toBeTruthy();
    addsUp(shown);
    expect(await statuses(inquiry, 'auditor', 'intake', 'provider', 'committee')).toEqual([200, 404, 403, 403]);
    const found = await submitted(service);
    const opened = await service.post('/v1/disputes', { caseId: found.id, channel: 'phone' });
    const dispute = await clocks(`disputes/${opened.body.disputeId}`);
    expect(dispute.body).toMatchObject({ disputeId: opened.body.disputeId, items: [{ clock: 'dispute' }] });
    addsUp(dispute);
  });

  test('P15: a complaint is unknown to the person complained of, its clocks as well', async () => {
    const complaint = { kind: 'complaint', channel: 'phone', concerns: 'officer-1' };
    const begun = await service.post('/v1/inquiries', complaint, { as: 'intake' });
    const path = `inquiries/${begun.body.inquiryId}`;
    expect(await statuses(path, 'officer', 'supervisor', 'intake')).toEqual([404, 200, 200]);
  });

  test('P1 a mandate of a beneficiary', async () => {
    const person = { beneficiaryId: 'minor', kind: 'external', segment: 'family', personal: [] };
    await service.post('/v1/beneficiaries', person);
    const grant = { agentId: 'aunt', mandateKind: 'power_of_attorney', until: '2031-01-01T00:00:00.000Z' };
    await service.post('/v1/beneficiaries/minor/grant-mandate', grant);
    const shown = await clocks('beneficiaries/minor');
    expect(shown.body).toMatchObject({
      beneficiaryId: 'minor',
      items: [{ clock: 'mandate', subject: 'aunt', target: grant.until, working: [{ rule: 'set', to: grant.until }] }],
    });
    addsUp(shown);
    expect(await statuses('beneficiaries/minor', 'auditor', 'intake', 'committee')).toEqual([200, 404, 403]);
  });

  test('P3 the review of a policy, for whoever works by it', async () => {
    const shown = await clocks('policies/main', 'provider');
    expect(shown.body).toMatchObject({
      policyId: 'main',
      items: [{ clock: 'policy_review', state: expect.any(String) }],
    });
    addsUp(shown);
  });

  test('P5 a follow-up', async () => {
    const now = new Date().toISOString();
    const plannedFor = new Date(Date.parse(now) + 86_400_000).toISOString();
    const pins = { policyId: 'main', policyVersion: 1 };
    const { id } = await reacting.road.execute({
      type: 'PlanFollowUp',
      target: { category: 'followup', id: undefined },
      data: { caseId: 'c', serviceId: 's', beneficiaryId: 'b', number: 0, deliveredAt: now, plannedFor, ...pins },
      actor: systemActor,
      correlationId: 'planning',
    });
    const shown = await clocks(`follow-ups/${id}`);
    expect(shown.body).toMatchObject({ followUpId: id, items: [{ clock: 'follow_up', clause: 'P5' }] });
    expect(await statuses(`follow-ups/${id}`, 'auditor', 'intake')).toEqual([200, 403]);
  });

  test('P13 an invitation to rate: no days to who is shown the figures alone', async () => {
    // Of whatever series a case is: who asks for a case by its id need not say so.
    const series = { version: 1, use: 'demonstration' };
    expect((await service.post('/v1/policies/rated/adopt-policy', series, { as: 'supervisor' })).status).toBe(201);
    const found = await submitted(service, { ...aRequest, policyId: 'rated' });
    const asked = { kind: 'question', channel: 'phone', caseId: found.id };
    const { body: inquiry } = await service.post('/v1/inquiries', asked, { as: 'intake' });
    await walk(found, ['withdraw-request', 'officer', { channel: 'phone', saidBy: 'applicant' }]);
    const inquiries = () => service.get(`/v1/inquiries?case=${found.id}`);
    expect((await until(inquiries, (body) => body.items?.length === 1)).items[0].inquiryId).toBe(inquiry.inquiryId);
    const listed = () => service.get(`/v1/surveys?case=${found.id}`, { as: 'auditor' });
    const { items } = await until(listed, (body) => body.items?.length === 1);
    const path = `surveys/${items[0].surveyId}`;
    expect((await clocks(path, 'auditor')).body).toMatchObject({
      surveyId: items[0].surveyId,
      items: [{ clock: 'survey', state: 'running' }],
    });
    expect(await statuses(path, 'supervisor', 'officer', 'researcher', 'committee')).toEqual([200, 404, 404, 403]);
  });

  test('what is not there is 404, and what no parameter is 400', async () => {
    for (const path of ['inquiries', 'disputes', 'surveys', 'follow-ups', 'beneficiaries', 'policies'])
      for (const id of ['none', 'not%20an%20id', 'a'.repeat(200)])
        expect([path, (await clocks(`${path}/${id}`, 'supervisor')).status]).toEqual([path, 404]);
    expect((await service.get('/v1/policies/main/clocks?surely=1')).status).toBe(400);
  });

  test('each is described', async () => {
    const { paths } = (await service.get('/openapi.json')).body;
    const described = Object.keys(paths).filter((path) => path.endsWith('/clocks'));
    expect(described.sort()).toEqual([
      '/v1/beneficiaries/{beneficiaryId}/clocks',
      '/v1/cases/{caseId}/clocks',
      '/v1/disputes/{disputeId}/clocks',
      '/v1/follow-ups/{followUpId}/clocks',
      '/v1/inquiries/{inquiryId}/clocks',
      '/v1/policies/{policyId}/clocks',
      '/v1/surveys/{surveyId}/clocks',
    ]);
  });
});
