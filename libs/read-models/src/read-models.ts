import { auditTrail } from './audit-trail/audit-trail.fold';
import { beneficiaries } from './beneficiaries/beneficiaries.fold';
import { identityMarks } from './beneficiaries/identity-marks.fold';
import { exportJobs } from './exports/exports.fold';
import { caseBoard } from './case-board/case-board.fold';
import type { AnyProjection } from './engine/projection';
import { inquiryBoard } from './inquiry-board/inquiry-board.fold';
import { inquiryLinks } from './inquiry-links/inquiry-links.fold';
import { followUps } from './follow-ups/follow-ups.fold';
import { notifications } from './notifications/notifications.fold';
import { tellings } from './notifications/tellings.fold';
import { numbers } from './numbers/numbers.fold';
import { policies } from './policies/policies.fold';
import { policyReceipts } from './policy-register/policy-receipts.fold';
import { policyRegister } from './policy-register/policy-register.fold';
import { services } from './services/services.fold';
import { rightsExceptions } from './rights-exceptions/rights-exceptions.fold';
import { satisfaction } from './satisfaction/satisfaction.fold';
import { timers } from './timers/timers.fold';

/** Everything that the projector keeps. */
export const readModels: readonly AnyProjection[] = [
  caseBoard,
  numbers,
  policies,
  policyRegister,
  policyReceipts,
  rightsExceptions,
  satisfaction,
  timers,
  inquiryBoard,
  inquiryLinks,
  services,
  followUps,
  beneficiaries,
  identityMarks,
  tellings,
  notifications,
  exportJobs,
  auditTrail,
];
