import { initialCase, timelineFor, type CaseEvent, type Documents } from '@lib/domain';
import {
  after,
  answered,
  answeredRejected,
  closed,
  day,
  decidedAccepted,
  delivered,
  fact,
  mainDocuments,
  planned,
  registered,
  review,
  submitted,
  submittedFact,
  toldAccepted,
  under,
  versionOne,
  withdrawn,
} from '../../fixtures/life-of-a-case';

/** Each clock by the name of its start: what began it, and what ended it. */
const causes = (history: readonly CaseEvent[], documents: Documents = mainDocuments): string[] =>
  timelineFor(after(history), documents).map(
    ({ start, startOf, settled }) => `${start}: ${startOf} → ${settled ? `${settled.how} ${settled.of}` : 'open'}`,
  );
const asked = fact('InformationRequested', { informationId: 'i', fields: [], from: 'applicant' }, day(1));
const question = fact('ClarificationAsked', { clarificationId: 'k' }, day(1));
const windowed = (changes: object) => under({ reviewWindow: { ...versionOne.reviewWindow, ...changes } });

const again = fact('CaseReopened', { to: 'new_round', reasonCode: 'new_facts' }, day(30));
const beside = under({ registrationFrom: 'verification' });

describe('what began each clock, and what ended it', () => {
  it('P21 the preparation: the receipt, or the reopening; the raising', () => {
    expect(causes(submitted)).toEqual(['preparation:1: received → open']);
    expect(causes(review)[0]).toBe('preparation:1: received → met ReferredToResearch');
    expect(causes([...closed, again])).toEqual([
      'preparation:2: CaseReopened → open',
      'review:1: ReferredToResearch → ended CaseReopened',
    ]);
  });

  it('P20 P22 a wait and a question: what was asked; what came, or the word that it is needed no longer', () => {
    expect(causes([...submitted, asked, question]).slice(1)).toEqual([
      'information:i: InformationRequested → open',
      'clarification:k: ClarificationAsked → open',
    ]);
    const supplied = fact('InformationSupplied', { informationId: 'i', receivedAt: day(2) }, day(2));
    const given = fact('ClarificationGiven', { clarificationId: 'k' }, day(2));
    expect(causes([...submitted, asked, question, supplied, given]).slice(1)).toEqual([
      'information:i: InformationRequested → met InformationSupplied',
      'clarification:k: ClarificationAsked → met ClarificationGiven',
    ]);
    const cancelled = fact('InformationRequestCancelled', { informationId: 'i', reasonCode: 'x' }, day(2));
    expect(causes([...submitted, asked, cancelled]).at(-1)).toBe(
      'information:i: InformationRequested → ended cancelled',
    );
  });

  it('P27 the review: the raising, the receipt or the notice, as the version says; the answer, or the end of the case', () => {
    expect(causes(review).at(-1)).toBe('review:1: ReferredToResearch → open');
    expect(causes(answered)[1]).toBe('review:1: ReferredToResearch → met DecisionNotified');
    expect(causes(withdrawn).at(-1)).toBe('review:1: ReferredToResearch → ended withdrawn');
    expect(causes(submitted, windowed({ from: 'submission' })).at(-1)).toBe('review:1: received → open');
    expect(causes(review, windowed({ from: 'notice' })).at(-1)).toBe('review:1: ReviewNoticeGiven → open');
  });

  it('P27 a breach stays with the round in which it happened', () => {
    const reported = fact('EarlyAnswerReported', { toldAt: day(6), earliest: day(16), reasonCode: 'x' }, day(7));
    const next = timelineFor(after([...closed, reported, again]), windowed({ from: 'submission' }));
    expect(next.map(({ start, breached }) => [start, breached])).toContainEqual(['review:2', false]);
    const first = timelineFor(after([...closed, reported, again]), mainDocuments);
    expect(first.map(({ start, breached }) => [start, breached])).toContainEqual(['review:1', true]);
  });

  it('P26 the answer: the floor, or the decision where none is waited for; the telling', () => {
    expect(causes(decidedAccepted).at(-1)).toBe('answer:1: ReviewFloorPassed → open');
    expect(causes(decidedAccepted, windowed({ floor: null })).at(-1)).toBe('answer:1: CommitteeDecided → open');
    const authorised = fact('EarlyAnswerAuthorised', { reasonCode: 'urgent_need' }, day(6));
    expect(causes([...decidedAccepted, authorised]).at(-1)).toBe('answer:1: CommitteeDecided → open');
    expect(causes(answeredRejected).at(-1)).toBe('answer:1: ReviewFloorPassed → met DecisionNotified');
    const early = causes([...decidedAccepted, authorised, toldAccepted]);
    expect(early).toContain('answer:1: CommitteeDecided → met DecisionNotified');
  });

  it('P28 the registration: a yes that was told, or what was verified; its completion, or a no', () => {
    expect(causes(answered).at(-1)).toBe('registration:1: DecisionNotified → open');
    expect(causes(registered).at(-2)).toBe('registration:1: DecisionNotified → met RegistrationCompleted');
    expect(causes(review, beside).at(-1)).toBe('registration:0: DataVerified → open');
    expect(causes(answeredRejected, beside).at(-1)).toBe('registration:0: DataVerified → ended DecisionNotified');
    expect(causes(answered, beside).at(-1)).toBe('registration:0: DataVerified → open');
    expect(causes(submitted, beside)).toHaveLength(1);
  });

  it('P29 the service: the registration until one is planned, then each plan until it is delivered whole or cancelled', () => {
    expect(causes(registered).at(-1)).toBe('service:1: RegistrationCompleted → open');
    expect(causes(planned).slice(-2)).toEqual([
      'service:1: RegistrationCompleted → met ServicePlanned',
      'service:1:food: ServicePlanned → open',
    ]);
    expect(causes(delivered).slice(-2)).toEqual([
      'service:1:food: ServicePlanned → met ServiceDelivered',
      `service:1:food:reply:${day(19)}: ServiceDelivered → open`,
    ]);
    const partly = { serviceId: 'food', deliveredBy: 'the-provider', extent: 'part', deliveredAt: day(19) } as const;
    expect(causes([...planned, fact('ServiceDelivered', partly, day(19))]).at(-1)).toBe(
      'service:1:food: ServicePlanned → open',
    );
    const cancelled = fact('ServiceCancelled', { serviceId: 'food', reasonCode: 'declined' }, day(20));
    expect(causes([...planned, cancelled]).at(-1)).toBe('service:1:food: ServicePlanned → ended ServiceCancelled');
    const besideStudy = fact('RegistrationCompleted', { policyVersion: 1 }, day(3));
    for (const history of [answeredRejected, review, decidedAccepted])
      expect(causes([...history, besideStudy], beside).join()).not.toContain('service');
  });

  it('P29 the wait for the word of the beneficiary is a length of the house', () => {
    const reply = timelineFor(after(delivered), mainDocuments).at(-1)!;
    expect(reply).toMatchObject({ clause: 'P29', source: 'house', subject: 'food' });
    expect(reply.lengths).toEqual([{ part: 'lapse', length: 'P14D', source: 'house' }]);
  });

  it('house: a source that ends ends them all; a case that nobody submitted has none', () => {
    const ended = fact('HistoryCompleted', { sourceEnds: true }, day(1));
    expect(causes([submittedFact({ use: 'historical' }), ended])).toEqual(['preparation:1: received → ended source']);
    expect(timelineFor(initialCase, mainDocuments)).toEqual([]);
  });
});
