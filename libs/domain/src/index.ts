export * from './actor';
export * from './calendar';
export * from './calendar/series';
export * from './categories';
export * from './closed-lists';
export * from './decider';
export * from './deciders';
export * from './refused';
export * from './time/clock';
export * from './time/day';
export type { Span } from './time/running';
export * from './time/due';
export * from './time/duration';
export * from './time/hijri';
export * from './time/instant';
export * from './time/timeline-difference';
export * from './time/working';
export * from './case/clauses';
export * from './case/command-table';
export * from './case/commands';
export * from './case/concealment';
export * from './case/due-event-types';
export * from './case/events';
export { attestedMembers } from './case/data';
export { decide, type GivenDocuments } from './case/decide';
export { dueSteps, mostEvents, nextDue, nextStep } from './case/due-steps';
export { evolve } from './case/evolve';
export * from './case/hints';
export { wayOnOf, type WayOn } from './case/way-on';
export { loopsOf, stageOf } from './case/stage';
export * from './case/state';
export type { Documents } from './documents';
export { earliestAnswerOf, timelineFor } from './case/timeline';
export * from './export';
export * from './follow-up/follow-up';
export * from './notification';
export * from './tellings';
export * from './clause-uses';
export * from './policy/clauses';
export { clauseOriginals } from './policy/clause-originals';
export * from './policy/difference';
export * from './policy/document';
export { completed } from './policy/later-members';
export * from './policy/policy';
export * from './policy/series';
export { versionOneOfMain } from './policy/version-one';
export * from './register/reference';
export * from './register/register';
export { caseAtHand, type CaseAtHand } from './case/case-at-hand';
export * from './inquiry/kinds';
export type { InquiryCommandType } from './inquiry/commands';
export type { Handler, InquiryEvent, InquiryFactType } from './inquiry/events';
export { inquiryCommands, inquiryDecider } from './inquiry/inquiry';
export type { Inquiry } from './inquiry/state';
export { disputeCommands, disputeDecider } from './dispute/dispute';
export {
  disputeOutcomes,
  disputeStatuses,
  type DisputeCommandType,
  type DisputeEvent,
  type DisputeFactType,
  type DisputeOutcome,
  type DisputeStatus,
} from './dispute/messages';
export type { Dispute } from './dispute/state';
export * from './simulation';
export * from './survey';
export * from './glossary';
export * from './beneficiary/identity-marks';
export * from './beneficiary/events';
export { beneficiaryCommands, type BeneficiaryCommandType } from './beneficiary/commands';
export { silenceFor, type Beneficiary } from './beneficiary/state';
export { beneficiaryDecider } from './beneficiary/beneficiary';
