import type { Assignee, Grant } from './events';
import type { Channel, Confirmation, InformationSource, InquiryKind, MandateKind, Outcome, Use } from '../closed-lists';
import type { Instant } from '../time/instant';

/** The change that made an earlier fact void; `revision` is its place in the stream. */
export type VoidedBy = { type: string; revision: number; occurredAt: Instant };

export type KnownField = { code: string; subject: string; validUntil?: string; givenAt: Instant };

/** `start` names the start of its clock: a new one each time, also where the caller gives an id again. */
export type InformationRequest = { informationId: string; from: InformationSource; askedAt: Instant; start: string };
export type Question = { clarificationId: string; askedAt: Instant; start: string };

/** A stretch of waiting for the applicant, and for what by its requests' ids; `to` is null while it lasts. */
export type Pause = { from: Instant; to: Instant | null; why: readonly string[] };

/** A later calendar that reached the case: when, and how many due steps the stream held by then. */
export type AppliedCalendar = { version: number; at: Instant; passed: number };

/** A clock that ran and stopped; kept of the last of its kind. */
export type Settled = { id: string; start: string; startedAt: Instant; settledAt: Instant; met: boolean };

export type Attempt = { at: Instant; channel: Channel | undefined };

/** A raising to the committee (P25); each starts a floor and a decision of its own. */
export type Round = {
  number: number;
  referredAt: Instant;
  noticedAt: Instant | undefined;
  /** The receipt, or the reopening that began this round. */
  preparedFrom: Instant;
};

export type Decision = {
  outcome: Outcome;
  decidedAt: Instant;
  /** Counts every decision of the case: names the start of the answer's clock. */
  number: number;
  supports: readonly string[];
  granted: readonly Grant[];
};

/** `early`: authorised before the floor. */
export type Answer = { toldAt: Instant; recordedAt: Instant; early: boolean };

export type Service = {
  serviceId: string;
  support: string;
  providerId: string | undefined;
  plannedAt: Instant;
  dueAt: Instant | undefined;
  part: { number: number; of: number } | undefined;
  quantity: number;
  valueHalalas: number;
  deliveredBy: readonly string[];
} & (
  | { status: 'planned' }
  | {
      status: 'delivered';
      whole: boolean;
      deliveredAt: Instant;
      /** From when on the beneficiary's word is waited for. */
      recordedAt: Instant;
      confirmation: Confirmation | undefined;
    }
  | { status: 'cancelled'; cancelledAt: Instant }
);

export type Ended = { kind: 'closed' | 'withdrawn' | 'discontinued'; at: Instant };

/** What some rule reads of every case, wherever it stands. */
export type CaseFacts = {
  caseId: string;
  policyId: string;
  policyVersion: number;
  /** The latest that reached the case. */
  calendarVersion: number;
  /** Its first, and those after it, oldest first. */
  firstCalendarVersion: number;
  calendars: readonly AppliedCalendar[];
  use: Use;
  /** Events in the stream, and when the last was judged. */
  count: number;
  lastAt: Instant;
  applicantId: string;
  /** By what right the applicant acts for the beneficiary, and who signed for the applicant's last data. */
  applicantMandate: MandateKind | undefined;
  signer: { personId: string; mandateKind: MandateKind | undefined } | undefined;
  beneficiaryId: string;
  requestedSupport: string;
  codes: { readonly [key: string]: string | undefined };
  /** The receipt of the request, and of the latest piece of its data. */
  receivedAt: Instant;
  submittedAt: Instant;
  dataGivenAt: Instant;
  dataHash: string;
  fields: readonly KnownField[];
  verified: { dataHash: string; at: Instant } | undefined;
  firstVerifiedAt: Instant | undefined;
  verificationFailedAt: Instant | undefined;
  attested: { dataHash: string; at: Instant } | undefined;
  voided: { verification?: VoidedBy; attestation?: VoidedBy };
  noticed: { version: number; at: Instant } | undefined;
  needAssessed: boolean;
  information: readonly InformationRequest[];
  lastInformation: Settled | undefined;
  /** What the applicant was waited for, merged, oldest first. */
  pauses: readonly Pause[];
  clarifications: readonly Question[];
  lastClarification: Settled | undefined;
  /** Begins anew with each new round of preparation. */
  preparation: { number: number; startedAt: Instant };
  openInquiries: readonly { inquiryId: string; kind: InquiryKind; round: number }[];
  assignee: Assignee | undefined;
  attempts: readonly Attempt[];
  stoodAside: readonly string[];
  decisions: number;
  /** The latest raising, in an earlier round too. */
  round: Round | undefined;
  /** Of the latest raising. */
  earlyReports: number;
  requirements: readonly { requirement: string; state: 'met' | 'waived'; afterAnswer: boolean }[];
  registered: { at: Instant; afterAnswer: boolean } | undefined;
  services: readonly Service[];
  history: { completedAt: Instant; sourceEnds: boolean } | undefined;
  /** The due steps that the stream holds, as `start:part`. */
  passed: readonly string[];
  ended: Ended | undefined;
};

export type Unknown = { status: 'unknown' };
export type Preparing = CaseFacts & { status: 'preparing' };
export type UnderReview = CaseFacts & { status: 'review'; round: Round };
export type Decided = CaseFacts & { status: 'decided'; round: Round; decision: Decision; earlyAnswer: boolean };
export type Answered = CaseFacts & { status: 'answered'; round: Round; decision: Decision; answer: Answer };

/** A case that has been submitted. `ended` stands beside the status, so that a case can be reopened as it was. */
export type Known = Preparing | UnderReview | Decided | Answered;

/** The state of a case: only what some rule reads. */
export type Case = Unknown | Known;

export const initialCase: Case = { status: 'unknown' };

/** Settled is confirmed, no reply, or cancelled. */
export const isSettled = (service: Service): boolean =>
  service.status === 'cancelled' ||
  (service.status === 'delivered' && (service.confirmation === 'confirmed' || service.confirmation === 'no_reply'));

/** The beneficiary says that it did not come: what was delivered does not count, and it is delivered again. */
export const isToBeRedone = (service: Service): boolean =>
  service.status === 'delivered' && service.confirmation === 'not_confirmed';
