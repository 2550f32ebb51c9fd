import type { Known } from '@lib/domain';
import { given, givenUnder } from '@lib/testing';
import {
  actor,
  after,
  answered,
  answeredRejected,
  command,
  day,
  decidedAccepted,
  decidedRejected,
  fact,
  ready,
  registered,
  review,
  submitted,
  submittedFact,
  under,
} from '../../fixtures/life-of-a-case';

const officer = actor('officer');
const complete = (at = day(17)) => command('CompleteRegistration', {}, at, officer);
const require = (state: 'met' | 'waived', reasonCode?: string, by = officer, at = day(17), requirement = 'iban') =>
  command('RecordRequirement', { requirement, state, reasonCode }, at, by);
const requirements = { financial: [{ code: 'iban', required: true }], housing: [{ code: 'deed', required: true }] };
const withIban = givenUnder(under({ requirements }));
const beside = givenUnder(under({ requirements, registrationFrom: 'verification' }));
const met = fact('RequirementRecorded', { requirement: 'iban', state: 'met' }, day(17));

describe('RecordRequirement', () => {
  it('P28 records what is met, and what a supervisor waives', () => {
    withIban(...answered)
      .when(require('met'))
      .then(met);
    withIban(...answered)
      .when(require('waived', 'hardship', actor('supervisor')))
      .then(fact('RequirementRecorded', { requirement: 'iban', state: 'waived', reasonCode: 'hardship' }, day(17)));
  });

  it('P28 is refused of an unknown one, by who may not waive, without reason, before the answer', () => {
    withIban(...answered)
      .when(require('met', undefined, officer, day(17), 'deed'))
      .thenRefused('requirement_unknown', { pointer: '/requirement', allowed: ['iban'] });
    withIban(...answered)
      .when(require('waived', 'hardship'))
      .thenRefused('forbidden');
    withIban(...answered)
      .when(require('waived', undefined, actor('supervisor')))
      .thenRefused('reason_missing');
    withIban(...decidedAccepted)
      .when(require('met', undefined, officer, day(6)))
      .thenRefused('stage_not_fit');
    withIban(...answeredRejected)
      .when(require('met'))
      .thenRefused('requirement_unknown', { allowed: [] });
    givenUnder(under({ requirements: {} }))(...answered)
      .when(require('met'))
      .thenRefused('requirement_unknown', { allowed: [] });
  });

  it('P28 does nothing when it is so', () => {
    withIban(...answered, met)
      .when(require('met'))
      .thenNothing();
    withIban(...answered, met)
      .when(require('waived', 'hardship', actor('supervisor')))
      .thenTypes('RequirementRecorded');
  });

  it('P28 each requirement stands for itself, as it was recorded last, and once where two kinds of support ask for it', () => {
    const two = [
      { code: 'iban', required: true },
      { code: 'deed', required: true },
    ];
    const both = givenUnder(under({ requirements: { financial: two, housing: two } }));
    const history = answered.map((event) =>
      event.type === 'CommitteeDecided'
        ? ({ ...event, data: { ...event.data, granted: [{ support: 'financial' }, { support: 'housing' }] } } as never)
        : event,
    );
    both(...history)
      .when(complete())
      .thenRefused('requirements_incomplete', { requirements: ['iban', 'deed'] });
    both(...history, met)
      .when(complete())
      .thenRefused('requirements_incomplete', { requirements: ['deed'] });
    both(...history, met)
      .when(require('met', undefined, officer, day(17), 'deed'))
      .thenTypes('RequirementRecorded');
    const waived = fact('RequirementRecorded', { requirement: 'iban', state: 'waived', reasonCode: 'x' }, day(18));
    const { requirements: recorded } = after([...history, met, waived]) as Known;
    expect(recorded).toEqual([{ requirement: 'iban', state: 'waived', afterAnswer: true }]);
  });

  it('P28 a new round asks anew for what was met after the answer, and keeps what was met beside the study', () => {
    const early = fact('RequirementRecorded', { requirement: 'deed', state: 'met' }, day(3));
    const again = fact('CaseReopened', { to: 'new_round', reasonCode: 'new_facts' }, day(30));
    const history = [...review, early, ...registered.slice(review.length), met];
    expect((after([...history, again]) as Known).requirements.map(({ requirement }) => requirement)).toEqual(['deed']);
    expect((after([...history, again]) as Known).registered).toBeUndefined();
    const besideStudy = fact('RegistrationCompleted', { policyVersion: 1 }, day(3));
    expect((after([...review, besideStudy, again]) as Known).registered).toEqual({ at: day(3), afterAnswer: false });
  });

  it('P28 an importer waives as the source says', () => {
    const historical = givenUnder(under({ requirements, use: 'historical' }));
    historical(submittedFact({ use: 'historical' }), ...answered.slice(1))
      .when(require('waived', 'hardship', actor('importer')))
      .thenTypes('RequirementRecorded');
  });

  it('P28 «مع»: runs beside the study where the version says so', () => {
    beside(...submitted)
      .when(require('met', undefined, officer, day(1)))
      .thenTypes('RequirementRecorded');
  });
});

describe('CompleteRegistration', () => {
  it('P28 records it once the requirements are complete', () => {
    given(...answered)
      .when(complete())
      .then(fact('RegistrationCompleted', { policyVersion: 1 }, day(17)));
    withIban(...answered)
      .when(complete())
      .thenRefused('requirements_incomplete', { requirements: ['iban'] });
    withIban(...answered, met)
      .when(complete())
      .thenTypes('RegistrationCompleted');
  });

  it('P27 is an answer, so it waits for one', () => {
    given(...decidedAccepted)
      .when(complete(day(6)))
      .thenRefused('answer_outstanding');
    given(...decidedRejected)
      .when(complete(day(6)))
      .thenRefused('not_accepted');
    given(...answeredRejected)
      .when(complete())
      .thenRefused('not_accepted');
    given(...review)
      .when(complete(day(3)))
      .thenRefused('not_accepted');
    given(...submitted)
      .when(complete(day(3)))
      .thenRefused('not_accepted');
  });

  it('P28 asks for verified data in place of the answer where it runs beside the study', () => {
    beside(...submitted)
      .when(complete(day(1)))
      .thenRefused('data_not_verified');
    const failed = fact('VerificationFailed', { fields: [], reasonCode: 'other', dataHash: 'hash-1' }, day(2));
    beside(...ready, failed)
      .when(complete(day(3)))
      .thenRefused('data_not_verified', { voidedBy: { type: 'VerificationFailed', revision: 4 } });
    beside(...ready)
      .when(complete(day(2)))
      .thenRefused('requirements_incomplete');
    beside(...ready, met)
      .when(complete(day(17)))
      .thenTypes(
        'PreparationTargetNeared',
        'PreparationTargetMissed',
        'RegistrationTargetNeared',
        'RegistrationTargetMissed',
        'RegistrationCompleted',
      );
  });

  it('P28 does nothing twice', () => {
    given(...registered)
      .when(complete(day(18)))
      .thenNothing();
  });
});
