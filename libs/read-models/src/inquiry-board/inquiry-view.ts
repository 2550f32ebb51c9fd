import type { Dispute, Inquiry, Instant, Use } from '@lib/domain';
import { clockView, type ClockView } from '../case-board/clock-view';
import type { InquiryRow } from './inquiry-row';

/** What inquiries and disputes have in common, as the surface shows it. */
interface ViewOfBoth {
  readonly revision: bigint;
  readonly status: string;
  readonly channel: string | null;
  readonly topicCode: string | null;
  /** In whose book it stands, or beside which ended case. */
  readonly caseId: string | null;
  readonly aboutCaseId: string | null;
  readonly from: string | null;
  readonly assignee: Inquiry['to'] | null;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly use: Use;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly clocks: readonly ClockView[];
}

export interface InquiryView extends ViewOfBoth {
  readonly inquiryId: string;
  readonly kind: string;
  readonly beneficiaryId: string | null;
  readonly concerns: string | null;
  readonly department: string | null;
  readonly ruling: string | null;
  /** How often it was asked. */
  readonly round: number;
}

export interface DisputeView extends ViewOfBoth {
  readonly disputeId: string;
  readonly outcome: string | null;
}

export const inquiryView = (row: InquiryRow, now: Instant): InquiryView => {
  const own = row.standing.own as Inquiry;
  return {
    inquiryId: row.id,
    kind: own.kind,
    ...viewOfBoth(row, own, now),
    beneficiaryId: own.beneficiaryId ?? null,
    concerns: own.concerns ?? null,
    department: own.department ?? null,
    ruling: own.ruling ?? null,
    round: own.round,
  };
};

export const disputeView = (row: InquiryRow, now: Instant): DisputeView => {
  const own = row.standing.own as Dispute;
  return { disputeId: row.id, ...viewOfBoth(row, own, now), outcome: own.outcome ?? null };
};

const viewOfBoth = (row: InquiryRow, own: Inquiry | Dispute, now: Instant): ViewOfBoth => ({
  revision: row.revision,
  status: own.status,
  channel: own.channel ?? null,
  topicCode: own.topicCode ?? null,
  caseId: own.caseId ?? null,
  aboutCaseId: own.aboutCaseId ?? null,
  from: own.from ?? null,
  assignee: own.to ?? null,
  policyId: own.policyId,
  policyVersion: own.policyVersion,
  calendarVersion: own.calendarVersion,
  use: own.use,
  receivedAt: own.receivedAt,
  dueAt: row.dueAt ?? null,
  clocks: row.clocks.map((clock) => clockView(clock, now)),
});
