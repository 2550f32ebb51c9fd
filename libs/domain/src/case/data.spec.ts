import { given, givenUnder } from '@lib/testing';
import {
  actor,
  answered,
  command,
  day,
  decidedAccepted,
  fact,
  ready,
  review,
  submitted,
  submittedFact,
  under,
  verified,
} from '../../fixtures/life-of-a-case';

const officer = actor('officer');
const refer = command('ReferToResearch', {}, day(3), officer);
const personal = [{ subject: 'fatimah', data: { salt: 's' } }];
const corrected = fact('DataCorrected', { personal, receivedAt: day(2), dataHash: 'hash-2' }, day(2));
const asked = fact('InformationRequested', { informationId: 'i', fields: ['income'], from: 'applicant' }, day(2));

describe('CorrectData', () => {
  const correct = (data: object, at = day(2), by = officer) => command('CorrectData', data, at, by);

  it('P21 P23 records the change with its new hash', () => {
    given(...submitted)
      .when(correct({ personal, dataHash: 'hash-2' }))
      .then(corrected);
  });

  it('P21 voids verification and attestation, in preparation and during review, and says what did', () => {
    const by = { type: 'DataCorrected', revision: 4, occurredAt: day(2) };
    given(...ready, corrected)
      .when(refer)
      .thenRefused('data_not_verified', { voidedBy: by });
    const again = fact(
      'DataVerified',
      { dataHash: 'hash-2', matchedAgainst: 'original', validAsOf: day(2), verifier: 'x' },
      day(2),
    );
    given(...ready, corrected, again)
      .when(refer)
      .thenRefused('attestation_missing', { voidedBy: by });
    const decide = command('RecordDecision', { outcome: 'rejected' }, day(3), actor('committee'));
    given(...review, corrected)
      .when(decide)
      .thenRefused('data_not_verified', { voidedBy: { type: 'DataCorrected' } });
  });

  it('P21 corrects codes without voiding anything', () => {
    const recode = fact('DataCorrected', { segment: 'student', receivedAt: day(2) }, day(2));
    given(...ready)
      .when(correct({ segment: 'student', dataHash: 'hash-9' }))
      .then(recode);
    given(...ready, recode)
      .when(refer)
      .thenTypes('ReferredToResearch');
  });

  it('P23 is refused once decided or answered, and on codes and days that do not fit', () => {
    given(...decidedAccepted)
      .when(correct({ personal, dataHash: 'h' }, day(6)))
      .thenRefused('already_decided');
    given(...answered)
      .when(correct({ personal, dataHash: 'h' }, day(17)))
      .thenRefused('already_answered');
    given(...submitted)
      .when(correct({ segment: 'made_up' }))
      .thenRefused('code_unknown', { pointer: '/segment' });
    given(...submitted)
      .when(correct({ personal, receivedAt: day(9) }))
      .thenRefused('instant_out_of_range');
  });

  it('P21 P23 what was voided stays void when the old data come back', () => {
    const back = fact('DataCorrected', { personal, receivedAt: day(3), dataHash: 'hash-1' }, day(3));
    const verify = command('VerifyData', { dataHash: 'hash-1', matchedAgainst: 'original' }, day(4), officer);
    given(...ready, corrected, back)
      .when({ ...refer, at: day(4) })
      .thenRefused('data_not_verified');
    given(...ready, corrected, back)
      .when(verify, { ...refer, at: day(4) })
      .thenRefused('attestation_missing');
  });

  it('does nothing when nothing changes', () => {
    given(...submitted)
      .when(correct({ personal, dataHash: 'hash-1' }))
      .thenNothing();
    given(...submitted)
      .when(correct({ segment: 'family' }))
      .thenNothing();
  });
});

describe('RequestInformation', () => {
  const request = (data: object = {}, at = day(2)) =>
    command(
      'RequestInformation',
      { informationId: 'i', fields: ['income'], from: 'applicant', ...data },
      at,
      actor('researcher'),
    );
  const income = (validUntil?: string) => [
    submittedFact({ fields: [{ code: 'income', subject: 'fatimah', ...(validUntil && { validUntil }) }] }),
  ];

  it('P20 records what is asked, of whom', () => {
    given(...submitted)
      .when(request())
      .then(asked);
    given(...review)
      .when(request({}, day(3)))
      .thenTypes('InformationRequested');
  });

  it('P7 asks for valid data once, unless a reason is given', () => {
    given(...income())
      .when(request())
      .thenRefused('already_supplied', { fields: ['income'] });
    given(...income('2026-01-02'))
      .when(request({}, day(1.2)))
      .thenRefused('already_supplied');
    given(...income('2026-01-02'))
      .when(request())
      .thenTypes('InformationRequested');
    given(...income())
      .when(request({ reasonCode: 'illegible' }))
      .thenTypes('InformationRequested');
    given(...income())
      .when(request({ reasonCode: 'made_up' }))
      .thenRefused('code_unknown');
  });

  it('P20 is refused after the decision, and records nothing when it stands already', () => {
    given(...decidedAccepted)
      .when(request({}, day(6)))
      .thenRefused('stage_not_fit', { stage: 'decided' });
    given(...submitted, asked)
      .when(request({}, day(3)))
      .thenNothing();
  });
});

describe('SupplyInformation and CancelInformationRequest', () => {
  const supply = (data: object = {}, at = day(3), by = officer) => command('SupplyInformation', data, at, by);
  const cancel = (data: object = {}, at = day(3)) => command('CancelInformationRequest', data, at, officer);

  it('P20 settles the one request that is open', () => {
    given(...submitted, asked)
      .when(supply({ informationId: 'i' }))
      .then(fact('InformationSupplied', { informationId: 'i', receivedAt: day(3) }, day(3)));
    given(...submitted, asked)
      .when(supply())
      .thenTypes('InformationSupplied');
  });

  it('P20: keeps the marks of who it is about, by which a probable duplicate is found', () => {
    const identityHashes = [{ subject: 'b', of: 'phone' as const, hash: 'f'.repeat(64) }];
    given(...submitted, asked)
      .when(supply({ identityHashes }))
      .then(fact('InformationSupplied', { informationId: 'i', receivedAt: day(3), identityHashes }, day(3)));
  });

  it('P21 P23 voids verification and attestation when the data change with it, also during review', () => {
    const supplied = fact(
      'InformationSupplied',
      { informationId: 'i', receivedAt: day(3), dataHash: 'hash-2' },
      day(3),
    );
    const decide = command('RecordDecision', { outcome: 'rejected' }, day(4), actor('committee'));
    given(...review, asked, supplied)
      .when(decide)
      .thenRefused('data_not_verified', { voidedBy: { type: 'InformationSupplied' } });
  });

  it('P20 is refused where nothing, or something else, was asked', () => {
    given(...submitted)
      .when(supply({ informationId: 'i' }))
      .thenRefused('no_information_requested');
    given(...submitted, asked)
      .when(supply({ informationId: 'j' }))
      .thenRefused('no_information_requested');
    given(...decidedAccepted)
      .when(supply({}, day(6)))
      .thenRefused('no_information_requested');
    given(...submitted)
      .when(cancel({ reasonCode: 'judged_without' }))
      .thenRefused('no_information_requested');
  });

  it('P20 is cancelled with a reason only', () => {
    given(...submitted, asked)
      .when(cancel())
      .thenRefused('reason_missing');
    given(...submitted, asked)
      .when(cancel({ reasonCode: 'made_up' }))
      .thenRefused('code_unknown');
    given(...submitted, asked)
      .when(cancel({ informationId: 'i', reasonCode: 'judged_without' }))
      .then(fact('InformationRequestCancelled', { informationId: 'i', reasonCode: 'judged_without' }, day(3)));
  });
});

describe('VerifyData and FailVerification', () => {
  const verify = (dataHash = 'hash-1', at = day(1)) =>
    command('VerifyData', { dataHash, matchedAgainst: 'original' }, at, officer);
  const fail = (data: object = { fields: ['income'], reasonCode: 'document_expired' }, at = day(2)) =>
    command('FailVerification', data, at, officer);
  const failed = fact(
    'VerificationFailed',
    { fields: ['income'], reasonCode: 'document_expired', dataHash: 'hash-1' },
    day(2),
  );

  it('P21 records what was matched, as of the day on which it was given', () => {
    given(...submitted)
      .when(verify())
      .then(verified);
  });

  it('P21 is refused while data are incomplete, expired when given, outstanding or not the present ones', () => {
    const form = { required: ['income'], requiredBySupport: { financial: ['bank_account'] } };
    const withForm = givenUnder(under({ form }));
    withForm(...submitted)
      .when(verify())
      .thenRefused('data_incomplete', { fields: ['income', 'bank_account'] });
    const field = (validUntil: string) => submittedFact({ fields: [{ code: 'income', subject: 'f', validUntil }] });
    given(field('2025-12-31'))
      .when(verify())
      .thenRefused('data_incomplete', { fields: ['income'] });
    given(field('2026-01-01'))
      .when(verify('hash-1', day(2)))
      .thenTypes('DataVerified');
    given(...submitted, asked)
      .when(verify('hash-1', day(3)))
      .thenRefused('information_outstanding');
    given(...submitted)
      .when(verify('hash-0'))
      .thenRefused('data_hash_differs', { dataHash: 'hash-1' });
    given(...decidedAccepted)
      .when(verify('hash-0', day(6)))
      .thenRefused('stage_not_fit', { stage: 'decided' });
  });

  it('P21 does nothing on the same hash, whatever the stage', () => {
    given(...ready)
      .when(verify('hash-1', day(2)))
      .thenNothing();
    given(...answered)
      .when(verify('hash-1', day(17)))
      .thenNothing();
  });

  it('P21 records a failure with its reason and takes back a verification', () => {
    given(...submitted)
      .when(fail())
      .then(failed);
    given(...ready, failed)
      .when(refer)
      .thenRefused('data_not_verified', { voidedBy: { type: 'VerificationFailed' } });
    given(...submitted, failed)
      .when(verify('hash-1', day(3)))
      .thenTypes('DataVerified');
  });

  it('P21 is refused without a reason and after the decision', () => {
    given(...submitted)
      .when(fail({}))
      .thenRefused('reason_missing');
    given(...submitted)
      .when(fail({ reasonCode: 'made_up' }))
      .thenRefused('code_unknown', { pointer: '/reasonCode' });
    given(...decidedAccepted)
      .when(fail(undefined, day(6)))
      .thenRefused('stage_not_fit');
  });
});

describe('AskClarification and GiveClarification', () => {
  const ask = (at = day(1), by = actor('intake'), topicCode = 'procedure') =>
    command('AskClarification', { clarificationId: 'k', topicCode, channel: 'phone' }, at, by);
  const give = (data: object = {}, at = day(2)) => command('GiveClarification', data, at, actor('researcher'));
  const askedFact = fact(
    'ClarificationAsked',
    { clarificationId: 'k', topicCode: 'procedure', channel: 'phone' },
    day(1),
  );

  it('P22 refers the person in any open stage, and the file does not move', () => {
    given(...submitted)
      .when(ask())
      .then(askedFact);
    given(...ready, askedFact)
      .when(refer)
      .thenTypes('ReferredToResearch');
    given(...decidedAccepted)
      .when(ask(day(6)))
      .thenTypes('ClarificationAsked');
    given(...answered)
      .when(ask(day(17)))
      .thenTypes('ClarificationAsked');
  });

  it('P22 gives the answer that was asked for', () => {
    given(...submitted, askedFact)
      .when(give())
      .then(fact('ClarificationGiven', { clarificationId: 'k' }, day(2)));
  });

  it('P22 is refused where none was asked, or on an unknown topic', () => {
    given(...submitted)
      .when(give())
      .thenRefused('no_clarification_asked');
    given(...submitted, askedFact)
      .when(give({ clarificationId: 'l' }))
      .thenRefused('no_clarification_asked');
    given(...submitted)
      .when(ask(day(1), officer, 'made_up'))
      .thenRefused('code_unknown', { pointer: '/topicCode' });
  });

  it('P22 does nothing on the same referral', () => {
    given(...submitted, askedFact)
      .when(ask(day(2)))
      .thenNothing();
  });
});
