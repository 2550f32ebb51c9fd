import { wayOnOf, type CaseEvent, type Known } from '@lib/domain';
import {
  after,
  answered,
  answeredRejected,
  closed,
  day,
  decidedAccepted,
  delivered,
  discontinued,
  fact,
  mainDocuments,
  review,
  submitted,
  submittedFact,
  under,
  verified,
  withdrawn,
} from '../../fixtures/life-of-a-case';

const wayOn = (history: readonly CaseEvent[], at = day(5), documents = mainDocuments) =>
  wayOnOf(after(history) as Known, documents, at, ['supervisor']);
const hindered = (command: string, code: string, clause: string | null) => ({
  command,
  hindrance: expect.objectContaining({ code, clause }),
});

describe('the way on', () => {
  it('P21–P25: leads to the committee, and names the first gate that is shut', () => {
    expect(wayOn(submitted)).toEqual(hindered('ReferToResearch', 'data_not_verified', 'P21'));
    expect(wayOn([...submitted, verified])).toEqual(hindered('ReferToResearch', 'attestation_missing', 'P23'));
    const ready = review.slice(
      0,
      review.findIndex(({ type }) => type === 'ReferredToResearch'),
    );
    expect(wayOn(ready)).toEqual({ command: 'ReferToResearch', hindrance: null });
  });

  it('P25, P26: leads to the decision, which waits for the social study where the version asks for it', () => {
    expect(wayOn(review)).toEqual({ command: 'RecordDecision', hindrance: null });
    const asking = under({ gates: [...mainDocuments.policy.gates, 'need_assessed'] });
    expect(wayOn(review, day(5), asking)).toEqual(hindered('RecordDecision', 'need_not_assessed', 'P25'));
  });

  it('P27: leads to the answer, and says from when', () => {
    const early = wayOn(decidedAccepted, day(10));
    expect(early).toEqual(hindered('NotifyDecision', 'answer_before_floor', 'P27'));
    const { earliest } = early!.hindrance!.details as { earliest: string };
    expect(wayOn(decidedAccepted, earliest)).toEqual({ command: 'NotifyDecision', hindrance: null });
  });

  it('P27: tells nobody of a decision who is not to know of it', () => {
    const shown = wayOnOf(after(decidedAccepted) as Known, mainDocuments, day(10), ['intake']);
    expect(shown).toEqual({ command: 'RecordDecision', hindrance: null });
  });

  it('P28, P29: leads from a yes to the registration and the service, from a no to the end', () => {
    expect(wayOn(answered, day(17))).toMatchObject({ command: 'CompleteRegistration' });
    expect(wayOn(answeredRejected, day(17))).toEqual({ command: 'CloseCase', hindrance: null });
    expect(wayOn(delivered, day(22))).toEqual(hindered('CloseCase', 'service_outstanding', 'P29'));
    const asked = fact('InquiryOpened', { inquiryId: 'q', kind: 'inquiry' }, day(7));
    expect(wayOn([...withdrawn, asked], day(8))).toEqual(hindered('CloseCase', 'inquiry_open', 'P19'));
  });

  it('P21 leads on from a failed verification, and P28 from a registration that is under way', () => {
    const failed = fact('VerificationFailed', { fields: [], reasonCode: 'other', dataHash: 'hash-1' }, day(2));
    expect(wayOn([...submitted, failed])).toEqual(hindered('ReferToResearch', 'data_not_verified', 'P21'));
    const met = fact('RequirementRecorded', { requirement: 'iban', state: 'met' }, day(17));
    expect(wayOn([...answered, met], day(18))).toMatchObject({ command: 'CompleteRegistration' });
    expect(wayOn(discontinued, day(8))).toEqual({ command: 'CloseCase', hindrance: null });
  });

  it('house: hinders nothing in a history that is still being taken over', () => {
    const historical = under({ use: 'historical' });
    const imported = [submittedFact({ use: 'historical' }), ...review.slice(1)];
    expect(wayOn(imported, day(5), historical)).toEqual({ command: 'RecordDecision', hindrance: null });
    const completed = fact('HistoryCompleted', { sourceEnds: false }, day(4));
    expect(wayOn([...imported, completed], day(5), historical)).toEqual({ command: 'RecordDecision', hindrance: null });
  });

  it('ends with the case', () => {
    expect(wayOn(withdrawn, day(8))).toEqual({ command: 'CloseCase', hindrance: null });
    expect(wayOn(closed, day(30))).toBeNull();
  });
});
