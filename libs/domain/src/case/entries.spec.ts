import { nextDue } from '@lib/domain';
import { given, givenUnder } from '@lib/testing';
import {
  actor,
  after,
  answered,
  closed,
  command,
  day,
  decidedAccepted,
  fact,
  mainDocuments,
  review,
  submitted,
  submittedFact,
  under,
  withdrawn,
} from '../../fixtures/life-of-a-case';

const system = actor('system');

describe('AssignCase', () => {
  const assign = (to: object, at = day(1), reasonCode?: string) =>
    command('AssignCase', { to, reasonCode } as never, at, actor('supervisor'));
  const assigned = fact('CaseAssigned', { to: { role: 'researcher' } }, day(1));

  it('house: records whose turn it is', () => {
    given(...submitted)
      .when(assign({ role: 'researcher' }))
      .then(assigned);
    given(...answered)
      .when(assign({ actorId: 'salim' }, day(17), 'absence'))
      .then(fact('CaseAssigned', { to: { actorId: 'salim' }, reasonCode: 'absence' }, day(17)));
  });

  it('is refused with a reason that the version does not know', () => {
    given(...submitted)
      .when(assign({ role: 'officer' }, day(1), 'made_up'))
      .thenRefused('code_unknown');
  });

  it('does nothing on the same one', () => {
    given(...submitted, assigned)
      .when(assign({ role: 'researcher' }, day(2)))
      .thenNothing();
    given(...submitted, assigned)
      .when(assign({ actorId: 'researcher' }, day(2)))
      .thenTypes('CaseAssigned');
    given(...submitted, assigned)
      .when(assign({ role: 'officer' }, day(2)))
      .thenTypes('CaseAssigned');
    const toSalim = fact('CaseAssigned', { to: { actorId: 'salim' } }, day(1));
    given(...submitted, toSalim)
      .when(assign({ actorId: 'salim' }, day(2)))
      .thenNothing();
    given(...submitted, toSalim)
      .when(assign({ actorId: 'huda' }, day(2)))
      .thenTypes('CaseAssigned');
    given(...submitted, toSalim)
      .when(assign({ role: 'researcher' }, day(2)))
      .thenTypes('CaseAssigned');
  });
});

describe('RecordContactAttempt', () => {
  it('P20 P5 records it in every open stage', () => {
    const attempt = (at: string) =>
      command(
        'RecordContactAttempt',
        { purpose: 'information', channel: 'phone', toldTo: 'agent' },
        at,
        actor('officer'),
      );
    given(...submitted)
      .when(attempt(day(1)))
      .then(fact('ContactAttempted', { purpose: 'information', channel: 'phone', toldTo: 'agent' }, day(1)));
    given(...decidedAccepted)
      .when(attempt(day(6)))
      .thenTypes('ContactAttempted');
  });
});

describe('CompleteHistory and occurredAt', () => {
  const historical = givenUnder(under({ use: 'historical', policyId: 'receipt-log' }));
  const imported = submittedFact({ use: 'historical' });
  const importer = actor('importer');
  const complete = (data: object = {}) => command('CompleteHistory', data, day(900), importer);
  const completed = fact('HistoryCompleted', { sourceEnds: true }, day(9));
  const assign = (occurredAt: string) =>
    command('AssignCase', { to: { role: 'officer' }, occurredAt }, day(900), importer);

  it('house: records it at the time that the importer gives', () => {
    historical(imported)
      .when(complete({ sourceEnds: true, occurredAt: day(9) }))
      .thenTypes('PreparationTargetNeared', 'HistoryCompleted');
    historical(imported)
      .when(complete({ sourceEnds: true, occurredAt: day(1) }))
      .then(fact('HistoryCompleted', { sourceEnds: true }, day(1)));
    historical(imported)
      .when(complete({ occurredAt: day(1) }))
      .then(fact('HistoryCompleted', { sourceEnds: false }, day(1)));
  });

  it('is refused on a case that is not historical, and does nothing twice', () => {
    given(...submitted)
      .when(complete())
      .thenRefused('not_historical');
    given(...submitted)
      .when({ ...complete(), by: actor('supervisor') })
      .thenRefused('not_historical');
    historical(imported, completed).when(complete()).thenNothing();
  });

  it('judges by occurredAt, between the last event and now, until the history is complete', () => {
    historical(imported)
      .when(assign(day(1)))
      .then(fact('CaseAssigned', { to: { role: 'officer' } }, day(1)));
    historical(imported)
      .when(assign(day(-1)))
      .thenRefused('instant_out_of_range', { pointer: '/occurredAt', earliest: day(0), latest: day(900) });
    historical(imported)
      .when(assign(day(901)))
      .thenRefused('instant_out_of_range');
    historical(imported, completed)
      .when(assign(day(10)))
      .thenRefused('not_historical');
    given(...submitted)
      .when(assign(day(1)))
      .thenRefused('not_historical', { pointer: '/occurredAt' });
    historical(imported)
      .when({ ...assign(day(1)), by: actor('officer') })
      .thenRefused('not_historical', { pointer: '/occurredAt' });
  });

  it('is judged by occurredAt alone: the clocks of this machine say nothing of what was long ago', () => {
    const decided = fact(
      'CommitteeDecided',
      {
        outcome: 'rejected',
        reasonCodes: ['other'],
        granted: [],
        members: ['m'],
        stoodAside: [],
        dataHash: 'hash-1',
      },
      day(5),
    );
    const told = command('NotifyDecision', { occurredAt: day(20) }, day(900), importer);
    historical(imported, ...review.slice(1), decided)
      .when({ ...told, floorAt: day(10) })
      .thenTypes('ReviewFloorPassed', 'AnswerTargetNeared', 'AnswerTargetMissed', 'DecisionNotified');
  });
});

describe('an importer', () => {
  const assign = (...roles: Parameters<typeof actor>) =>
    command('AssignCase', { to: { role: 'committee' } } as never, day(1), actor(...roles));

  it('changes no case of another series by that role', () => {
    given(...submitted)
      .when(assign('importer'))
      .thenRefused('not_historical');
    given(...submitted)
      .when({ ...assign('officer'), by: { ...actor('officer'), roles: ['importer', 'officer'] } })
      .thenTypes('CaseAssigned');
  });
});

describe('the entries of other streams', () => {
  const enter = (at = day(1)) => command('EnterInquiry', { inquiryId: 'q', kind: 'inquiry' }, at, system);
  const opened = fact('InquiryOpened', { inquiryId: 'q', kind: 'inquiry' }, day(1));
  const settle = command('SettleInquiry', { inquiryId: 'q' }, day(2), system);

  it('P19 one that is asked again is entered again, and settled only in the round that is meant', () => {
    const again = { inquiryId: 'q', kind: 'inquiry', round: 2 } as const;
    given(...submitted, opened)
      .when(command('EnterInquiry', again, day(2), system))
      .then(fact('InquiryOpened', again, day(2)));
    const reopened = fact('InquiryOpened', again, day(2));
    const settleRound = (round: number) => command('SettleInquiry', { inquiryId: 'q', round }, day(3), system);
    given(...submitted, opened, reopened)
      .when(settleRound(1))
      .thenNothing();
    given(...submitted, opened, reopened)
      .when(settleRound(2))
      .thenTypes('InquirySettled');
  });

  it('P19 the case waits for each that is open, and for none that was settled', () => {
    const dispute = fact('InquiryOpened', { inquiryId: 'r', kind: 'dispute' }, day(2));
    const settled = (inquiryId: string, kind: 'inquiry' | 'dispute') =>
      fact('InquirySettled', { inquiryId, kind }, day(7));
    const close = command('CloseCase', {}, day(8), actor('officer'));
    const open = [...withdrawn.slice(0, -1), opened, dispute, withdrawn.at(-1)!];
    given(...open)
      .when(close)
      .thenRefused('inquiry_open', { inquiryIds: ['q', 'r'] });
    given(...open, settled('q', 'inquiry'))
      .when(close)
      .thenRefused('inquiry_open', { inquiryIds: ['r'] });
    given(...open, settled('q', 'inquiry'), settled('r', 'dispute'))
      .when(close)
      .thenTypes('CaseClosed');
    given(...submitted, opened, dispute)
      .when(command('SettleInquiry', { inquiryId: 'r' }, day(3), system))
      .then(fact('InquirySettled', { inquiryId: 'r', kind: 'dispute' }, day(3)));
    given(...submitted, opened)
      .when(command('EnterInquiry', { inquiryId: 'r', kind: 'dispute' }, day(2), system))
      .then(dispute);
  });

  it('P9 P19 an inquiry is entered once and settled once', () => {
    given(...submitted)
      .when(enter())
      .then(opened);
    given(...submitted, opened)
      .when(enter(day(2)))
      .thenNothing();
    given(...submitted, opened)
      .when(settle)
      .then(fact('InquirySettled', { inquiryId: 'q', kind: 'inquiry' }, day(2)));
    given(...submitted)
      .when(settle)
      .thenNothing();
    given(...closed)
      .when(command('SettleInquiry', { inquiryId: 'q' }, day(22), system))
      .thenNothing();
  });

  it('an amended calendar is applied once', () => {
    const apply = (calendarVersion: number) =>
      command('ApplyCalendar', { calendarVersion, from: day(1) }, day(1), system);
    given(...submitted)
      .when(apply(2))
      .then(fact('CalendarApplied', { calendarVersion: 2, from: day(1) }, day(1)));
    given(...submitted)
      .when(apply(1))
      .thenNothing();
  });
});

describe('a full case', () => {
  it('refuses its 2,001st event, and rings no more', () => {
    const attempts = Array.from({ length: 1_999 }, () => fact('ContactAttempted', { purpose: 'service' }, day(1)));
    const attempt = command('RecordContactAttempt', { purpose: 'service' }, day(2), actor('officer'));
    given(...submitted, ...attempts.slice(1))
      .when(attempt)
      .thenTypes('ContactAttempted');
    given(...submitted, ...attempts)
      .when(attempt)
      .thenRefused('case_full', { most: 2_000 });
    given(...submitted, ...attempts)
      .when(command('PassTimelineStep', {}, day(90), system))
      .thenNothing();
    expect(nextDue(after([...submitted, ...attempts]), mainDocuments)).toBeNull();
    expect(nextDue(after([...submitted, ...attempts.slice(1)]), mainDocuments)).toBe(day(7.5));
    given(...submitted, ...attempts.slice(2))
      .when({ ...attempt, at: day(9) })
      .thenTypes('PreparationTargetNeared', 'ContactAttempted');
    given(...submitted, ...attempts.slice(1))
      .when({ ...attempt, at: day(9) })
      .thenRefused('case_full');
  });
});
