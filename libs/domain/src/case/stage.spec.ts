import { initialCase, loopsOf, nextDue, stageOf, dueSteps, type CaseEvent, type Documents } from '@lib/domain';
import {
  after,
  answered,
  answeredRejected,
  closed,
  confirmed,
  day,
  decidedAccepted,
  discontinued,
  fact,
  mainDocuments,
  ready,
  registered,
  review,
  submitted,
  under,
  verified,
  withdrawn,
} from '../../fixtures/life-of-a-case';

const stage = (history: readonly CaseEvent[], documents: Documents = mainDocuments) =>
  stageOf(after(history), documents);
const failed = fact('VerificationFailed', { fields: [], reasonCode: 'other', dataHash: 'hash-1' }, day(2));
const required = fact('RequirementRecorded', { requirement: 'undertaking_signed', state: 'met' }, day(17));

describe('stages, from facts', () => {
  it.each<[string, readonly CaseEvent[]]>([
    ['preparation', submitted],
    ['preparation', [...submitted, verified]],
    ['verification_failed', [...submitted, failed]],
    ['ready', ready],
    ['review', review],
    ['review', [...review, failed]],
    ['decided', decidedAccepted],
    ['answered', answered],
    ['answered', answeredRejected],
    ['registration', [...answered, required]],
    ['service', registered],
    ['service', confirmed],
    ['closed', closed],
    ['withdrawn', withdrawn],
    ['discontinued', discontinued],
  ])('P31 %s', (expected, history) => {
    expect(stage(history)).toBe(expected);
  });

  it('P25 is ready where the gates of the version are open', () => {
    expect(stage([...submitted, verified], under({ gates: ['data_verified'] }))).toBe('ready');
  });

  it('P21 new data end a failed verification', () => {
    const corrected = fact('DataCorrected', { receivedAt: day(3), dataHash: 'hash-2' }, day(3));
    expect(stage([...submitted, failed, corrected])).toBe('preparation');
  });

  it('P19 P20 P22 shows the loops that are open beside it', () => {
    const history = [
      ...review,
      fact('InformationRequested', { informationId: 'i', fields: [], from: 'applicant' }, day(3)),
      fact('ClarificationAsked', { clarificationId: 'k' }, day(3)),
      fact('InquiryOpened', { inquiryId: 'q', kind: 'dispute' }, day(3)),
    ];
    expect(loopsOf(after(history))).toEqual(['information', 'clarification', 'dispute']);
    expect(loopsOf(after(review))).toEqual([]);
    const inquiry = fact('InquiryOpened', { inquiryId: 'p', kind: 'inquiry' }, day(3));
    expect(loopsOf(after([...review, inquiry]))).toEqual(['inquiry']);
  });

  it('P28 of a no nothing is registered, whatever was met beside the study', () => {
    const early = fact('RequirementRecorded', { requirement: 'undertaking_signed', state: 'met' }, day(3));
    expect(stage([...review, early, ...answeredRejected.slice(review.length)])).toBe('answered');
  });

  it('a case that nobody submitted is in preparation, has no loop, and nothing falls due', () => {
    expect(stageOf(initialCase, mainDocuments)).toBe('preparation');
    expect(loopsOf(initialCase)).toEqual([]);
    expect(dueSteps(initialCase, mainDocuments, day(90))).toEqual([]);
    expect(nextDue(initialCase, mainDocuments)).toBeNull();
  });
});
