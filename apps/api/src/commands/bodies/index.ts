import type { CaseCommandType } from '@lib/domain';
import type { BodyClass } from '../../shape/body-class';
import * as decision from './decision.bodies';
import { PlainBody, ReasonBody } from './every.body';
import * as request from './request.bodies';
import * as service from './service.bodies';

/** What each command's body looks like from outside. */
export const caseBodies: Readonly<Record<CaseCommandType, BodyClass>> = {
  SubmitRequest: request.SubmitRequestBody,
  CorrectData: request.CorrectDataBody,
  RequestInformation: request.RequestInformationBody,
  SupplyInformation: request.SupplyInformationBody,
  CancelInformationRequest: request.CancelInformationRequestBody,
  VerifyData: request.VerifyDataBody,
  FailVerification: request.FailVerificationBody,
  AttestData: request.AttestDataBody,
  ChangeApplicant: request.ChangeApplicantBody,
  AskClarification: request.AskClarificationBody,
  GiveClarification: request.GiveClarificationBody,
  GiveReviewNotice: request.GiveReviewNoticeBody,
  ReferToResearch: PlainBody,
  AssessNeed: decision.AssessNeedBody,
  RecordDecision: decision.RecordDecisionBody,
  RetractDecision: ReasonBody,
  AuthoriseEarlyAnswer: ReasonBody,
  NotifyDecision: decision.NotifyDecisionBody,
  RecordAnswerAttempt: decision.NotifyDecisionBody,
  ReportEarlyAnswer: decision.ReportEarlyAnswerBody,
  RetractAnswer: decision.ReportEarlyAnswerBody,
  RecordContactAttempt: decision.RecordContactAttemptBody,
  RecordRequirement: decision.RecordRequirementBody,
  CompleteRegistration: PlainBody,
  PlanService: service.PlanServiceBody,
  DeliverService: service.DeliverServiceBody,
  ConfirmService: service.ConfirmServiceBody,
  CancelService: service.CancelServiceBody,
  WithdrawRequest: decision.WithdrawRequestBody,
  DiscontinueRequest: decision.DiscontinueRequestBody,
  CloseCase: PlainBody,
  AssignCase: decision.AssignCaseBody,
  ReopenCase: decision.ReopenCaseBody,
  CompleteHistory: decision.CompleteHistoryBody,
  PassTimelineStep: PlainBody,
};
