import type { Actor } from '../actor';
import type { CaseAtHand } from '../case/case-at-hand';
import type { Contact, DueData, PersonalPart } from '../case/events';
import type { Channel } from '../closed-lists';
import type { Pins } from '../decider';
import type { Instant } from '../time/instant';
import type { Handler } from '../inquiry/events';

/** P2: what became of a dispute. Only `upheld` has a consequence for the case: the supervisor reopens it. */
export const disputeOutcomes = ['upheld', 'settled_otherwise', 'not_upheld'] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];

export const disputeStatuses = ['open', 'settled', 'withdrawn', 'abandoned'] as const;
export type DisputeStatus = (typeof disputeStatuses)[number];

/** `caseId` where it stands in that case's book. */
export type EveryDisputeEvent = {
  disputeId: string;
  occurredAt: Instant;
  caseId?: string;
  personal?: readonly PersonalPart[];
};

type Facts = {
  DisputeOpened: Pins & {
    channel: Channel;
    medium?: Contact['medium'];
    topicCode?: string;
    /** The applicant or the beneficiary. */
    from: string;
    legalBasis?: string;
    aboutCaseId?: string;
    receivedAt: Instant;
    openedBy: string;
    subjects: readonly string[];
  };
  DisputeAssigned: { to: Handler; reasonCode?: string };
  DisputeSettled: Contact & { outcome: DisputeOutcome; legalBasis: string };
  DisputeWithdrawn: Contact;
  /** Entered in the case's book and not begun within ten minutes; whoever writes later finds this. */
  DisputeAbandoned: Pins;
};

export type DisputeFactType = keyof Facts;
export type DisputeDueType = 'DisputeTargetNeared' | 'DisputeTargetMissed';
export type DisputeEvent =
  | { [K in DisputeFactType]: { type: K; data: Facts[K] & EveryDisputeEvent } }[DisputeFactType]
  | { [K in DisputeDueType]: { type: K; data: Omit<DueData, 'caseId'> & { disputeId: string } } }[DisputeDueType];
export type DisputeEventOf<T extends DisputeEvent['type']> = Extract<DisputeEvent, { type: T }>;

/** Optional here means: optional in shape. `ofCase` is the handler's, looked up afresh. */
type Bodies = {
  OpenDispute: Contact & {
    caseId: string;
    channel: Channel;
    topicCode?: string;
    from?: string;
    legalBasis?: string;
    receivedAt?: Instant;
    ofCase?: CaseAtHand;
  };
  AssignDispute: { to: Handler; reasonCode?: string; ofCase?: CaseAtHand };
  SettleDispute: Contact & { outcome: DisputeOutcome; legalBasis?: string; ofCase?: CaseAtHand };
  WithdrawDispute: Contact & { ofCase?: CaseAtHand };
  /** The system's: an entry in the book of `caseId` whose second write never came. */
  AbandonDispute: { caseId: string };
  PassTimelineStep: object;
};

export type DisputeCommandType = keyof Bodies;
export type DisputeCommand = {
  [K in DisputeCommandType]: {
    type: K;
    data: Bodies[K] & { disputeId: string; personal?: readonly PersonalPart[] };
    at: Instant;
    by: Actor;
  };
}[DisputeCommandType];
export type DisputeCommandOf<T extends DisputeCommandType> = Extract<DisputeCommand, { type: T }>;
