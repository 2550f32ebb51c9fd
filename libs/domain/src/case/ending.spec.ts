import { evolve, initialCase, stageOf, type Case, type CaseEvent } from '@lib/domain';
import { given, givenUnder } from '@lib/testing';
import {
  actor,
  answered,
  answeredRejected,
  closed,
  command,
  confirmed,
  day,
  decidedAccepted,
  delivered,
  discontinued,
  fact,
  mainDocuments,
  planned,
  registered,
  review,
  submitted,
  submittedFact,
  under,
  withdrawn,
} from '../../fixtures/life-of-a-case';

const officer = actor('officer');
const supervisor = actor('supervisor');
const stageAfter = (...history: readonly CaseEvent[]) =>
  stageOf(history.reduce<Case>(evolve, initialCase), mainDocuments);
const attempt = (at: number, channel: 'phone' | 'letter') =>
  fact('ContactAttempted', { purpose: 'information', channel }, day(at));
const opened = fact('InquiryOpened', { inquiryId: 'q', kind: 'inquiry' }, day(20));

describe('WithdrawRequest', () => {
  const withdraw = (at = day(6), data: object = { saidBy: 'applicant', channel: 'phone' }) =>
    command('WithdrawRequest', data, at, actor('intake'));

  it("house: records the applicant's own wish until the answer", () => {
    given(...review)
      .when(withdraw())
      .then(withdrawn.at(-1)!);
    given(...submitted)
      .when(withdraw())
      .thenTypes('RequestWithdrawn');
    given(...decidedAccepted)
      .when(withdraw())
      .thenTypes('RequestWithdrawn');
  });

  it('house: with a reason that the version knows, or with none', () => {
    given(...review)
      .when(withdraw(day(6), { saidBy: 'applicant', reasonCode: 'made_up' }))
      .thenRefused('code_unknown', {
        pointer: '/reasonCode',
        allowed: expect.arrayContaining(['changed_mind', 'moved_away']),
      });
  });

  it('is refused once answered, discontinued or closed', () => {
    given(...answered)
      .when(withdraw(day(17)))
      .thenRefused('already_answered');
    given(...discontinued)
      .when(withdraw(day(7)))
      .thenRefused('case_ended');
    given(...closed)
      .when(withdraw(day(22)))
      .thenRefused('case_closed');
  });

  it('does nothing on a withdrawn one', () => {
    given(...withdrawn)
      .when(withdraw(day(7)))
      .thenNothing();
  });
});

describe('DiscontinueRequest', () => {
  const discontinue = (data: object = { reasonCode: 'deceased' }, at = day(6)) =>
    command('DiscontinueRequest', data, at, supervisor);
  const silent = [...submitted, attempt(1, 'phone'), attempt(2, 'phone'), attempt(3, 'letter')];

  it('house: ends what nobody can decide any more', () => {
    given(...review)
      .when(discontinue())
      .then(discontinued.at(-1)!);
    given(...answered)
      .when(discontinue(undefined, day(17)))
      .thenTypes('RequestDiscontinued');
  });

  it.each(['unreachable', 'not_supplied'])(
    'house: %s needs three attempts on two channels and thirty days',
    (reasonCode) => {
      const passed = ['PreparationTargetNeared', 'PreparationTargetMissed'];
      given(...silent)
        .when(discontinue({ reasonCode }, day(31)))
        .thenTypes(...passed, 'RequestDiscontinued');
      given(...silent)
        .when(discontinue({ reasonCode }, day(30.9)))
        .thenRefused('warning_missing', { earliest: day(31) });
      given(...submitted, attempt(1, 'phone'), attempt(3, 'letter'))
        .when(discontinue({ reasonCode }, day(40)))
        .thenRefused('warning_missing', {
          attempts: { had: 2, needed: 3 },
          channels: { had: 2, needed: 2 },
          earliest: day(31),
        });
      given(...submitted)
        .when(discontinue({ reasonCode }, day(40)))
        .thenRefused('warning_missing', { attempts: { had: 0, needed: 3 }, channels: { had: 0 }, earliest: null });
      const somehow = fact('ContactAttempted', { purpose: 'information' }, day(3));
      given(...submitted, attempt(1, 'phone'), attempt(2, 'phone'), somehow)
        .when(discontinue({ reasonCode }, day(40)))
        .thenRefused('warning_missing', { attempts: { had: 3 }, channels: { had: 1 } });
      given(...submitted, attempt(1, 'phone'), attempt(2, 'phone'), attempt(3, 'phone'))
        .when(discontinue({ reasonCode }, day(40)))
        .thenRefused('warning_missing', { channels: { had: 1, needed: 2 } });
    },
  );

  it('is refused without reason, of an unknown one, and while a service is planned', () => {
    given(...review)
      .when(discontinue({}))
      .thenRefused('reason_missing');
    given(...review)
      .when(discontinue({ reasonCode: 'rejected' }))
      .thenRefused('code_unknown');
    given(...review)
      .when(discontinue({ reasonCode: 'duplicate' }))
      .thenRefused('reason_missing', { pointer: '/relatesTo' });
    const relatesTo = { caseId: 'other', relation: 'duplicate_of' };
    given(...review)
      .when(discontinue({ reasonCode: 'duplicate', relatesTo }))
      .thenTypes('RequestDiscontinued');
    given(...planned)
      .when(discontinue(undefined, day(19)))
      .thenRefused('service_outstanding', { serviceIds: ['food'] });
    given(...confirmed)
      .when(discontinue(undefined, day(21)))
      .thenTypes('RequestDiscontinued');
    given(...registered)
      .when(discontinue(undefined, day(19)))
      .thenTypes('RequestDiscontinued');
    given(...withdrawn)
      .when(discontinue(undefined, day(7)))
      .thenRefused('case_ended');
  });
});

describe('CloseCase', () => {
  const close = (at = day(21)) => command('CloseCase', {}, at, officer);

  it('P13 P19 closes what was answered and served, rejected, withdrawn or discontinued', () => {
    given(...confirmed)
      .when(close())
      .then(closed.at(-1)!);
    given(...answeredRejected)
      .when(close())
      .thenTypes('CaseClosed');
    given(...withdrawn)
      .when(close(day(7)))
      .thenTypes('CaseClosed');
    given(...discontinued)
      .when(close(day(7)))
      .thenTypes('CaseClosed');
  });

  it('P19 is refused while an inquiry is open, an answer owed, a service outstanding', () => {
    given(...confirmed, opened)
      .when(close())
      .thenRefused('inquiry_open', { inquiryIds: ['q'] });
    given(...review)
      .when(close(day(6)))
      .thenRefused('answer_outstanding');
    given(...decidedAccepted)
      .when(close(day(6)))
      .thenRefused('answer_outstanding');
    given(...answered)
      .when(close())
      .thenRefused('service_outstanding');
    given(...delivered)
      .when(close())
      .thenRefused('service_outstanding', { serviceIds: ['food'] });
    given(...closed)
      .when(close(day(22)))
      .thenRefused('case_closed');
  });
});

describe('ReopenCase', () => {
  const reopen = (to: 'as_it_was' | 'new_round', at = day(30), reasonCode: string | undefined = 'new_facts') =>
    command('ReopenCase', { to, reasonCode }, at, supervisor);
  const again = (to: 'as_it_was' | 'new_round') => fact('CaseReopened', { to, reasonCode: 'new_facts' }, day(30));

  it('house: as it was, with decision, answer and registration, and no new floor', () => {
    given(...closed)
      .when(reopen('as_it_was'))
      .then(again('as_it_was'));
    given(...closed)
      .when(command('ReopenCase', { reasonCode: 'new_facts' }, day(30), supervisor))
      .then(again('as_it_was'));
    expect(stageAfter(...closed, again('as_it_was'))).toBe('service');
    expect(stageAfter(...withdrawn, again('as_it_was'))).toBe('review');
  });

  it('P24 P25 a new round stands before its raising: notice, floor and decision are new, verified and attested stay', () => {
    const refer = command('ReferToResearch', {}, day(31), officer);
    const notice = fact('ReviewNoticeGiven', { noticeVersion: 1, language: 'ar' }, day(31));
    expect(stageAfter(...closed, again('new_round'))).toBe('preparation');
    given(...closed, again('new_round'))
      .when(refer)
      .thenRefused('review_notice_missing');
    given(...closed, again('new_round'), notice)
      .when(refer)
      .thenTypes('ReferredToResearch');
    const decide = command(
      'RecordDecision',
      { outcome: 'rejected', reasonCodes: ['other'], members: ['m'] },
      day(32),
      actor('committee'),
    );
    const notify = command('NotifyDecision', {}, day(44), officer);
    given(...closed, again('new_round'), notice)
      .when(refer, decide, notify)
      .thenRefused('answer_before_floor', { earliest: day(45) });
  });

  it('is refused on an open case and without reason', () => {
    given(...review)
      .when(reopen('as_it_was'))
      .thenRefused('not_ended');
    given(...closed)
      .when(command('ReopenCase', { to: 'as_it_was' }, day(30), supervisor))
      .thenRefused('reason_missing');
  });

  it('house: warnings of before do not serve again', () => {
    const silent = [...submitted, attempt(1, 'phone'), attempt(2, 'phone'), attempt(3, 'letter')];
    const ended = fact('RequestDiscontinued', { reasonCode: 'unreachable' }, day(31));
    const found = fact('CaseReopened', { to: 'as_it_was', reasonCode: 'person_found' }, day(40));
    given(...silent, ended, found)
      .when(command('DiscontinueRequest', { reasonCode: 'unreachable' }, day(80), supervisor))
      .thenRefused('warning_missing');
  });
});

describe('closed means closed', () => {
  const assign = (at: string) => command('AssignCase', { to: { role: 'officer' } }, at, officer);

  it('refuses with case_closed, and on a withdrawn or discontinued one with case_ended', () => {
    given(...closed)
      .when(assign(day(22)))
      .thenRefused('case_closed');
    given(...withdrawn)
      .when(assign(day(7)))
      .thenRefused('case_ended', { stage: 'withdrawn' });
    given(...discontinued)
      .when(assign(day(7)))
      .thenRefused('case_ended', { stage: 'discontinued' });
  });

  it('P27 house: takes an early answer that comes to light, and the end of an imported history', () => {
    const historical = givenUnder(under({ use: 'historical' }));
    const imported = [submittedFact({ use: 'historical' }), ...closed.slice(1)];
    historical(...imported)
      .when(command('CompleteHistory', {}, day(30), actor('importer')))
      .thenTypes('HistoryCompleted');
  });

  it('P24 P25 P28 P29 of a new round nothing is left of the last but its number and who stood aside', () => {
    const studied = fact('NeedAssessed', { visited: true, recommendation: 'accept' }, day(3));
    const again = fact('CaseReopened', { to: 'new_round', reasonCode: 'new_facts' }, day(30));
    const state = [...review, studied, ...closed.slice(review.length), again].reduce<Case>(evolve, initialCase);
    expect(state).toMatchObject({
      status: 'preparing',
      needAssessed: false,
      services: [],
      attempts: [],
      round: { number: 1 },
      preparation: { number: 2, startedAt: day(30) },
    });
    for (const gone of ['decision', 'answer', 'earlyAnswer', 'noticed', 'registered', 'ended'])
      expect((state as Record<string, unknown>)[gone]).toBeUndefined();
  });

  it('P19 settles an inquiry on a withdrawn case, and opens none', () => {
    const settle = command('SettleInquiry', { inquiryId: 'q' }, day(21), actor('system'));
    const ended = fact('RequestWithdrawn', {}, day(20));
    given(...review, opened, ended)
      .when(settle)
      .thenTypes('InquirySettled');
    given(...withdrawn)
      .when(command('EnterInquiry', { inquiryId: 'q', kind: 'dispute' }, day(7), actor('system')))
      .thenRefused('case_ended');
    given(...closed)
      .when(command('EnterInquiry', { inquiryId: 'q', kind: 'dispute' }, day(22), actor('system')))
      .thenRefused('case_closed');
  });
});
