import type { Role } from '../actor';
import type { CaseCommandType, CaseEntryType } from './commands';

/** `gatedByFloor`: refused with 503 while the clock cannot be trusted. `route` is the last part of its path. */
export type CommandRow = { roles: readonly Role[]; clauses: readonly string[]; gatedByFloor: boolean; route: string };

const row = (route: string, roles: readonly Role[], clauses: readonly string[], gatedByFloor = false): CommandRow => ({
  roles: roles.includes('system') || roles.includes('importer') ? roles : [...roles, 'importer'],
  clauses,
  gatedByFloor,
  route,
});

/** The one place for who may send a command, where to, and by which clauses. */
export const caseCommands: Readonly<Record<CaseCommandType, CommandRow>> = {
  SubmitRequest: row('submit-request', ['intake', 'officer'], ['P4', 'P6', 'P10', 'P14', 'P16', 'P17', 'P18']),
  CorrectData: row('correct-data', ['intake', 'officer'], ['P21', 'P23']),
  RequestInformation: row('request-information', ['officer', 'researcher', 'committee'], ['P7', 'P20']),
  SupplyInformation: row('supply-information', ['intake', 'officer'], ['P20', 'P21', 'P23']),
  CancelInformationRequest: row('cancel-information-request', ['officer', 'researcher', 'committee'], ['P20']),
  VerifyData: row('verify-data', ['officer'], ['P21']),
  FailVerification: row('fail-verification', ['officer'], ['P21']),
  AttestData: row('attest-data', ['intake', 'officer'], ['P23']),
  ChangeApplicant: row('change-applicant', ['officer'], ['P23']),
  AskClarification: row('ask-clarification', ['intake', 'officer'], ['P22']),
  GiveClarification: row('give-clarification', ['researcher'], ['P22']),
  GiveReviewNotice: row('give-review-notice', ['intake', 'officer'], ['P24']),
  ReferToResearch: row('refer-to-research', ['officer'], ['P23', 'P24', 'P25']),
  AssessNeed: row('assess-need', ['researcher'], ['P18', 'P25']),
  RecordDecision: row('record-decision', ['committee'], ['P21', 'P23', 'P26']),
  RetractDecision: row('retract-decision', ['committee'], []),
  AuthoriseEarlyAnswer: row('authorise-early-answer', ['supervisor'], ['P27']),
  NotifyDecision: row('notify-decision', ['officer'], ['P26', 'P27'], true),
  RecordAnswerAttempt: row('record-answer-attempt', ['officer'], ['P26'], true),
  ReportEarlyAnswer: row('report-early-answer', ['supervisor'], ['P27']),
  RetractAnswer: row('retract-answer', ['supervisor'], [], true),
  RecordContactAttempt: row('record-contact-attempt', ['officer'], ['P20', 'P5']),
  RecordRequirement: row('record-requirement', ['officer', 'supervisor'], ['P28']),
  CompleteRegistration: row('complete-registration', ['officer'], ['P27', 'P28'], true),
  PlanService: row('plan-service', ['provider', 'officer'], ['P29']),
  DeliverService: row('deliver-service', ['provider', 'officer'], ['P29']),
  ConfirmService: row('confirm-service', ['intake', 'officer'], ['P29']),
  CancelService: row('cancel-service', ['officer', 'supervisor'], ['P29']),
  WithdrawRequest: row('withdraw-request', ['intake', 'officer'], []),
  DiscontinueRequest: row('discontinue-request', ['supervisor'], []),
  CloseCase: row('close-case', ['officer'], ['P13', 'P19']),
  AssignCase: row('assign-case', ['supervisor', 'officer'], []),
  ReopenCase: row('reopen-case', ['supervisor'], []),
  CompleteHistory: row('complete-history', ['importer'], []),
  PassTimelineStep: row('pass-timeline-step', ['system'], ['P5', 'P20', 'P22', 'P27']),
};

export const caseCommandTypes = Object.keys(caseCommands) as readonly CaseCommandType[];

/** The entries that the system itself makes; never offered outside. */
export const caseEntries: Readonly<Record<CaseEntryType, { roles: readonly Role[]; clauses: readonly string[] }>> = {
  EnterInquiry: { roles: ['system'], clauses: ['P9', 'P2'] },
  SettleInquiry: { roles: ['system'], clauses: ['P9', 'P2'] },
  ApplyCalendar: { roles: ['system'], clauses: [] },
};
