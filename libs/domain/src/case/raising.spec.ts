import { given, givenUnder } from '@lib/testing';
import {
  actor,
  answered,
  attested,
  command,
  day,
  decidedAccepted,
  fact,
  noticed,
  ready,
  referred,
  review,
  submitted,
  submittedFact,
  under,
  verified,
  versionOne,
} from '../../fixtures/life-of-a-case';

const officer = actor('officer');
const intake = actor('intake');

describe('AttestData', () => {
  const attest = (data: object = {}, at = day(1), by = intake) =>
    command(
      'AttestData',
      { dataHash: 'hash-1', statementVersion: 1, method: 'signature', signer: 'fatimah', capacity: 'self', ...data },
      at,
      by,
    );
  const mandate = { kind: 'power_of_attorney', until: '2026-02-01' } as const;

  it('P23 records who signed what', () => {
    given(...submitted)
      .when(attest())
      .then(attested);
  });

  it('P23 takes a guardian or agent with a mandate in force only', () => {
    const agent = { signer: 'salim', capacity: 'agent', mandate };
    given(...submitted)
      .when(attest(agent))
      .thenTypes('ApplicantAttested');
    given(...submitted)
      .when(attest({ ...agent, mandate: undefined }))
      .thenRefused('mandate_missing', { why: 'none' });
    const ended = { ...mandate, until: '2026-01-01' };
    given(...submitted)
      .when(attest({ ...agent, mandate: ended }))
      .thenRefused('mandate_missing', { why: 'ended' });
  });

  it('P23 is refused of another person, of other data, under an unknown statement, after the decision', () => {
    given(...submitted)
      .when(attest({ signer: 'salim' }))
      .thenRefused('signer_not_party');
    given(...submitted)
      .when(attest({ dataHash: 'hash-0' }))
      .thenRefused('data_hash_differs', { dataHash: 'hash-1' });
    given(...submitted)
      .when(attest({ statementVersion: 7 }))
      .thenRefused('code_unknown', { pointer: '/statementVersion', allowed: [1] });
    given(...decidedAccepted)
      .when(attest({ dataHash: 'x' }, day(6), officer))
      .thenRefused('stage_not_fit');
  });

  it('P23 does nothing on the same hash', () => {
    given(...ready)
      .when(attest({}, day(2)))
      .thenNothing();
    given(...decidedAccepted)
      .when(attest({}, day(6)))
      .thenNothing();
  });
});

describe('ChangeApplicant', () => {
  const change = (data: object = {}, at = day(3)) =>
    command('ChangeApplicant', { applicantId: 'fatimah', reasonCode: 'came_of_age', ...data }, at, officer);

  it('P23 records it, voids the attestation and leaves what was verified', () => {
    const changed = fact('ApplicantChanged', { applicantId: 'fatimah', reasonCode: 'came_of_age' }, day(3));
    given(...ready)
      .when(change())
      .then(changed);
    given(...ready, changed)
      .when(command('ReferToResearch', {}, day(4), officer))
      .thenRefused('attestation_missing', { voidedBy: { type: 'ApplicantChanged', revision: 4 } });
  });

  it('P23 is refused without mandate or reason, and once answered', () => {
    given(...submitted)
      .when(change({ applicantId: 'salim' }))
      .thenRefused('mandate_missing');
    const mandate = { kind: 'guardianship' };
    given(...submitted)
      .when(change({ applicantId: 'salim', mandate }))
      .thenTypes('ApplicantChanged');
    given(...submitted)
      .when(change({ reasonCode: undefined }))
      .thenRefused('reason_missing');
    given(...decidedAccepted)
      .when(change({}, day(6)))
      .thenTypes('ApplicantChanged');
    given(...answered)
      .when(change({}, day(17)))
      .thenRefused('already_answered');
  });
});

describe('GiveReviewNotice', () => {
  const notice = (data: object = {}, at = day(1), by = intake) =>
    command('GiveReviewNotice', { noticeVersion: 1, channel: 'phone', toldTo: 'beneficiary', ...data }, at, by);

  it('P24 records the words by version and language, to whom and how', () => {
    given(...submitted)
      .when(notice())
      .then(noticed);
    given(...submitted)
      .when(notice({ noticeVersion: undefined, language: 'en' }))
      .thenTypes('ReviewNoticeGiven');
  });

  it('P23 P24 where no version of the words is named, the latest is meant', () => {
    const second = <T extends { version: number }>(texts: readonly T[]): readonly T[] => [
      ...texts,
      { ...texts[0]!, version: 2 },
      { ...texts[0]!, version: 3 },
    ];
    const { attestation, notice: notices } = versionOne.texts;
    const twice = givenUnder(
      under({ texts: { ...versionOne.texts, attestation: second(attestation), notice: second(notices) } }),
    );
    twice(...submitted)
      .when(notice({ noticeVersion: undefined }))
      .then(
        fact(
          'ReviewNoticeGiven',
          { noticeVersion: 3, language: 'ar', channel: 'phone', toldTo: 'beneficiary' },
          day(1),
        ),
      );
    twice(...submitted, noticed)
      .when(notice({ noticeVersion: undefined }))
      .thenTypes('ReviewNoticeGiven');
    const sign = { dataHash: 'hash-1', method: 'signature', signer: 'fatimah', capacity: 'self' } as const;
    twice(...submitted)
      .when(command('AttestData', sign, day(1), intake))
      .then(fact('ApplicantAttested', { ...sign, statementVersion: 3 }, day(1)));
  });

  it('P24 does nothing on the same words while the committee studies it, and is refused after', () => {
    given(...review)
      .when(notice({}, day(3)))
      .thenNothing();
    given(...decidedAccepted)
      .when(notice({}, day(6), officer))
      .thenNothing();
  });

  it('P24 is refused with words that are not of the version, and after the decision', () => {
    given(...submitted)
      .when(notice({ noticeVersion: 2 }))
      .thenRefused('notice_version_unknown', { pointer: '/noticeVersion', allowed: [1] });
    const wordless = givenUnder(under({ texts: { ...versionOne.texts, notice: [] } }));
    wordless(...submitted)
      .when(notice({ noticeVersion: undefined }))
      .thenRefused('notice_version_unknown', { allowed: [] });
    given(...decidedAccepted)
      .when(notice({ noticeVersion: 2 }, day(6), officer))
      .thenRefused('stage_not_fit');
  });

  it('P24 does nothing on the same words', () => {
    given(...ready)
      .when(notice({}, day(2)))
      .thenNothing();
  });
});

describe('ReferToResearch', () => {
  const refer = (at = day(2)) => command('ReferToResearch', {}, at, officer);
  const asked = fact('InformationRequested', { informationId: 'i', fields: [], from: 'third_party' }, day(1));

  it('P25 raises the file through open gates', () => {
    given(...ready)
      .when(refer())
      .then(referred);
  });

  it('P21 P23 P24 P20 is refused by the first shut gate', () => {
    given(...submitted)
      .when(refer())
      .thenRefused('data_not_verified');
    given(...submitted, verified)
      .when(refer())
      .thenRefused('attestation_missing');
    given(...submitted, verified, attested)
      .when(refer())
      .thenRefused('review_notice_missing');
    given(...ready, asked)
      .when(refer())
      .thenRefused('information_outstanding', { informationIds: ['i'] });
    given(...decidedAccepted)
      .when(refer(day(6)))
      .thenRefused('stage_not_fit', { stage: 'decided' });
  });

  it('P25 asks the gates of the version only: they are data', () => {
    const receiptLog = givenUnder(under({ gates: ['data_verified'], use: 'historical' }));
    receiptLog(submittedFact({ use: 'historical' }), verified, asked)
      .when(refer())
      .thenTypes('ReferredToResearch');
    receiptLog(submittedFact({ use: 'historical' }))
      .when(refer())
      .thenRefused('data_not_verified');
  });

  it('P25 does nothing while in review', () => {
    given(...review)
      .when(refer(day(3)))
      .thenNothing();
  });
});
