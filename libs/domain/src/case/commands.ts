import type { Actor } from '../actor';
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
  MatchSource,
  Medium,
  Origin,
  Outcome,
  Recommendation,
  Reopening,
  RequirementState,
  ServiceMode,
  ToldTo,
} from '../closed-lists';
import type { Instant } from '../time/instant';
import type { IdentityHash } from '../beneficiary/identity-marks';
import type {
  Assignee,
  Attachment,
  CitedData,
  Contact,
  CorrectedData,
  GivenField,
  Grant,
  GuideReference,
  Letter,
  Mandate,
  Minutes,
  PersonalPart,
  RelatesTo,
} from './events';

/**
 * What every command may carry. `caseId` is put in by the handler. `occurredAt` is the importer's alone (historical
 * series); the command is then judged by it.
 */
export type EveryCommand = {
  caseId: string;
  occurredAt?: Instant;
  personal?: readonly PersonalPart[];
  inferredFrom?: string;
  /** P18: the documents that this rests on. */
  cites?: readonly GuideReference[];
};

/** Put in by the handler with new data: the hash of all attested data as they would then stand, and the fields given. */
export type HashedData = {
  dataHash?: string;
  hashVersion?: number;
  fields?: readonly GivenField[];
  /** Keyed hashes by which probable duplicates are shown. */
  identityHashes?: readonly IdentityHash[];
};

type Reason = { reasonCode?: string };

/** Optional here means: optional in shape. What a rule asks for and does not find, it refuses. */
type Bodies = {
  /** `policyId` chooses the series whose version in force the handler gives as `documents.policy`. */
  SubmitRequest: {
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
    attachments?: readonly Attachment[];
    policyId?: string;
    receivedAt?: Instant;
    relatesTo?: RelatesTo;
    externalReference?: string;
    statedTarget?: string;
    /** P7: what was given with an earlier case and is still good is not asked for again. */
    citesData?: CitedData;
    /** The handler's: that case's data as they now stand; undefined where there is no such case. */
    citedCase?: { beneficiaryId: string; dataHash: string; fields: readonly GivenField[] };
    /** The handler's fact that this installation has a real issuer. */
    demonstrationRefused?: boolean;
  } & HashedData & { dataHash: string };
  CorrectData: CorrectedData & { receivedAt?: Instant } & HashedData;
  /** `informationId` is made by the handler where it is absent; `fields` are codes of the form's fields and papers. */
  RequestInformation: Contact & {
    informationId: string;
    fields: readonly string[];
    from: InformationSource;
  } & Reason;
  /** Without `informationId` the one request that is open is meant. */
  SupplyInformation: Contact & {
    informationId?: string;
    attachments?: readonly Attachment[];
    receivedAt?: Instant;
  } & HashedData;
  CancelInformationRequest: { informationId?: string } & Reason;
  VerifyData: { dataHash?: string; matchedAgainst: MatchSource };
  FailVerification: { fields?: readonly string[] } & Reason;
  AttestData: {
    dataHash?: string;
    statementVersion?: number;
    method: AttestationMethod;
    evidence?: string;
    signer: string;
    capacity: Capacity;
    mandate?: Mandate;
  };
  /** A mandate is asked for where the new applicant is not the beneficiary. */
  ChangeApplicant: { applicantId: string; mandate?: Mandate } & Reason;
  /** `clarificationId` is made by the handler where it is absent. */
  AskClarification: Contact & { clarificationId: string; topicCode?: string };
  /** Without `clarificationId` the one that is open is meant. */
  GiveClarification: Contact & { clarificationId?: string; topicCode?: string };
  GiveReviewNotice: Contact & { noticeVersion?: number; language?: Language };
  ReferToResearch: object;
  AssessNeed: { visited: boolean; recommendation: Recommendation; guide?: GuideReference };
  RecordDecision: {
    outcome: Outcome;
    reasonCodes?: readonly string[];
    granted?: readonly Grant[];
    members?: readonly string[];
    stoodAside?: readonly string[];
    minutes?: Minutes;
    legalBasis?: string;
  };
  RetractDecision: Reason;
  AuthoriseEarlyAnswer: Reason;
  NotifyDecision: Contact & { toldAt?: Instant; letter?: Letter };
  RecordAnswerAttempt: Contact & { toldAt?: Instant; letter?: Letter };
  ReportEarlyAnswer: Contact & { toldAt?: Instant; by?: string } & Reason;
  /**
   * `recorded_by_mistake`: nobody was told, the answer is owed again. `told_wrongly`: the person has been told the right
   * one at `toldAt` (default now) by `by`, and the answer stands with that time.
   */
  RetractAnswer: Contact & { toldAt?: Instant; by?: string } & Reason;
  RecordContactAttempt: Contact & { purpose: ContactPurpose };
  RecordRequirement: { requirement: string; state: RequirementState } & Reason;
  CompleteRegistration: object;
  /** `serviceId` is made by the handler where it is absent; without `support` the only one that was granted is meant. */
  PlanService: {
    serviceId: string;
    support?: string;
    providerId?: string;
    dueAt?: Instant;
    part?: { number: number; of: number };
  };
  DeliverService: {
    serviceId: string;
    extent?: Extent;
    quantity?: number;
    valueHalalas?: number;
    deliveredAt?: Instant;
  };
  ConfirmService: Contact & { serviceId: string; confirmation: Confirmation };
  CancelService: { serviceId: string } & Reason;
  WithdrawRequest: Contact & { saidBy?: ToldTo } & Reason;
  DiscontinueRequest: { relatesTo?: RelatesTo } & Reason;
  CloseCase: object;
  AssignCase: { to: Assignee } & Reason;
  ReopenCase: { to?: Reopening } & Reason;
  CompleteHistory: { sourceEnds?: boolean };
  PassTimelineStep: object;
};

/** Entries that other aggregates and sweeps of our own make in a case; none has a route. */
type Entries = {
  EnterInquiry: { inquiryId: string; kind: InquiryKind; round?: number };
  /** With a round, only the entry of that round is meant: a later one stands. */
  SettleInquiry: { inquiryId: string; round?: number };
  ApplyCalendar: { calendarVersion: number; from: Instant };
};

type CommandsOf<T> = {
  [K in keyof T]: {
    type: K;
    data: T[K] & EveryCommand;
    /** The log's clock; the command is judged by it unless `occurredAt` is given. */
    at: Instant;
    /** The earlier of the log's clock and this process's; a floor is judged by it. Default `at`. */
    floorAt?: Instant;
    by: Actor;
  };
}[keyof T];

export type CaseCommand = CommandsOf<Bodies & Entries>;
export type CaseCommandType = keyof Bodies;
export type CaseEntryType = keyof Entries;
export type CaseCommandOf<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;
export type CaseCommandBody<T extends CaseCommandType> = Bodies[T];
