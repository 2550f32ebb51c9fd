import type { CaseEvent, ReviewWindow } from '@lib/domain';
import { given, givenUnder } from '@lib/testing';
import {
  actor,
  answered,
  closed,
  command,
  day,
  decidedAccepted,
  fact,
  floorPassed,
  registered,
  review,
  submitted,
  toldAccepted,
  under,
  versionOne,
  withdrawn,
} from '../../fixtures/life-of-a-case';

const officer = actor('officer');
const supervisor = actor('supervisor');
const told = { channel: 'phone', toldTo: 'beneficiary' } as const;
const notify = (at: string, data: object = {}) => command('NotifyDecision', { ...told, ...data }, at, officer);
const windowed = (changes: Partial<ReviewWindow>) =>
  givenUnder(under({ reviewWindow: { ...versionOne.reviewWindow, ...changes } }));
const justBefore = day(16 - 1 / 86_400_000);

describe('NotifyDecision', () => {
  it('P26 P27 records the answer at the floor itself, after the floor that passed', () => {
    given(...decidedAccepted)
      .when(notify(day(16)))
      .then(floorPassed, toldAccepted);
  });

  it('P27 is refused a millisecond before the floor, and says from when', () => {
    given(...decidedAccepted)
      .when(notify(justBefore))
      .thenRefused('answer_before_floor', { earliest: day(16) });
    given(...decidedAccepted)
      .when(notify(day(6)))
      .thenRefused('answer_before_floor', { earliest: day(16) });
  });

  it('P27 is refused with a time of telling before the floor or ahead', () => {
    given(...decidedAccepted)
      .when(notify(day(17), { toldAt: day(15) }))
      .thenRefused('answer_before_floor');
    given(...decidedAccepted)
      .when(notify(day(17), { toldAt: day(18) }))
      .thenRefused('instant_out_of_range', { pointer: '/toldAt', earliest: null, latest: day(17) });
    given(...decidedAccepted)
      .when(notify(day(17), { toldAt: day(16) }))
      .thenTypes('ReviewFloorPassed', 'DecisionNotified');
  });

  it('P27 judges the floor by the earlier of two clocks', () => {
    given(...decidedAccepted)
      .when({ ...notify(day(17), { toldAt: day(16.5) }), floorAt: day(15) })
      .thenRefused('answer_before_floor');
    given(...decidedAccepted)
      .when({ ...notify(day(17)), floorAt: day(15) })
      .thenRefused('answer_before_floor');
    given(...decidedAccepted)
      .when({ ...notify(day(15)), floorAt: day(17) })
      .thenRefused('answer_before_floor');
  });

  it('P27 never pauses the floor, whatever the applicant owes', () => {
    const asked = fact('InformationRequested', { informationId: 'i', fields: [], from: 'applicant' }, day(3));
    const supplied = fact('InformationSupplied', { informationId: 'i', receivedAt: day(4) }, day(4));
    given(...review, asked, supplied, ...decidedAccepted.slice(review.length))
      .when(notify(day(16)))
      .thenTypes('ReviewFloorPassed', 'DecisionNotified');
  });

  it('P27 reads other windows from the version: no floor, from submission, seconds', () => {
    windowed({ floor: null })(...decidedAccepted)
      .when(notify(day(5)))
      .thenTypes('DecisionNotified');
    windowed({ from: 'submission' })(...decidedAccepted)
      .when(notify(day(14)))
      .thenTypes('ReviewFloorPassed', 'DecisionNotified');
    windowed({ from: 'notice' })(...decidedAccepted)
      .when(notify(day(14)))
      .thenRefused('answer_before_floor', { earliest: day(15) });
    const short = windowed({ floor: { length: 'PT20S', clause: 'P27', source: 'policy' } });
    short(...decidedAccepted)
      .when(notify(day(6)))
      .thenTypes('ReviewFloorPassed', 'DecisionNotified');
  });

  it('P27 answers a late one too: past a ceiling it is still owed, and the missed one stands first', () => {
    const ceiling = { length: 'P14D', clause: 'P27', source: 'policy' } as const;
    windowed({ floor: null, target: null, ceiling })(...decidedAccepted)
      .when(notify(day(17)))
      .thenTypes(
        'AnswerTargetNeared',
        'AnswerTargetMissed',
        'ReviewCeilingNeared',
        'ReviewCeilingMissed',
        'DecisionNotified',
      );
  });

  it('P26 is refused without a decision, and does nothing when told', () => {
    given(...review)
      .when(notify(day(6)))
      .thenRefused('not_decided');
    given(...submitted)
      .when(notify(day(6)))
      .thenRefused('not_decided');
    given(...answered)
      .when(notify(day(17)))
      .thenNothing();
  });
});

describe('AuthoriseEarlyAnswer', () => {
  const authorise = (data: object = { reasonCode: 'urgent_need' }) =>
    command('AuthoriseEarlyAnswer', data, day(6), supervisor);
  const authorised = fact('EarlyAnswerAuthorised', { reasonCode: 'urgent_need' }, day(6));
  const allowing = windowed({ earlyAnswer: true });

  it('P27 lets a named person answer before the floor, where the version allows it', () => {
    allowing(...decidedAccepted)
      .when(authorise())
      .then(authorised);
    allowing(...decidedAccepted, authorised)
      .when(notify(day(7)))
      .thenTypes('DecisionNotified');
    allowing(...decidedAccepted, authorised)
      .when(authorise())
      .thenNothing();
  });

  it('P27 version 1 knows no exception', () => {
    given(...decidedAccepted)
      .when(authorise())
      .thenRefused('early_answer_not_allowed');
    given(...decidedAccepted, authorised)
      .when(notify(day(7)))
      .thenTypes('DecisionNotified');
  });

  it('P27 is refused without a reason, and before the decision', () => {
    allowing(...decidedAccepted)
      .when(authorise({}))
      .thenRefused('reason_missing');
    allowing(...review)
      .when(authorise())
      .thenRefused('stage_not_fit', { stage: 'review' });
  });
});

describe('RecordAnswerAttempt', () => {
  const attempt = (at: string, data: object = {}) => command('RecordAnswerAttempt', { ...told, ...data }, at, officer);

  it('P26 records that it was tried', () => {
    given(...decidedAccepted, floorPassed)
      .when(attempt(day(16)))
      .then(fact('AnswerAttempted', { toldAt: day(16), ...told }, day(16)));
  });

  it('P26 P27 is refused before the decision, before the floor, after the answer', () => {
    given(...review)
      .when(attempt(day(6)))
      .thenRefused('not_decided');
    given(...decidedAccepted)
      .when(attempt(day(6)))
      .thenRefused('answer_before_floor', { earliest: day(16) });
    given(...decidedAccepted)
      .when(attempt(day(17), { toldAt: day(15) }))
      .thenRefused('answer_before_floor');
    given(...answered)
      .when(attempt(day(17)))
      .thenRefused('stage_not_fit', { stage: 'answered' });
  });

  it('P26 was tried at a time that has come', () => {
    given(...decidedAccepted)
      .when(attempt(day(17), { toldAt: day(18) }))
      .thenRefused('instant_out_of_range', { pointer: '/toldAt', latest: day(17) });
  });
});

describe('ReportEarlyAnswer', () => {
  const report = (at: string, data: object = {}) =>
    command(
      'ReportEarlyAnswer',
      { toldAt: day(6), reasonCode: 'told_by_staff', by: 'someone', ...data },
      at,
      supervisor,
    );

  it('P27 records a breach that is no answer', () => {
    const reported = fact(
      'EarlyAnswerReported',
      { toldAt: day(6), earliest: day(16), by: 'someone', reasonCode: 'told_by_staff' },
      day(7),
    );
    given(...decidedAccepted)
      .when(report(day(7)))
      .then(reported);
    given(...decidedAccepted, reported)
      .when(notify(day(8)))
      .thenRefused('answer_before_floor');
    given(...review)
      .when(report(day(7)))
      .thenTypes('EarlyAnswerReported');
  });

  it.each<[string, readonly CaseEvent[]]>([
    ['answered', answered],
    ['closed', closed],
    ['withdrawn', withdrawn],
  ])('P27 takes it on a case that is %s', (_name, history) => {
    given(...history)
      .when(report(day(22)))
      .thenTypes('EarlyAnswerReported');
  });

  it('P27 is refused where nothing was raised, where it was not early, without reason', () => {
    given(...submitted)
      .when(report(day(7)))
      .thenRefused('never_referred');
    given(...decidedAccepted)
      .when(report(day(17), { toldAt: day(16) }))
      .thenRefused('answer_not_early', { earliest: day(16) });
    given(...decidedAccepted)
      .when(report(day(7), { toldAt: day(8) }))
      .thenRefused('instant_out_of_range', { pointer: '/toldAt', latest: day(7) });
    given(...decidedAccepted)
      .when(report(day(7), { reasonCode: undefined }))
      .thenRefused('reason_missing');
    windowed({ floor: null })(...decidedAccepted)
      .when(report(day(7)))
      .thenRefused('answer_not_early');
  });
});

describe('RetractAnswer', () => {
  const retract = (data: object, at = day(17)) => command('RetractAnswer', data, at, supervisor);

  it('house: recorded by mistake, the answer is owed again', () => {
    const retracted = fact('AnswerRetracted', { reasonCode: 'recorded_by_mistake', answerStands: false }, day(17));
    given(...answered)
      .when(retract({ reasonCode: 'recorded_by_mistake' }))
      .then(retracted);
    given(...answered, retracted)
      .when(notify(day(18)))
      .thenTypes('DecisionNotified');
  });

  it('house: told wrongly, it stands with the time at which the right one was told', () => {
    const retracted = fact(
      'AnswerRetracted',
      { reasonCode: 'told_wrongly', answerStands: true, toldAt: day(17), by: 'salim', channel: 'phone' },
      day(17),
    );
    given(...answered)
      .when(retract({ reasonCode: 'told_wrongly', by: 'salim', channel: 'phone' }))
      .then(retracted);
    given(...answered, retracted)
      .when(notify(day(18)))
      .thenNothing();
    given(...answered)
      .when(retract({ reasonCode: 'told_wrongly', toldAt: day(9) }))
      .thenRefused('answer_before_floor');
    given(...answered)
      .when(retract({ reasonCode: 'told_wrongly', toldAt: day(18) }))
      .thenRefused('instant_out_of_range', { pointer: '/toldAt', latest: day(17) });
  });

  it('is refused without an answer, after registration, without reason', () => {
    given(...decidedAccepted)
      .when(retract({ reasonCode: 'told_wrongly' }))
      .thenRefused('not_answered');
    given(...registered)
      .when(retract({ reasonCode: 'told_wrongly' }))
      .thenRefused('registration_completed');
    given(...answered)
      .when(retract({}))
      .thenRefused('reason_missing');
  });
});
