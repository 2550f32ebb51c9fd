import type {
  AttestationMethod,
  BeneficiaryKind,
  Capacity,
  Channel,
  Confirmation,
  ContactPurpose,
  Extent,
  InformationSource,
  InquiryKind,
  Language,
  MandateKind,
  MatchSource,
  Medium,
  Origin,
  Outcome,
  Recommendation,
  Relation,
  Reopening,
  RequirementState,
  ServiceMode,
  ToldTo,
  Use,
} from '../closed-lists';
import type { Role } from '../actor';
import type { Instant } from '../time/instant';
import type { DueEventType } from './due-event-types';
import type { IdentityHash } from '../beneficiary/identity-marks';

/** One person's part of what is personal, and every free text; opaque to every rule and fold. */
export type PersonalPart = { subject: string; data: Readonly<Record<string, unknown>> };

/** A field or paper that was given: its code, whose it is, and until when it is good (day or instant). */
export type GivenField = { code: string; subject: string; validUntil?: string };

export type Attachment = { sha256: string; mediaType: string; bytes: number; kind?: string };
/** The data of an earlier case, by the hash under which they stand there. */
export type CitedData = { caseId: string; dataHash: string };
export type RelatesTo = { caseId: string; relation: Relation };
export type Mandate = { kind: MandateKind; until?: string };
export type Grant = { support: string; quantity?: number; valueHalalas?: number; until?: string; condition?: string };
export type Letter = { number?: string; date?: string; attachments?: readonly Attachment[] };
export type Minutes = { number: string; date: string };
export type GuideReference = { document: string; version: string; clause?: string };
export type Assignee = { role: Role } | { actorId: string };

/** How a person was reached (P17). */
export type Contact = { channel?: Channel; medium?: Medium; toldTo?: ToldTo };

/** What every event carries. `occurredAt` is the instant by which it was judged: `recordedAt`, unless imported. */
export type Every = {
  caseId: string;
  occurredAt: Instant;
  personal?: readonly PersonalPart[];
  inferredFrom?: string;
  cites?: readonly GuideReference[];
};

/** What a change of data may carry; `dataHash` is there when what is attested changed. */
export type CorrectedData = {
  channel?: Channel;
  medium?: Medium;
  segment?: string;
  origin?: Origin;
  beneficiaryKind?: BeneficiaryKind;
  serviceMode?: ServiceMode;
  requestedSupport?: string;
  urgency?: string;
  attachments?: readonly Attachment[];
  fields?: readonly GivenField[];
};

/** A due step: `dueAt` is when it fell due, `start` names the start of its clock, once for each of which it is recorded. */
export type DueData = {
  caseId: string;
  occurredAt: Instant;
  dueAt: Instant;
  clock: string;
  start: string;
  /** What it was waited for, where there can be several. */
  subject?: string;
};

type Facts = {
  RequestSubmitted: {
    policyId: string;
    policyVersion: number;
    calendarVersion: number;
    use: Use;
    submittedBy: string;
    applicantId: string;
    beneficiaryId: string;
    origin: Origin;
    channel: Channel;
    medium?: Medium;
    serviceMode: ServiceMode;
    beneficiaryKind: BeneficiaryKind;
    segment: string;
    requestedSupport: string;
    urgency?: string;
    attachments: readonly Attachment[];
    fields: readonly GivenField[];
    dataHash: string;
    hashVersion?: number;
    receivedAt: Instant;
    relatesTo?: RelatesTo;
    externalReference?: string;
    statedTarget?: string;
    citesData?: CitedData;
    identityHashes?: readonly IdentityHash[];
  };
  DataCorrected: CorrectedData & {
    receivedAt: Instant;
    dataHash?: string;
    hashVersion?: number;
    identityHashes?: readonly IdentityHash[];
  };
  InformationRequested: Contact & {
    informationId: string;
    fields: readonly string[];
    from: InformationSource;
    reasonCode?: string;
  };
  InformationSupplied: Contact & {
    informationId: string;
    attachments?: readonly Attachment[];
    fields?: readonly GivenField[];
    receivedAt: Instant;
    dataHash?: string;
    hashVersion?: number;
    identityHashes?: readonly IdentityHash[];
  };
  InformationRequestCancelled: { informationId: string; reasonCode: string };
  DataVerified: { dataHash: string; matchedAgainst: MatchSource; validAsOf: Instant; verifier: string };
  VerificationFailed: { fields: readonly string[]; reasonCode: string; dataHash: string };
  ApplicantAttested: {
    dataHash: string;
    statementVersion: number;
    method: AttestationMethod;
    evidence?: string;
    signer: string;
    capacity: Capacity;
    mandate?: Mandate;
  };
  ApplicantChanged: { applicantId: string; mandate?: Mandate; reasonCode: string };
  ClarificationAsked: Contact & { clarificationId: string; topicCode?: string };
  ClarificationGiven: Contact & { clarificationId: string; topicCode?: string };
  ReviewNoticeGiven: Contact & { noticeVersion: number; language: Language };
  ReferredToResearch: { policyId: string; policyVersion: number; dataHash: string; round: number };
  NeedAssessed: { visited: boolean; recommendation: Recommendation; guide?: GuideReference };
  CommitteeDecided: {
    outcome: Outcome;
    reasonCodes: readonly string[];
    granted: readonly Grant[];
    members: readonly string[];
    stoodAside: readonly string[];
    minutes?: Minutes;
    legalBasis?: string;
    dataHash: string;
  };
  DecisionRetracted: { reasonCode: string };
  EarlyAnswerAuthorised: { reasonCode: string };
  DecisionNotified: Contact & { outcome: Outcome; toldAt: Instant; letter?: Letter };
  AnswerAttempted: Contact & { toldAt: Instant; letter?: Letter };
  EarlyAnswerReported: Contact & { toldAt: Instant; earliest: Instant; by?: string; reasonCode: string };
  AnswerRetracted: Contact & { reasonCode: string; answerStands: boolean; toldAt?: Instant; by?: string };
  ContactAttempted: Contact & { purpose: ContactPurpose };
  RequirementRecorded: { requirement: string; state: RequirementState; reasonCode?: string };
  RegistrationCompleted: { policyVersion: number };
  ServicePlanned: {
    serviceId: string;
    support: string;
    providerId?: string;
    dueAt?: Instant;
    part?: { number: number; of: number };
  };
  ServiceDelivered: {
    serviceId: string;
    providerId?: string;
    deliveredBy: string;
    extent: Extent;
    quantity?: number;
    valueHalalas?: number;
    deliveredAt: Instant;
  };
  ServiceConfirmed: Contact & { serviceId: string; confirmation: Confirmation };
  ServiceCancelled: { serviceId: string; reasonCode: string };
  RequestWithdrawn: Contact & { saidBy?: ToldTo; reasonCode?: string };
  RequestDiscontinued: { reasonCode: string; relatesTo?: RelatesTo };
  CaseClosed: { policyVersion: number };
  CaseAssigned: { to: Assignee; reasonCode?: string };
  CaseReopened: { to: Reopening; reasonCode: string };
  HistoryCompleted: { sourceEnds: boolean };
  /** `round`: a reopened one is entered again; the first round where it is not there. */
  InquiryOpened: { inquiryId: string; kind: InquiryKind; round?: number };
  InquirySettled: { inquiryId: string; kind: InquiryKind };
  CalendarApplied: { calendarVersion: number; from: Instant };
};

type EventsOf<T> = { [K in keyof T]: { type: K; data: T[K] & Every } }[keyof T];

/** What happened to a request for support. */
export type CaseEvent = EventsOf<Facts> | { [K in DueEventType]: { type: K; data: DueData } }[DueEventType];
export type CaseEventType = CaseEvent['type'];
export type CaseEventOf<T extends CaseEventType> = Extract<CaseEvent, { type: T }>;
export type CaseFactType = keyof Facts;
