import { caseCommands, caseCommandTypes, type CaseCommandType } from '@lib/domain';
import { aDecision, aRequest, submitted, toReview, walk, type Case } from './e2e/a-case';
import { startService, type Service } from './e2e/api-on-engines';

let service: Service;
const hash = 'a'.repeat(64);

beforeAll(async () => {
  service = await startService();
  const second = { length: 'PT1S', source: 'house' };
  const version = {
    version: 1,
    use: 'demonstration',
    reviewWindow: { from: 'raising', floor: second, target: { length: 'PT60S', source: 'house' }, ceiling: null },
  };
  const adopted = await service.post('/v1/policies/quick/adopt-policy', version, { as: 'supervisor' });
  if (adopted.status !== 201) throw new Error(JSON.stringify(adopted.body));
});
afterAll(() => service.stop());

const quick = { ...aRequest, policyId: 'quick' };

const decide = { ...aDecision, reasonCodes: ['need_established'] };
const tell = { channel: 'phone', toldTo: 'beneficiary' };

/** Tells as soon as the floor is passed. */
const tellInTime = async (found: Case): Promise<void> => {
  const early = await found.send('notify-decision', tell);
  if (early.status === 200) return;
  expect(early.body.code).toBe('answer_before_floor');
  const deadline = performance.now() + 8_000;
  while ((await found.send('notify-decision', tell)).status !== 200) {
    if (performance.now() > deadline) throw new Error('The floor was never passed.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const answered = async (): Promise<Case> => {
  const found = await submitted(service, quick);
  await walk(found, ...toReview(found), ['record-decision', 'committee', decide]);
  await tellInTime(found);
  return found;
};

describe('A case', () => {
  it('goes its whole way over HTTP, and each who may see it sees it', async () => {
    const found = await answered();
    const history = await service.get(`/v1/cases/${found.id}/history`, { as: 'intake' });
    expect(history.body.items.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['CommitteeDecided', 'ReviewFloorPassed', 'DecisionNotified']),
    );
    expect((await service.get(`/v1/cases/${found.id}/state`, { as: 'intake' })).body.outcome).toBe('accepted');
    await walk(found, ['complete-registration', 'officer']);
    const stranger = await service.get(`/v1/cases/${found.id}/history`, { as: 'provider' });
    expect(stranger.status).toBe(404);
    const plan = { serviceId: 's-1', support: 'financial', providerId: 'provider-1' };
    await walk(found, ['plan-service', 'officer', plan]);
    const seen = await service.get(`/v1/cases/${found.id}/history`, { as: 'provider' });
    expect(seen.status).toBe(200);
    expect(seen.body.items[0].data.personal).toBeUndefined();
    await walk(found, ['deliver-service', 'provider', { serviceId: 's-1', extent: 'whole', valueHalalas: 100_000 }]);
    const own = await found.send('close-case');
    expect([own.status, own.body.code]).toEqual([409, 'service_outstanding']);
    await walk(
      found,
      ['confirm-service', 'intake', { serviceId: 's-1', confirmation: 'confirmed', channel: 'phone' }],
      ['close-case', 'officer'],
    );
    const { body } = await service.get(`/v1/cases/${found.id}/state`);
    expect(body).toMatchObject({ stage: 'closed', outcome: 'accepted', use: 'demonstration', policyId: 'quick' });
    expect((await found.send('assign-case', { to: { role: 'officer' } })).body.code).toBe('case_closed');
  });

  it('whose answer was recorded by mistake keeps its outcome to those who know it', async () => {
    const found = await answered();
    await walk(found, ['retract-answer', 'supervisor', { reasonCode: 'recorded_by_mistake' }]);
    const headers = {
      'mustafid-position': (await service.get(`/v1/cases/${found.id}/history`)).headers.get('mustafid-position')!,
    };
    for (const path of ['', '/history', '/state', '/clocks']) {
      const { body } = await service.get(`/v1/cases/${found.id}${path}`, { as: 'intake', headers });
      expect([
        path,
        /"decided"|accepted|CommitteeDecided|AnswerRetracted|DecisionNotified/.exec(JSON.stringify(body))?.[0],
      ]).toEqual([path, undefined]);
    }
  });

  it('cites what was given with an earlier one, which is then not asked for again (P7)', async () => {
    const earlier = await submitted(service);
    const citesData = { caseId: earlier.id, dataHash: earlier.dataHash };
    const later = await submitted(service, { ...aRequest, personal: [], citesData });
    const asked = { fields: ['name'], from: 'applicant' };
    expect((await later.send('request-information', asked)).body.code).toBe('already_supplied');
    expect((await later.send('request-information', { ...asked, fields: ['lease'] })).status).toBe(200);
    const other = await service.post(
      '/v1/cases',
      { ...aRequest, beneficiaryId: 'person-2', personal: [], citesData },
      { as: 'intake' },
    );
    expect([other.status, other.body.code]).toEqual([409, 'cited_data_unknown']);
  });

  it('of a provider begins where something was granted and told, and not before', async () => {
    const found = await submitted(service, quick);
    const plan = { serviceId: 's-1', support: 'financial' };
    expect((await found.send('plan-service', plan, 'provider')).status).toBe(404);
    await walk(found, ...toReview(found), ['record-decision', 'committee', decide]);
    expect((await found.send('plan-service', plan, 'provider')).status).toBe(404);
    await tellInTime(found);
    const refused = await found.send('plan-service', plan, 'provider');
    expect([refused.status, refused.body.code]).toEqual([409, 'not_registered']);
  });
});

/** The smallest body of each command that has the shape. */
const bodies: Partial<Record<CaseCommandType, object>> = {
  SubmitRequest: quick,
  CorrectData: { segment: 'student' },
  RequestInformation: { fields: ['income'], from: 'applicant' },
  VerifyData: { dataHash: hash, matchedAgainst: 'original' },
  AttestData: { dataHash: hash, method: 'signature', signer: 'someone-else', capacity: 'agent' },
  ChangeApplicant: { applicantId: 'person-2' },
  AssessNeed: { visited: true, recommendation: 'accept' },
  RecordDecision: { outcome: 'accepted' },
  RecordContactAttempt: { purpose: 'service' },
  RecordRequirement: { requirement: 'no_such_thing', state: 'met' },
  DeliverService: { serviceId: 'no-such' },
  ConfirmService: { serviceId: 'no-such', confirmation: 'confirmed' },
  CancelService: { serviceId: 'no-such' },
  AssignCase: { to: { role: 'researcher' } },
};

describe('Every command, wherever the case stands', () => {
  // Under the two weeks' floor: none passes between a command and its repeat.
  const stages: Record<string, () => Promise<Case>> = {
    preparation: () => submitted(service),
    review: async () => {
      const found = await submitted(service);
      await walk(found, ...toReview(found));
      return found;
    },
    decided: async () => {
      const found = await submitted(service);
      await walk(found, ...toReview(found), ['record-decision', 'committee', decide]);
      return found;
    },
    answered,
    withdrawn: async () => {
      const found = await submitted(service);
      await walk(found, ['withdraw-request', 'intake']);
      return found;
    },
  };

  it.each(Object.keys(stages))('in %s is taken, or refused in two languages', async (stage) => {
    const found = await stages[stage]!();
    const codes = new Set<string>();
    for (const type of caseCommandTypes) {
      if (type === 'SubmitRequest' || type === 'PassTimelineStep' || type === 'WithdrawRequest') continue;
      const { route, roles } = caseCommands[type];
      const token = await service.token([roles[0]!, 'auditor']); // who sees every case, so that none is unknown
      const send = (language: string) =>
        service.post(`/v1/cases/${found.id}/${route}`, bodies[type] ?? {}, {
          token,
          headers: { 'accept-language': language },
        });
      const arabic = await send('ar');
      if (arabic.status === 200) continue;
      const english = await send('en');
      expect([type, arabic.status, english.status]).toEqual([type, 409, 409]);
      expect(arabic.body.code).toBe(english.body.code);
      expect([type, arabic.body.detail]).toEqual([type, expect.stringMatching(/[\u0600-\u06ff]{3}/)]);
      expect([type, english.body.detail]).toEqual([type, expect.stringMatching(/^[A-Z][a-z]* .*\.$/)]);
      expect(arabic.body.detail + english.body.detail).not.toMatch(/…|undefined|\[object/);
      codes.add(arabic.body.code);
    }
    expect(codes.size).toBeGreaterThan(stage === 'withdrawn' ? 0 : 5);
  });
});
