import { type CaseEvent, type Known } from '@lib/domain';
import { given, givenUnder } from '@lib/testing';
import {
  acceptedFact,
  actor,
  after,
  command,
  day,
  fact,
  ready,
  review,
  submitted,
  submittedFact,
  under,
  verified,
} from '../../fixtures/life-of-a-case';

const officer = actor('officer');
const verify = (dataHash = 'hash-1', at = day(6)) =>
  command('VerifyData', { dataHash, matchedAgainst: 'original' }, at, officer);
const request = (fields: readonly string[], informationId = 'i') =>
  command('RequestInformation', { informationId, fields, from: 'applicant' }, day(6), officer);
const field = (code: string, validUntil?: string, subject = 'fatimah') => ({
  code,
  subject,
  ...(validUntil === undefined ? {} : { validUntil }),
});
const asked = (informationId = 'i') =>
  fact('InformationRequested', { informationId, fields: [], from: 'applicant' }, day(2));
const supplied = (fields: readonly object[], at = 3, data: object = {}) =>
  fact('InformationSupplied', { informationId: 'i', fields, receivedAt: day(at), ...data } as never, day(at));
const form = { required: ['income'], requiredBySupport: { financial: ['bank_account'], housing: ['deed'] } };
const withForm = givenUnder(under({ form }));

describe('what the person has given', () => {
  it('P21 is complete with what the form asks for, by the kind of support that is asked for now', () => {
    const both = submittedFact({ fields: [field('income'), field('bank_account', '2027-01-01')] });
    withForm(both).when(verify()).thenTypes('DataVerified');
    withForm(submittedFact({ fields: [field('income')] }))
      .when(verify())
      .thenRefused('data_incomplete', { fields: ['bank_account'] });
    const housing = fact(
      'DataCorrected',
      { requestedSupport: 'housing', receivedAt: day(2), dataHash: 'hash-2' } as never,
      day(2),
    );
    withForm(both, housing)
      .when(verify('hash-2'))
      .thenRefused('data_incomplete', { fields: ['deed'] });
  });

  it('P7 P20 counts from then on, and is not asked for again', () => {
    const history = [...submitted, asked(), supplied([field('income')])];
    given(...history)
      .when(request(['income'], 'j'))
      .thenRefused('already_supplied', { fields: ['income'] });
    given(...history)
      .when(request(['lease'], 'j'))
      .thenTypes('InformationRequested');
    given(...history)
      .when(request(['lease', 'income'], 'j'))
      .thenRefused('already_supplied', { fields: ['income'] });
    const corrected = fact(
      'DataCorrected',
      { personal: [], fields: [field('income')], receivedAt: day(3), dataHash: 'hash-2' } as never,
      day(3),
    );
    given(...submitted, corrected)
      .when(request(['income']))
      .thenRefused('already_supplied');
  });

  it('P20 a second thing may be asked for while the first is owed', () => {
    given(...submitted, asked())
      .when(request(['income'], 'j'))
      .thenTypes('InformationRequested');
  });

  it('P21 what is given anew stands in the place of the old, for that person alone', () => {
    const first = submittedFact({ fields: [field('income', '2025-12-31'), field('lease')] });
    withoutForm(first)
      .when(verify())
      .thenRefused('data_incomplete', { fields: ['income'] });
    withoutForm(first, asked(), supplied([field('income', '2026-12-31')]))
      .when(verify())
      .thenTypes('DataVerified');
    withoutForm(first, asked(), supplied([field('income', '2026-12-31', 'huda')]))
      .when(verify())
      .thenRefused('data_incomplete', { fields: ['income'] });
    withoutForm(first, asked(), supplied([field('phone')]))
      .when(verify())
      .thenRefused('data_incomplete', { fields: ['income'] });
    const state = after([first, asked(), supplied([field('income', '2026-12-31')])]) as Known;
    expect(state.fields).toEqual([
      { ...field('lease'), givenAt: day(0) },
      { ...field('income', '2026-12-31'), givenAt: day(3) },
    ]);
    const both = after([first, asked(), supplied([field('lease'), field('income', '2026-12-31')])]) as Known;
    expect(both.fields.map(({ code, givenAt }) => [code, givenAt])).toEqual([
      ['lease', day(3)],
      ['income', day(3)],
    ]);
    expect((after([first, asked(), supplied([])]) as Known).fields).toEqual((after([first]) as Known).fields);
  });

  it('P21 is valid as of the day on which it came: the latest that changed it', () => {
    const asOf = (history: readonly CaseEvent[], dataHash: string, validAsOf: string) =>
      given(...history)
        .when(verify(dataHash))
        .then(fact('DataVerified', { dataHash, matchedAgainst: 'original', validAsOf, verifier: officer.id }, day(6)));
    asOf([...submitted, asked(), supplied([], 4, { dataHash: 'hash-2' })], 'hash-2', day(4));
    asOf([...submitted, asked(), supplied([], 4, { dataHash: 'hash-1' })], 'hash-1', day(0));
    asOf([...submitted, asked(), supplied([], 4)], 'hash-1', day(0));
    const late = fact('DataCorrected', { personal: [], receivedAt: day(3), dataHash: 'hash-2' } as never, day(5));
    asOf([...submitted, late], 'hash-2', day(3));
  });

  it('P21 what is verified already is verified once, signed or not', () => {
    given(...submitted, verified)
      .when(verify())
      .thenNothing();
  });

  it('P21 the codes are as they were last said', () => {
    const said = {
      channel: 'letter',
      segment: 'orphan',
      origin: 'outreach',
      beneficiaryKind: 'internal',
      serviceMode: 'at_beneficiary',
      urgency: 'urgent',
    } as const;
    const recoded = [...submitted, fact('DataCorrected', { ...said, receivedAt: day(2) } as never, day(2))];
    for (const member of Object.keys(said) as (keyof typeof said)[]) {
      const correct = (value: string) => command('CorrectData', { [member]: value } as never, day(3), officer);
      given(...recoded)
        .when(correct(said[member]))
        .thenNothing();
      const before = (after(submitted) as Known).codes[member]!;
      given(...recoded)
        .when(correct(before))
        .thenTypes('DataCorrected');
      const other = fact('DataCorrected', { [member]: before, receivedAt: day(2) } as never, day(2));
      expect((after([...recoded, other]) as Known).codes).toEqual({ ...said, [member]: before });
    }
  });

  it('P21 P23 says what made it void, and forgets it when it is verified and signed again', () => {
    const failed = fact('VerificationFailed', { fields: [], reasonCode: 'other', dataHash: 'hash-1' }, day(3));
    const refer = command('ReferToResearch', {}, day(6), officer);
    const state = after([...ready, failed, { ...verified }]) as Known;
    expect(state.voided).toEqual({});
    given(...ready, failed)
      .when(refer)
      .thenRefused('data_not_verified', { voidedBy: { type: 'VerificationFailed', revision: 4, occurredAt: day(3) } });
    const signed = fact(
      'ApplicantAttested',
      { dataHash: 'hash-1', statementVersion: 1, method: 'signature', signer: 'fatimah', capacity: 'self' },
      day(4),
    );
    given(...ready, failed, signed)
      .when(refer)
      .thenRefused('data_not_verified', { voidedBy: { type: 'VerificationFailed' } });
    expect((after([...submitted, failed]) as Known).voided).toEqual({});
  });
});

const withoutForm = givenUnder(under({ form: { required: [], requiredBySupport: {} } }));

describe('when it is said', () => {
  it('P20 what was asked for is neither supplied nor cancelled once it is decided', () => {
    const history = [...review, asked(), acceptedFact];
    given(...history)
      .when(command('SupplyInformation', {}, day(6), officer))
      .thenRefused('stage_not_fit', { stage: 'decided' });
    given(...history)
      .when(command('CancelInformationRequest', { reasonCode: 'judged_without' }, day(6), officer))
      .thenRefused('stage_not_fit', { stage: 'decided' });
  });

  it('is judged by the clock of the log, and never before the last that the case holds', () => {
    const attempt = (at: string) => command('RecordContactAttempt', { purpose: 'information' }, at, officer);
    given(...review)
      .when(attempt(day(1)))
      .then(fact('ContactAttempted', { purpose: 'information' }, day(2)));
    given(...review)
      .when(attempt(day(3)))
      .then(fact('ContactAttempted', { purpose: 'information' }, day(3)));
  });
});

describe('which of several is meant', () => {
  it('P20 without its id, the one request that is open: of two none, and it names both', () => {
    const both = [...submitted, asked(), asked('j')];
    const supply = (data: object = {}) => command('SupplyInformation', data, day(3), officer);
    given(...both)
      .when(supply())
      .thenRefused('no_information_requested', { open: ['i', 'j'] });
    given(...both)
      .when(supply({ informationId: 'k' }))
      .thenRefused('no_information_requested', { open: ['i', 'j'] });
    given(...both)
      .when(supply({ informationId: 'j' }))
      .then(fact('InformationSupplied', { informationId: 'j', receivedAt: day(3) }, day(3)));
    given(...submitted)
      .when(supply())
      .thenRefused('no_information_requested', { open: [] });
    given(...both, supplied([]))
      .when(supply())
      .then(fact('InformationSupplied', { informationId: 'j', receivedAt: day(3) }, day(3)));
  });

  it('P22 without its id, the one question that is open: of two none, and it names both', () => {
    const ask = (clarificationId: string) => fact('ClarificationAsked', { clarificationId }, day(1));
    const give = (data: object = {}) => command('GiveClarification', data, day(3), actor('researcher'));
    const both = [...submitted, ask('k'), ask('l')];
    given(...both)
      .when(give())
      .thenRefused('no_clarification_asked', { open: ['k', 'l'] });
    given(...submitted)
      .when(give())
      .thenRefused('no_clarification_asked', { open: [] });
    given(...both)
      .when(give({ clarificationId: 'l', topicCode: 'made_up' }))
      .thenRefused('code_unknown', { pointer: '/topicCode' });
    given(...both, fact('ClarificationGiven', { clarificationId: 'l' }, day(2)))
      .when(give())
      .then(fact('ClarificationGiven', { clarificationId: 'k' }, day(3)));
    given(...submitted, ask('k'))
      .when(command('AskClarification', { clarificationId: 'l' }, day(2), officer))
      .thenTypes('ClarificationAsked');
  });

  it('P21 a failure without a list of fields names none', () => {
    given(...review)
      .when(command('FailVerification', { reasonCode: 'document_expired' }, day(3), officer))
      .then(fact('VerificationFailed', { fields: [], reasonCode: 'document_expired', dataHash: 'hash-1' }, day(3)));
  });
});
