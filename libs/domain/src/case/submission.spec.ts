import { calendarVersionOne, channels } from '@lib/domain';
import { given, givenUnder } from '@lib/testing';
import { actor, command, day, submitted, submittedFact, under } from '../../fixtures/life-of-a-case';

const body = {
  applicantId: 'fatimah',
  beneficiaryId: 'fatimah',
  origin: 'own_request',
  channel: 'phone',
  serviceMode: 'remote',
  beneficiaryKind: 'external',
  segment: 'family',
  requestedSupport: 'financial',
  urgency: 'normal',
  dataHash: 'hash-1',
  fields: [],
} as const;
const submit = (changes: object = {}, by = actor('intake')) =>
  command('SubmitRequest', { ...body, ...changes }, day(0), by);

describe('SubmitRequest', () => {
  it('P3 P18 records the form, pinned to the version in force', () => {
    given().when(submit()).then(submittedFact());
    given()
      .when(submit({ fields: undefined }))
      .then(submittedFact());
    given()
      .when(submit({ personal: [] }))
      .then(submittedFact({ personal: [] } as object));
  });

  it('P18 keeps what the person gave, and the personal parts where they belong', () => {
    const personal = [{ subject: 'fatimah', data: { salt: 's', name: 'ف' } }];
    const fields = [{ code: 'income', subject: 'fatimah', validUntil: '2026-06-01' }];
    const attachments = [{ sha256: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 10, kind: 'statement' }];
    given()
      .when(submit({ personal, fields, attachments, receivedAt: day(-3) }))
      .then(submittedFact({ personal, fields, attachments, receivedAt: day(-3) } as object));
  });

  it.each([
    ['P4 every segment of the version', 'segment', ['family', 'orphan', 'elderly', 'special_care']],
    ['P6 without being asked, by another, or on their own request', 'origin', ['outreach', 'proxy', 'own_request']],
    ['P14 whether the person is of the house or not', 'beneficiaryKind', ['internal', 'external']],
    ['P17 over each of the seven channels', 'channel', [...channels]],
    ['P10 wherever they are', 'serviceMode', ['at_beneficiary', 'remote', 'at_association']],
  ])('%s: what was asked, how and for whom stands in the fact', (_title, member, values) => {
    for (const value of values)
      given()
        .when(submit({ [member]: value }))
        .then(submittedFact({ [member]: value } as object));
  });

  it('P7 takes what an earlier case holds and is still good for given, and what is given anew in its place', () => {
    const citesData = { caseId: 'earlier', dataHash: 'earlier-hash' };
    const field = (code: string, validUntil?: string) => ({
      code,
      subject: 'fatimah',
      ...(validUntil ? { validUntil } : {}),
    });
    const citedCase = {
      beneficiaryId: 'fatimah',
      dataHash: 'earlier-hash',
      fields: [field('name'), field('income', '2025-12-31'), field('lease', '2026-06-01'), field('phone')],
    };
    given()
      .when(submit({ citesData, citedCase, fields: [field('phone', '2027-01-01')] }))
      .then(
        submittedFact({
          citesData,
          fields: [field('phone', '2027-01-01'), field('name'), field('lease', '2026-06-01')],
        } as object),
      );
    given()
      .when(submit({ citesData, citedCase: { ...citedCase, dataHash: 'changed-since' } }))
      .thenRefused('data_hash_differs', { pointer: '/citesData/dataHash' });
    for (const unknown of [undefined, { ...citedCase, beneficiaryId: 'somebody-else' }])
      given()
        .when(submit({ citesData, citedCase: unknown }))
        .thenRefused('cited_data_unknown', { pointer: '/citesData/caseId' });
  });

  it('refuses personal data of a stranger to the case, by its place', () => {
    const of = (...subjects: string[]) => ({ personal: subjects.map((subject) => ({ subject, data: {} })) });
    given()
      .when(submit({ beneficiaryId: 'huda', ...of('fatimah', 'huda') }))
      .thenTypes('RequestSubmitted');
    given()
      .when(submit(of('fatimah', 'huda')))
      .thenRefused('subject_unknown', { pointer: '/personal/1/subject' });
    const attempt = (...subjects: string[]) =>
      command(
        'RecordContactAttempt',
        { purpose: 'information', channel: 'phone', ...of(...subjects) },
        day(1),
        actor('officer'),
      );
    given(...submitted)
      .when(attempt('fatimah'))
      .thenTypes('ContactAttempted');
    given(...submitted)
      .when(attempt('huda'))
      .thenRefused('subject_unknown');
  });

  it('says of what nobody submitted that it is unknown', () => {
    given()
      .when(command('CloseCase', {}, day(1), actor('officer')))
      .thenRefused('case_unknown');
  });

  it.each(['receivedAt', 'occurredAt'])('names %s where it is no instant', (member) => {
    given()
      .when(submit({ [member]: 'yesterday' }))
      .thenRefused('instant_out_of_range', { pointer: `/${member}` });
  });

  it('keeps what it was inferred from, and nothing where it was not', () => {
    given()
      .when(submit({ inferredFrom: 'receipt-17' }))
      .then(submittedFact({ inferredFrom: 'receipt-17' } as object));
  });

  it('takes any spelling of an instant and records ours', () => {
    given()
      .when(submit({ receivedAt: '2025-12-31T11:00:00+03:00' }))
      .then(submittedFact({ receivedAt: day(-1) }));
  });

  it('P3 is refused while no version is in force', () => {
    givenUnder({ policy: undefined, calendar: calendarVersionOne })().when(submit()).thenRefused('policy_not_in_force');
  });

  it('P3 takes an importer on a historical series only, and nobody else there', () => {
    const historical = givenUnder(under({ policyId: 'receipt-log', use: 'historical' }));
    given()
      .when(submit({}, actor('importer')))
      .thenRefused('series_not_allowed', { why: 'historical_only' });
    given()
      .when(submit({ occurredAt: day(-9) }))
      .thenRefused('not_historical');
    given()
      .when(submit({ externalReference: '17' }))
      .thenRefused('series_not_allowed', { policyId: 'main', use: 'live', why: 'historical_facts' });
    historical().when(submit()).thenRefused('series_not_allowed', { why: 'importer_only' });
    historical()
      .when(submit({ occurredAt: day(-900), externalReference: '17', statedTarget: day(-880) }, actor('importer')))
      .thenTypes('RequestSubmitted');
  });

  it('refuses a demonstration where there is a real issuer', () => {
    const demonstration = givenUnder(under({ policyId: 'show', use: 'demonstration' }));
    demonstration().when(submit()).thenTypes('RequestSubmitted');
    given()
      .when(submit({ demonstrationRefused: true }, actor('officer')))
      .thenTypes('RequestSubmitted');
    demonstration()
      .when(submit({ demonstrationRefused: true }))
      .thenRefused('series_not_allowed', { why: 'no_demonstration_here' });
  });

  it.each([
    ['segment', '/segment', 'family'],
    ['requestedSupport', '/requestedSupport', 'financial'],
    ['urgency', '/urgency', 'urgent'],
  ])('P4 names the codes that the version lists for %s', (member, pointer, one) => {
    given()
      .when(submit({ [member]: 'made_up' }))
      .thenRefused('code_unknown', { pointer, allowed: expect.arrayContaining([one]) });
  });

  it('P16 knows the kinds of attachments', () => {
    const attachments = [{ sha256: 'a', mediaType: 'image/png', bytes: 1, kind: 'identity' }];
    given().when(submit({ attachments })).thenRefused('code_unknown', { pointer: '/attachments/0/kind' });
  });

  it('house: receipt lies at most thirty days back and never ahead', () => {
    given()
      .when(submit({ receivedAt: day(-30) }))
      .thenTypes('RequestSubmitted');
    given()
      .when(submit({ receivedAt: day(-30.001) }))
      .thenRefused('instant_out_of_range', { pointer: '/receivedAt' });
    given()
      .when(submit({ receivedAt: day(0.001) }))
      .thenRefused('instant_out_of_range', { pointer: '/receivedAt' });
  });

  it('does nothing on a case that was submitted', () => {
    given(...submitted)
      .when(submit())
      .thenNothing();
  });
});
