import { caseCommands } from './command-table';
import { dueEventTypes, dueKinds, type DueEventType } from './due-event-types';
import type { CaseEventType, CaseFactType } from './events';

const clauses = caseCommands;

/**
 * The clauses behind a fact: those of the command that records it; of a step that fell due, its clock's. The compiler holds
 * the list complete: each type once, in the order in which a case meets them.
 */
const factClauses: Readonly<Record<CaseFactType, readonly string[]>> = {
  RequestSubmitted: clauses.SubmitRequest.clauses,
  DataCorrected: clauses.CorrectData.clauses,
  InformationRequested: clauses.RequestInformation.clauses,
  InformationSupplied: clauses.SupplyInformation.clauses,
  InformationRequestCancelled: clauses.CancelInformationRequest.clauses,
  DataVerified: clauses.VerifyData.clauses,
  VerificationFailed: clauses.FailVerification.clauses,
  ApplicantAttested: clauses.AttestData.clauses,
  ApplicantChanged: clauses.ChangeApplicant.clauses,
  ClarificationAsked: clauses.AskClarification.clauses,
  ClarificationGiven: clauses.GiveClarification.clauses,
  ReviewNoticeGiven: clauses.GiveReviewNotice.clauses,
  ReferredToResearch: clauses.ReferToResearch.clauses,
  NeedAssessed: clauses.AssessNeed.clauses,
  CommitteeDecided: clauses.RecordDecision.clauses,
  DecisionRetracted: clauses.RetractDecision.clauses,
  EarlyAnswerAuthorised: clauses.AuthoriseEarlyAnswer.clauses,
  DecisionNotified: clauses.NotifyDecision.clauses,
  AnswerAttempted: clauses.RecordAnswerAttempt.clauses,
  EarlyAnswerReported: clauses.ReportEarlyAnswer.clauses,
  AnswerRetracted: clauses.RetractAnswer.clauses,
  ContactAttempted: clauses.RecordContactAttempt.clauses,
  RequirementRecorded: clauses.RecordRequirement.clauses,
  RegistrationCompleted: clauses.CompleteRegistration.clauses,
  ServicePlanned: clauses.PlanService.clauses,
  ServiceDelivered: clauses.DeliverService.clauses,
  ServiceConfirmed: clauses.ConfirmService.clauses,
  ServiceCancelled: clauses.CancelService.clauses,
  RequestWithdrawn: clauses.WithdrawRequest.clauses,
  RequestDiscontinued: clauses.DiscontinueRequest.clauses,
  CaseClosed: clauses.CloseCase.clauses,
  CaseAssigned: clauses.AssignCase.clauses,
  CaseReopened: clauses.ReopenCase.clauses,
  HistoryCompleted: clauses.CompleteHistory.clauses,
  InquiryOpened: ['P2', 'P9'],
  InquirySettled: ['P2', 'P9'],
  CalendarApplied: [],
};

export const caseFactTypes = Object.keys(factClauses) as readonly CaseFactType[];

/** Every type that a case's stream can hold. */
export const caseEventTypes: readonly CaseEventType[] = [...caseFactTypes, ...dueEventTypes];

export const clausesOf = (type: CaseEventType): readonly string[] =>
  isDueType(type) ? [dueKinds[type].clause] : factClauses[type];

export const isDueType = (type: string): type is DueEventType => Object.hasOwn(dueKinds, type);
