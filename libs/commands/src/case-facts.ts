import {
  caseAtHand,
  evolve,
  handsIn,
  initialCase,
  type Case,
  type CaseEvent,
  type Dispute,
  type Inquiry,
  type Standing,
} from '@lib/domain';
import type { EventStore } from '@lib/event-store';
import type { CommandRequest } from './command-request';
import type { FactsOf } from './decided.aggregate';
import { UnknownTarget } from './failures';
import { handed } from './handed';

/** The commands of an inquiry or a dispute whose rules ask for the case that it is about. */
const askForTheCase: ReadonlySet<string> = new Set([
  'ReceiveInquiry',
  'ReopenInquiry',
  'AbandonInquiry',
  'OpenDispute',
  'AssignDispute',
  'SettleDispute',
  'WithdrawDispute',
  'AbandonDispute',
]);

/** What stands in the case's own stream, read afresh. Throws UnknownTarget for a case that there is not. */
export const caseFacts =
  (store: EventStore, idName: 'inquiryId' | 'disputeId'): FactsOf =>
  async (request, standing) => {
    const caseId = askForTheCase.has(request.type) ? caseIdOf(request, standing) : undefined;
    if (caseId === undefined) return {};
    const { events } = await store.load(`case-${caseId}`);
    const state = events.reduce<Case>((before, event) => evolve(before, event as unknown as CaseEvent), initialCase);
    const ofCase = caseAtHand(state, String(request.data[idName]), handsIn(events.map(handed)));
    if (state.status === 'unknown' || !ofCase) throw new UnknownTarget('case', caseId);
    // One that begins now is judged by the case's version; a stream that stands keeps its own.
    return { ofCase, policyId: state.policyId, policyVersion: state.policyVersion };
  };

const caseIdOf = ({ data }: CommandRequest, standing: Standing): string | undefined => {
  const own = standing.own as Inquiry | Dispute | undefined;
  const named = own ? (own.caseId ?? own.aboutCaseId) : data['caseId'];
  return typeof named === 'string' ? named : undefined;
};
