import {
  caseEventTypes,
  concealedTypes,
  concealStage,
  isConcealed,
  roles,
  seesOutcome,
  shownClocks,
  shownEvents,
  stages,
  timelineFor,
  type CaseEvent,
  type CaseEventType,
  type Role,
} from '@lib/domain';
import { given } from '@lib/testing';
import {
  actor,
  after,
  answered,
  command,
  day,
  decidedAccepted,
  decidedRejected,
  fact,
  mainDocuments,
  review,
  submittedFact,
} from '../../fixtures/life-of-a-case';

const knowing: readonly Role[] = ['officer', 'researcher', 'committee', 'supervisor', 'auditor'];
const others = roles.filter((role) => !knowing.includes(role));
const retracted = (answerStands: boolean) =>
  fact('AnswerRetracted', { reasonCode: answerStands ? 'told_wrongly' : 'recorded_by_mistake', answerStands }, day(17));
const typesFor = (history: readonly CaseEvent[], role: Role) => shownEvents(history, [role]).map(({ type }) => type);

describe('nobody learns the outcome before the answer', () => {
  it.each(knowing)('P27 %s sees it', (role) => {
    expect(seesOutcome([role])).toBe(true);
    expect(typesFor(decidedAccepted, role)).toContain('CommitteeDecided');
    expect(isConcealed(after(decidedAccepted), [role])).toBe(false);
  });

  it.each(others)('P27 %s is shown the same whether accepted, rejected or undecided', (role) => {
    for (const history of [decidedAccepted, decidedRejected]) {
      expect(shownEvents(history, [role])).toEqual([...review]);
      expect(isConcealed(after(history), [role])).toBe(true);
      const shown = shownClocks(timelineFor(after(history), mainDocuments), after(history), [role]);
      expect(shown).toEqual(timelineFor(after(review), mainDocuments));
    }
    expect(concealStage('decided')).toBe('review');
  });

  it.each(others)('P27 %s learns nothing of attempts, retractions and late tellings', (role) => {
    const tried = fact('AnswerAttempted', { toldAt: day(16) }, day(16));
    const late = fact('AnswerTargetMissed', { dueAt: day(19), clock: 'answer', start: 'answer:1' }, day(20));
    const taken = fact('DecisionRetracted', { reasonCode: 'new_facts' }, day(21));
    expect(shownEvents([...decidedAccepted, tried, late, taken], [role])).toEqual([...review]);
  });

  it('P27 one of several roles is enough to know', () => {
    expect(seesOutcome(['intake', 'officer'])).toBe(true);
    expect(seesOutcome(['intake', 'provider'])).toBe(false);
    expect(seesOutcome([])).toBe(false);
  });

  it('P27 each word that tells of a decision is kept back until the answer, and nothing else', () => {
    const telling: CaseEventType[] = [
      'CommitteeDecided',
      'DecisionRetracted',
      'EarlyAnswerAuthorised',
      'EarlyAnswerReported',
      'AnswerAttempted',
      'AnswerRetracted',
      'AnswerTargetNeared',
      'AnswerTargetMissed',
    ];
    expect([...concealedTypes]).toEqual(telling);
    const shown = shownEvents(
      caseEventTypes.map((type) => ({ type, data: {} })).filter(({ type }) => type !== 'DecisionNotified'),
      ['intake'],
    );
    expect(shown.map(({ type }) => type)).toEqual(
      caseEventTypes.filter((type) => !telling.includes(type) && type !== 'DecisionNotified'),
    );
    expect(stages.map(concealStage)).toEqual(stages.map((stage) => (stage === 'decided' ? 'review' : stage)));
  });

  it('P26 P27 of an answer that was taken back only what stood before it is shown, though it be the first event of all', () => {
    const of = (...types: string[]) => types.map((type) => ({ type, data: { answerStands: false } }));
    const shown = (...types: string[]) => shownEvents(of(...types), ['intake']).map(({ type }) => type);
    expect(shown('CommitteeDecided')).toEqual([]);
    expect(shown('RequestSubmitted', 'CommitteeDecided')).toEqual(['RequestSubmitted']);
    expect(shown('CommitteeDecided', 'DecisionNotified')).toEqual(['CommitteeDecided', 'DecisionNotified']);
    expect(shown('CommitteeDecided', 'DecisionNotified', 'AnswerRetracted')).toEqual([]);
    expect(shown('CommitteeDecided', 'AnswerRetracted')).toEqual([]);
    expect(shownEvents([], ['intake'])).toEqual([]);
    const historical = after([submittedFact({ use: 'historical' }), ...decidedAccepted.slice(1)]);
    expect(isConcealed(historical, ['intake'])).toBe(false);
  });

  it('P27 what the system does by itself is not refused for what the person may not know', () => {
    const settle = command('SettleInquiry', { inquiryId: 'q' }, day(6), actor('system'));
    const opened = fact('InquiryOpened', { inquiryId: 'q', kind: 'inquiry' }, day(3));
    const withInquiry = [...review, opened, ...decidedAccepted.slice(review.length)];
    given(...withInquiry)
      .when(settle)
      .thenTypes('InquirySettled');
    const gone = fact('RequestWithdrawn', { saidBy: 'applicant' }, day(6));
    given(...decidedAccepted, gone)
      .when(command('ReopenCase', { reasonCode: 'person_found' }, day(7), actor('intake')))
      .thenTypes('CaseReopened');
  });

  it.each(others)('P26 %s is shown all once the person was told, and not while nobody was', (role) => {
    expect(shownEvents(answered, [role])).toEqual([...answered]);
    expect(typesFor([...answered, retracted(true)], role)).toContain('CommitteeDecided');
    const owed = typesFor([...answered, retracted(false)], role);
    expect(owed).not.toContain('CommitteeDecided');
    expect(owed).not.toContain('DecisionNotified');
  });

  it('P27 leaves historical series aside', () => {
    const history = [submittedFact({ use: 'historical' }), ...decidedAccepted.slice(1)];
    expect(shownEvents(history, ['intake'])).toEqual(history);
  });

  it.each(['intake', 'provider'] as const)(
    'P27 gives %s one answer on a decided case, whatever was decided',
    (role) => {
      const commands = [
        command('CorrectData', { personal: [] }, day(6), actor(role)),
        command('SupplyInformation', {}, day(6), actor(role)),
        command('AttestData', { method: 'signature', signer: 'x', capacity: 'self' }, day(6), actor(role)),
        command('GiveReviewNotice', { noticeVersion: 2 }, day(6), actor(role)),
        command('PlanService', { serviceId: 's' }, day(6), actor(role)),
        command('DeliverService', { serviceId: 's' }, day(6), actor(role)),
        command('ConfirmService', { serviceId: 's', confirmation: 'confirmed' }, day(6), actor(role)),
      ];
      for (const one of commands)
        for (const history of [decidedAccepted, decidedRejected])
          given(...history)
            .when(one)
            .thenRefused('stage_not_fit', { stage: 'review' });
    },
  );
});
