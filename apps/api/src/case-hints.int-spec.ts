import { aRequest, submitted, toReview, walk, type Case } from './e2e/a-case';
import { startService, type Answer, type Service } from './e2e/api-on-engines';

jest.setTimeout(60_000);

describe('What the officer is told of the people of a case', () => {
  let service: Service;

  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const register = (beneficiaryId: string): Promise<Answer> =>
    service.post('/v1/beneficiaries', { beneficiaryId, kind: 'external', segment: 'family', personal: [] });
  const give = async (id: string, command: string, body: object): Promise<void> => {
    expect((await service.post(`/v1/beneficiaries/${id}/${command}`, body)).status).toBe(200);
  };
  const request = (applicantId: string, beneficiaryId: string) => ({
    ...aRequest,
    applicantId,
    beneficiaryId,
    personal: [{ subject: beneficiaryId, data: { name: 'نورة' } }],
  });
  const signedBy = (signer: string, { dataHash }: Case, mandate: object) => ({
    dataHash,
    method: 'signature',
    signer,
    capacity: 'agent',
    statementVersion: 1,
    mandate,
  });
  const shown = async ({ id }: Case, as = 'officer', language = 'en') => {
    const { body } = await service.get(`/v1/cases/${id}`, { as, headers: { 'accept-language': language } });
    return body.hints as { code: string; detail: string }[] | undefined;
  };
  const codes = async (found: Case) => (await shown(found))?.map(({ code }) => code);
  const untilDay = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

  test('P23: a mandate that the book lacks, ends soon, or has ended, beside the answer and on the case', async () => {
    await register('minor-1');
    const found = await submitted(service, request('agent-1', 'minor-1'));
    expect(await shown(found)).toEqual([
      {
        code: 'mandate_not_registered',
        clause: 'P23',
        personId: 'agent-1',
        mandateKind: null,
        at: null,
        detail: "No mandate of this person for the beneficiary's requests is on record; please check it and record it.",
      },
    ]);
    await give('minor-1', 'grant-mandate', { agentId: 'agent-1', mandateKind: 'power_of_attorney' });
    expect(await codes(found)).toEqual([]);
    await give('minor-1', 'end-mandate', { agentId: 'agent-1', mandateKind: 'power_of_attorney' });
    expect(await codes(found)).toEqual(['mandate_ended']);
    const until = untilDay(20);
    await give('minor-1', 'grant-mandate', { agentId: 'agent-1', mandateKind: 'power_of_attorney', until });
    const signed = await found.send('attest-data', signedBy('agent-1', found, { kind: 'power_of_attorney' }));
    expect(signed.status).toBe(200); // a hint refuses nothing
    expect(signed.body.hints).toMatchObject([{ code: 'mandate_ends_soon', personId: 'agent-1', at: until }]);
    expect((await shown(found, 'auditor', 'ar'))![0]!.detail).toContain('تنتهي نيابة هذا الشخص عن المستفيد في');
    const changed = await found.send('change-applicant', {
      applicantId: 'agent-2',
      mandate: { kind: 'guardianship' },
      reasonCode: 'mandate_given',
    });
    expect(changed.body.hints).toMatchObject([
      { code: 'mandate_not_registered', personId: 'agent-2', mandateKind: 'guardianship' },
    ]);
    const none = await found.send('change-applicant', { applicantId: 'agent-3', reasonCode: 'mandate_given' });
    expect(none.body.code).toBe('mandate_missing');
  });

  test('P1, P17: a death on record, and a wish for no contact, of an open case', async () => {
    await register('person-1');
    const found = await submitted(service);
    expect(await codes(found)).toEqual([]);
    await give('person-1', 'set-contact-preferences', { doNotContact: true });
    const asked = await found.send('request-information', { fields: ['income'], from: 'applicant', channel: 'phone' });
    expect(asked.body.hints).toMatchObject([{ code: 'no_contact_wished', personId: 'person-1' }]);
    await give('person-1', 'record-death', { knownFrom: 'family' });
    expect(await codes(found)).toEqual(['person_deceased']);
    await walk(found, ['discontinue-request', 'supervisor', { reasonCode: 'deceased' }]);
    expect(await codes(found)).toEqual([]);
  });

  test('a repeat is answered as it was then, whatever the book says by now', async () => {
    await register('minor-2');
    const send = (): Promise<Answer> =>
      service.post('/v1/cases', request('agent-1', 'minor-2'), { headers: { 'idempotency-key': 'hinted' } });
    const first = await send();
    expect(first.body.hints).toMatchObject([{ code: 'mandate_not_registered' }]);
    await give('minor-2', 'grant-mandate', { agentId: 'agent-1', mandateKind: 'guardianship' });
    const again = await send();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
  });

  test('who does not see the people of every case is told nothing of them', async () => {
    const found = await submitted(service, request('agent-9', 'minor-9'));
    expect(await codes(found)).toEqual(['mandate_not_registered']);
    await walk(found, ['attest-data', 'officer', signedBy('agent-9', found, { kind: 'custody' })]);
    const answered = await found.send('correct-data', { segment: 'student' }, 'intake');
    expect(answered.status).toBe(200);
    await walk(found, ...toReview(found).filter(([command]) => command !== 'attest-data'));
    for (const as of ['intake', 'committee', 'importer']) {
      const { status, body } = await service.get(`/v1/cases/${found.id}`, { as });
      expect([status, body.hints]).toEqual([200, undefined]);
    }
    const sent = await service.post('/v1/cases', request('agent-9', 'minor-9'), { as: 'intake' });
    expect(sent.body.hints).toBeUndefined();
    for (const as of ['researcher', 'supervisor', 'auditor']) expect(await shown(found, as)).toHaveLength(1);
  });
});
