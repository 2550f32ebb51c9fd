import type { Actor } from '../actor';
import type { CaseAtHand } from '../case/case-at-hand';
import type { Contact, PersonalPart } from '../case/events';
import type { Channel } from '../closed-lists';
import type { Instant } from '../time/instant';
import type { Handler } from './events';
import type { InquirySort } from './kinds';

type Reason = { reasonCode?: string };
type Answer = Contact & { topicCode?: string };

/** Optional here means: optional in shape. `ofCase` is the handler's, looked up afresh. */
type Bodies = {
  /** `answer`: where it lasts a minute, what was said is recorded at once. */
  ReceiveInquiry: Contact & {
    kind: InquirySort;
    channel: Channel;
    topicCode?: string;
    from?: string;
    beneficiaryId?: string;
    concerns?: string;
    caseId?: string;
    policyId?: string;
    receivedAt?: Instant;
    answer?: Answer;
    ofCase?: CaseAtHand;
  };
  AssignInquiry: { to: Handler } & Reason;
  PassInquiry: { department: string } & Reason;
  AnswerInquiry: Answer;
  AcceptSuggestion: Contact & Reason;
  DeclineSuggestion: Contact & Reason;
  RemoveObstacle: Contact & Reason;
  AcceptObstacle: Contact & Reason;
  ReopenInquiry: Contact & Reason & { ofCase?: CaseAtHand };
  CloseInquiry: object;
  WithdrawInquiry: Contact & Reason;
  /** The system's: an entry in the book of `caseId` whose second write never came. */
  AbandonInquiry: { caseId: string; round: number };
  PassTimelineStep: object;
};

export type InquiryCommandType = keyof Bodies;
export type InquiryCommand = {
  [K in InquiryCommandType]: {
    type: K;
    data: Bodies[K] & { inquiryId: string; personal?: readonly PersonalPart[] };
    at: Instant;
    by: Actor;
  };
}[InquiryCommandType];
export type InquiryCommandOf<T extends InquiryCommandType> = Extract<InquiryCommand, { type: T }>;
