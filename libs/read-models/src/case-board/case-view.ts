import type { Instant, Known, Loop, Stage, Use } from '@lib/domain';
import type { CaseRow } from './case-row';
import { clockView, type ClockView } from './clock-view';
import { isKeptFrom, type Viewer } from './viewer';

/** A case as the surface shows it. */
export interface CaseView {
  readonly caseId: string;
  readonly revision: bigint;
  readonly reference: string | null;
  readonly externalReference: string | null;
  readonly stage: Stage;
  readonly loops: readonly Loop[];
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly use: Use;
  readonly submittedAt: Instant;
  readonly receivedAt: Instant;
  readonly channel: string | null;
  readonly segment: string | null;
  readonly requestedSupport: string;
  readonly beneficiaryKind: string | null;
  readonly urgency: string | null;
  readonly applicantId: string;
  readonly beneficiaryId: string;
  readonly dataHash: string;
  readonly verified: boolean;
  readonly attested: boolean;
  readonly noticed: boolean;
  readonly outcome: 'accepted' | 'rejected' | null;
  readonly assignee: Known['assignee'] | null;
  readonly waitsFor: string;
  readonly dueAt: Instant | null;
  readonly dueClock: string | null;
  readonly clocks: readonly ClockView[];
}

/** The row as this viewer may see it at this instant. */
export const caseView = (row: CaseRow, viewer: Viewer, now: Instant): CaseView => {
  const kept = isKeptFrom(viewer);
  const { state } = row;
  return {
    caseId: row.caseId,
    revision: kept ? row.shownRevision : row.revision,
    reference: row.reference ?? null,
    externalReference: row.externalReference ?? null,
    stage: kept ? row.shownStage : row.stage,
    loops: row.loops,
    policyId: row.policyId,
    policyVersion: row.policyVersion,
    calendarVersion: row.calendarVersion,
    use: row.use,
    submittedAt: row.submittedAt,
    receivedAt: state.receivedAt,
    channel: row.channel ?? null,
    segment: row.segment ?? null,
    requestedSupport: row.support,
    beneficiaryKind: row.kind ?? null,
    urgency: row.urgency ?? null,
    applicantId: row.applicantId,
    beneficiaryId: row.beneficiaryId,
    dataHash: state.dataHash,
    verified: state.verified?.dataHash === state.dataHash,
    attested: state.attested?.dataHash === state.dataHash,
    noticed: state.noticed !== undefined,
    outcome: kept && row.concealed ? null : outcomeOf(state),
    assignee: state.assignee ?? null,
    waitsFor: kept ? row.shownWaitsFor : row.waitsFor,
    dueAt: (kept ? row.shownDueAt : row.dueAt) ?? null,
    dueClock: (kept ? row.shownDueClock : row.dueClock) ?? null,
    clocks: ((kept && row.shownClocks) || row.clocks).map((clock) => clockView(clock, now)),
  };
};

const outcomeOf = (state: Known): CaseView['outcome'] =>
  state.status === 'decided' || state.status === 'answered' ? state.decision.outcome : null;
