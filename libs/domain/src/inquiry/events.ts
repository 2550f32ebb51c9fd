import type { Pins } from '../decider';
import type { Channel } from '../closed-lists';
import type { Contact, DueData, PersonalPart } from '../case/events';
import type { Role } from '../actor';
import type { Instant } from '../time/instant';
import type { InquirySort } from './kinds';

export type Handler = { role: Role } | { actorId: string };

/** `caseId` where this round stands in that case's book; `round` counts how often it was asked. */
export type EveryInquiryEvent = {
  inquiryId: string;
  occurredAt: Instant;
  round: number;
  caseId?: string;
  personal?: readonly PersonalPart[];
};

type Facts = {
  /** `aboutCaseId`: it is about a case that had ended, and stands in no book. */
  InquiryReceived: Pins & {
    kind: InquirySort;
    channel: Channel;
    medium?: Contact['medium'];
    topicCode?: string;
    /** Opaque ids: who came with it, for whom, and who is complained of. */
    from?: string;
    beneficiaryId?: string;
    concerns?: string;
    aboutCaseId?: string;
    receivedAt: Instant;
    receivedBy: string;
    /** Whose parts under `personal` may follow. */
    subjects?: readonly string[];
  };
  InquiryAssigned: { to: Handler; reasonCode?: string };
  InquiryPassed: { department: string; reasonCode?: string };
  InquiryAnswered: Contact & { topicCode?: string };
  SuggestionAccepted: Contact & { reasonCode: string };
  SuggestionDeclined: Contact & { reasonCode: string };
  ObstacleRemoved: Contact & { reasonCode: string };
  ObstacleAccepted: Contact & { reasonCode: string };
  InquiryReopened: Contact & { reasonCode: string; aboutCaseId?: string };
  InquiryClosed: object;
  InquiryWithdrawn: Contact & { reasonCode: string };
  /** Entered in the case's book and not begun within ten minutes; whoever writes later finds this. */
  InquiryAbandoned: Pins;
  InquiryReopeningAbandoned: object;
};

export type InquiryDueType = 'InquiryTargetNeared' | 'InquiryTargetMissed';

export type InquiryEvent =
  | { [K in keyof Facts]: { type: K; data: Facts[K] & EveryInquiryEvent } }[keyof Facts]
  | { [K in InquiryDueType]: { type: K; data: Omit<DueData, 'caseId'> & { inquiryId: string } } }[InquiryDueType];
export type InquiryEventOf<T extends InquiryEvent['type']> = Extract<InquiryEvent, { type: T }>;
export type InquiryFactType = keyof Facts;
