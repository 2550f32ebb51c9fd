import { evolve, type Case, type CaseEvent, type Known } from '@lib/domain';
import {
  acceptedFact,
  after,
  answered,
  attested,
  day,
  decidedAccepted,
  fact,
  planned,
  ready,
  registered,
  review,
  submitted,
  submittedFact,
  toldAccepted,
} from '../../fixtures/life-of-a-case';

const counted = (state: Case, event: CaseEvent): Case =>
  ({ ...state, count: (state as Known).count + 1, lastAt: event.data.occurredAt }) as Case;

describe('a fold never throws and checks no rule: what does not fit is counted and changes nothing', () => {
  it.each<[string, readonly CaseEvent[], CaseEvent]>([
    ['a second submission', review, submittedFact({ beneficiaryId: 'somebody-else', dataHash: 'hash-9' })],
    ['a decision before the raising', ready, acceptedFact],
    ['a second decision', answered, acceptedFact],
    ['an answer before the decision', review, toldAccepted],
    ['a second answer', answered, toldAccepted],
    ['a retraction of no decision', review, fact('DecisionRetracted', { reasonCode: 'x' }, day(6))],
    ['a retraction of a decision that was told', answered, fact('DecisionRetracted', { reasonCode: 'x' }, day(18))],
    ['leave for an early answer to nothing', review, fact('EarlyAnswerAuthorised', { reasonCode: 'x' }, day(6))],
    [
      'a retraction of no answer',
      decidedAccepted,
      fact('AnswerRetracted', { reasonCode: 'x', answerStands: false }, day(18)),
    ],
    [
      'information that nobody asked for',
      submitted,
      fact('InformationSupplied', { informationId: 'x', receivedAt: day(2) }, day(2)),
    ],
    ['a clarification that nobody asked for', submitted, fact('ClarificationGiven', { clarificationId: 'x' }, day(2))],
    [
      'the word on a service that did not come',
      planned,
      fact('ServiceConfirmed', { serviceId: 'food', confirmation: 'confirmed' }, day(19)),
    ],
    [
      'the word on an unknown service',
      registered,
      fact('ServiceConfirmed', { serviceId: 'x', confirmation: 'confirmed' }, day(18)),
    ],
    [
      'the end of an inquiry that is not open',
      submitted,
      fact('InquirySettled', { inquiryId: 'x', kind: 'inquiry' }, day(2)),
    ],
  ])('%s', (_name, history, event) => {
    const state = after(history);
    expect(evolve(state, event)).toEqual(counted(state, event));
    expect(evolve(state, event)).not.toBe(state);
  });

  it('P23 one who signs for another without a mandate on record acts by none', () => {
    const signed = { ...attested, data: { ...attested.data, capacity: 'guardian', signer: 'huda' } } as CaseEvent;
    expect(after([...submitted, signed])).toMatchObject({ signer: { personId: 'huda', mandateKind: undefined } });
  });

  it('P26 a retracted answer that stands was told when its fact says, or when it was recorded', () => {
    const told = (data: object) =>
      (
        after([
          ...answered,
          fact('AnswerRetracted', { reasonCode: 'told_wrongly', answerStands: true, ...data } as never, day(18)),
        ]) as Known & { answer: object }
      ).answer;
    expect(told({ toldAt: day(17) })).toEqual({ toldAt: day(17), recordedAt: day(18), early: false });
    expect(told({})).toEqual({ toldAt: day(18), recordedAt: day(18), early: false });
  });

  it('P29 a plan that is told twice stands once, delivered by nobody yet', () => {
    const again = { ...planned.at(-1)!, data: { ...planned.at(-1)!.data, occurredAt: day(19) } } as CaseEvent;
    const other = fact('ServicePlanned', { serviceId: 'other', support: 'financial' }, day(18));
    expect((after([...planned, other, again]) as Known).services).toMatchObject([
      { serviceId: 'other', deliveredBy: [] },
      { serviceId: 'food', plannedAt: day(19), deliveredBy: [] },
    ]);
  });

  it('P22 a question that was answered is open no longer, and each other is', () => {
    const asked = (clarificationId: string) => fact('ClarificationAsked', { clarificationId }, day(1));
    const given = fact('ClarificationGiven', { clarificationId: 'l' }, day(2));
    const state = after([...submitted, asked('k'), asked('l'), asked('m'), given]) as Known;
    expect(state.clarifications.map(({ clarificationId }) => clarificationId)).toEqual(['k', 'm']);
    expect(state.lastClarification).toMatchObject({ id: 'l', met: true, startedAt: day(1), settledAt: day(2) });
  });

  it('P19 an inquiry that is opened again takes the place of its first round', () => {
    const opened = (inquiryId: string, round: number) =>
      fact('InquiryOpened', { inquiryId, kind: 'inquiry', round }, day(1));
    const state = after([...submitted, opened('q', 1), opened('r', 1), opened('q', 2)]) as Known;
    expect(state.openInquiries).toEqual([
      { inquiryId: 'r', kind: 'inquiry', round: 1 },
      { inquiryId: 'q', kind: 'inquiry', round: 2 },
    ]);
  });

  it('P28 remembers whether a requirement or the registration came before the answer', () => {
    const met = (at: number) => fact('RequirementRecorded', { requirement: 'iban', state: 'met' }, day(at));
    const completed = (at: number) => fact('RegistrationCompleted', { policyVersion: 1 }, day(at));
    expect(after([...review, met(3), completed(4)])).toMatchObject({
      requirements: [{ requirement: 'iban', afterAnswer: false }],
      registered: { at: day(4), afterAnswer: false },
    });
    expect(after([...answered, met(17), completed(18)])).toMatchObject({
      requirements: [{ requirement: 'iban', afterAnswer: true }],
      registered: { at: day(18), afterAnswer: true },
    });
  });

  it('begins with nothing asked, tried, required, decided or served', () => {
    const state = after(submitted) as Known;
    for (const list of [
      state.calendars,
      state.information,
      state.pauses,
      state.clarifications,
      state.openInquiries,
      state.attempts,
      state.stoodAside,
      state.requirements,
      state.services,
      state.passed,
    ])
      expect(list).toEqual([]);
  });

  it('P20 an answer and a raising end the clocks of a wait that lasts', () => {
    const asked = fact('InformationRequested', { informationId: 'i', fields: [], from: 'applicant' }, day(3));
    const waited = (...history: readonly CaseEvent[]) =>
      (after(history) as Known).pauses.map(({ from, to }) => [from, to]);
    expect(waited(...review, asked, ...answered.slice(review.length))).toEqual([
      [day(3), day(16)],
      [day(16), null],
    ]);
  });
});
