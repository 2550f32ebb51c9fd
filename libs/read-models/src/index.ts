export { openReadDatabase, ReadDatabase } from './database';
export { foldedFrom, type FoldedBatch } from './engine/fold-batch';
export { GONE, projection, type AnyProjection, type DocumentsKey, type Projection } from './engine/projection';
export { ProjectionEngine, type EngineOptions } from './engine/engine';
export { ProjectionWatch, type Moved } from './engine/projection-watch';
export type { EngineLogger, Log } from './engine/log';
export type { Difference, Problem } from './engine/checkpoint';
export { wishes, type Wish } from './engine/wishes';
export { ProjectionQueries, type ProjectionStatus } from './projections/projection.queries';
export { caseBoard } from './case-board/case-board.fold';
export { CaseBoardQueries, type CasePage, type Shown, type StateRow } from './case-board/case-board.queries';
export type { CaseFilters } from './case-board/case-filters';
export { CursorUnknown } from './pages/cursor';
export type { CaseRow } from './case-board/case-row';
export type { CaseView } from './case-board/case-view';
export type { ClockView } from './case-board/clock-view';
export { FEWER, figureOf, type Figure, type SlaBoard } from './case-board/sla-board';
export type { Viewer } from './case-board/viewer';
export { inquiryBoard, inquiryRowFrom } from './inquiry-board/inquiry-board.fold';
export { InquiryBoardQueries, type InquiryFilters, type InquiryPage } from './inquiry-board/inquiry-board.queries';
export type { BoardCategory, InquiryRow } from './inquiry-board/inquiry-row';
export { disputeView, inquiryView, type DisputeView, type InquiryView } from './inquiry-board/inquiry-view';
export { inquiryLinks, type InquiryLinkRow } from './inquiry-links/inquiry-links.fold';
export { FollowUpQueries, type FollowUpFilters } from './follow-ups/follow-up.queries';
export { followUps, type FollowUpStatus } from './follow-ups/follow-ups.fold';
export { ServiceQueries, type ServiceFilters } from './services/service.queries';
export { services, type ServiceStatus } from './services/services.fold';
export { numbers, type NumberRow } from './numbers/numbers.fold';
export { policies } from './policies/policies.fold';
export { PolicyQueries, type PolicyView } from './policies/policy.queries';
export { readModels } from './read-models';
export { rightsExceptions, type RightsRow } from './rights-exceptions/rights-exceptions.fold';
export {
  RightsExceptionsQueries,
  rightsExceptionKinds,
  type RightsFilters,
  type RightsItem,
  type RightsPage,
} from './rights-exceptions/rights-exceptions.queries';
export { satisfaction } from './satisfaction/satisfaction.fold';
export type { SatisfactionRow } from './satisfaction/satisfaction-row';
export { SatisfactionQueries, type SurveyFilters, type SurveyPage } from './satisfaction/satisfaction.queries';
export type { SatisfactionBoard } from './satisfaction/satisfaction-board';
export { TOO_FEW, type SatisfactionFigures } from './satisfaction/satisfaction-figures';
export { partOf, surveyView, type SurveyView } from './satisfaction/survey-view';
export { beneficiaries, beneficiaryRowFrom, type BeneficiaryRow } from './beneficiaries/beneficiaries.fold';
export { identityMarks } from './beneficiaries/identity-marks.fold';
export { beneficiaryView, type BeneficiaryView } from './beneficiaries/beneficiary-view';
export { BeneficiaryQueries, type BeneficiaryFilters } from './beneficiaries/beneficiary.queries';
export { DuplicateQueries, hintKinds, type DuplicateHint } from './beneficiaries/duplicate.queries';
export {
  NotificationQueries,
  notificationViewOf,
  type NotificationFilters,
  type NotificationView,
} from './notifications/notification.queries';
export { notifications, type NotificationRow, type NotificationStatus } from './notifications/notifications.fold';
export { tellings, type DueTelling, type TellingsRow } from './notifications/tellings.fold';
export {
  Reconciliations,
  troublesOf,
  type AlarmCounts,
  type Reconciled,
} from './reconciliations/reconciliation.queries';
export { exportJobs, type ExportRow } from './exports/exports.fold';
export { ExportQueries, type ExportView } from './exports/export.queries';
export { ExportProgress } from './exports/export-progress';
export { inOneMoment, type Moment } from './exports/one-moment';
export { listedCases, listedEvents, type Listed } from './exports/listed';
export { auditTrail, type AuditRow } from './audit-trail/audit-trail.fold';
export { AuditQueries, type AuditFilters, type AuditView } from './audit-trail/audit.queries';
