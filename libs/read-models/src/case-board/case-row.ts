import type { Instant, Known, Loop, Stage, Use } from '@lib/domain';
import type { ColumnType } from '../engine/projection';
import type { RowClock } from './clock-states';
import type { WaitsFor } from './waits-for';

/** What a person may look at of a case who is not to learn of a decision before the answer: as if it were still under review. */
export interface ShownCase {
  readonly stage: Stage;
  readonly waitsFor: WaitsFor;
  readonly clocks: readonly RowClock[];
  readonly dueAt: Instant | undefined;
  readonly dueClock: string | undefined;
}

/** One case as the board shows it. `state` is the fold; everything queried or counted is derived from it into a column. */
export interface CaseRow {
  readonly caseId: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly use: Use;
  readonly submittedAt: Instant;
  readonly submittedBy: string;
  readonly applicantId: string;
  readonly beneficiaryId: string;
  readonly reference: string | undefined;
  readonly externalReference: string | undefined;
  readonly stage: Stage;
  readonly open: boolean;
  readonly loops: readonly Loop[];
  readonly channel: string | undefined;
  readonly segment: string | undefined;
  readonly support: string;
  readonly kind: string | undefined;
  readonly urgency: string | undefined;
  readonly assigneeRole: string | undefined;
  readonly assigneeId: string | undefined;
  readonly providerIds: readonly string[];
  readonly waitsFor: WaitsFor;
  /** Raised to the committee at least once: from then on the committee sees it. */
  readonly referred: boolean;
  readonly historyCompleted: boolean;
  readonly clocks: readonly RowClock[];
  readonly dueAt: Instant | undefined;
  readonly dueClock: string | undefined;
  /** The instants at which some clock changes its state, and all states together before the first of them and after each. */
  readonly moments: readonly string[];
  readonly standings: readonly string[];
  /** Some clock still waits for somebody. */
  readonly waits: boolean;
  /** By what few cases are found among very many: an index alone, every condition is also asked of the columns. */
  readonly marks: readonly string[];
  /** What the alarm is to ring for. */
  readonly nextDue: Instant | undefined;
  /** Decided and not yet answered: whoever may not know sees the columns that begin with `shown`. */
  readonly concealed: boolean;
  readonly shownStage: Stage;
  readonly shownWaitsFor: WaitsFor;
  readonly shownClocks: readonly RowClock[] | undefined;
  readonly shownDueAt: Instant | undefined;
  readonly shownDueClock: string | undefined;
  readonly shownRevision: bigint;
  readonly revision: bigint;
  readonly position: bigint;
  readonly state: Known;
}

export const caseColumns: { readonly [Field in keyof Required<CaseRow>]: ColumnType } = {
  caseId: 'text',
  policyId: 'text',
  policyVersion: 'integer',
  calendarVersion: 'integer',
  use: 'text',
  submittedAt: 'timestamptz',
  submittedBy: 'text',
  applicantId: 'text',
  beneficiaryId: 'text',
  reference: 'text',
  externalReference: 'text',
  stage: 'text',
  open: 'boolean',
  loops: 'text[]',
  channel: 'text',
  segment: 'text',
  support: 'text',
  kind: 'text',
  urgency: 'text',
  assigneeRole: 'text',
  assigneeId: 'text',
  providerIds: 'text[]',
  waitsFor: 'text',
  referred: 'boolean',
  historyCompleted: 'boolean',
  clocks: 'jsonb',
  dueAt: 'timestamptz',
  dueClock: 'text',
  moments: 'text[]',
  standings: 'text[]',
  waits: 'boolean',
  marks: 'text[]',
  nextDue: 'timestamptz',
  concealed: 'boolean',
  shownStage: 'text',
  shownWaitsFor: 'text',
  shownClocks: 'jsonb',
  shownDueAt: 'timestamptz',
  shownDueClock: 'text',
  shownRevision: 'bigint',
  revision: 'bigint',
  position: 'bigint',
  state: 'jsonb',
};
