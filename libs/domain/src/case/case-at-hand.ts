import { Refused } from '../refused';
import { laterOf, type Instant } from '../time/instant';
import type { Case } from './state';

/** What the rules of an inquiry or a dispute have to know of the case that it is about; looked up by the handler. */
export type CaseAtHand = {
  caseId: string;
  applicantId: string;
  beneficiaryId: string;
  /** Closed, withdrawn or discontinued. */
  ended: boolean;
  /** The round in which the one at hand stands open in the case's book. */
  entry?: number;
  /** What an objection can be raised against came about last: the answer, a delivery, an end without an answer. */
  objectionFrom?: Instant;
  /** Every person who had a hand in the case, by opaque id. */
  hands: readonly string[];
};

/** The state's part of it; undefined for a case that is none. */
export const caseAtHand = (state: Case, inquiryId: string, hands: readonly string[]): CaseAtHand | undefined => {
  if (state.status === 'unknown') return undefined;
  const { caseId, applicantId, beneficiaryId } = state;
  const entry = state.openInquiries.find((open) => open.inquiryId === inquiryId)?.round;
  const ended = state.ended !== undefined;
  return { caseId, applicantId, beneficiaryId, ended, entry, objectionFrom: objectionFrom(state), hands };
};

const objectionFrom = (state: Exclude<Case, { status: 'unknown' }>): Instant | undefined => {
  const told = state.status === 'answered' ? state.answer.toldAt : undefined;
  const end = told === undefined ? state.ended?.at : undefined;
  const delivered = state.services.flatMap((service) => (service.status === 'delivered' ? [service.deliveredAt] : []));
  return [told, end, ...delivered]
    .filter((at) => at !== undefined)
    .reduce<Instant | undefined>((last, at) => (last === undefined ? at : laterOf(last, at)), undefined);
};

/**
 * Where an inquiry or a dispute stands: in the book of an open case, or beside an ended one. Throws
 * Refused('inquiry_not_entered') while an open case's book does not hold this round: it is entered there first (P19).
 */
export const placeIn = (ofCase: CaseAtHand | undefined, round: number): { caseId?: string; aboutCaseId?: string } => {
  if (!ofCase) return {};
  if (ofCase.entry === round) return { caseId: ofCase.caseId };
  // guard P19
  if (!ofCase.ended) throw new Refused('inquiry_not_entered', 'P19', { caseId: ofCase.caseId, round });
  return { aboutCaseId: ofCase.caseId };
};
