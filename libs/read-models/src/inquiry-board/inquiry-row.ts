import type { Dispute, Inquiry, Instant, Standing, Use } from '@lib/domain';
import type { RowClock } from '../case-board/clock-states';
import type { ColumnType } from '../engine/projection';

export type BoardCategory = 'inquiry' | 'dispute';

/** One inquiry or dispute as its board shows it. `standing` is the fold; what is asked for has a column of its own. */
export interface InquiryRow {
  readonly stream: string;
  readonly category: BoardCategory;
  readonly id: string;
  readonly use: Use;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly status: string;
  /** Question, suggestion, complaint, obstacle; of a dispute, dispute. */
  readonly kind: string;
  readonly channel: string | undefined;
  readonly topic: string | undefined;
  /** The case that it is about, in its book or not. */
  readonly caseId: string | undefined;
  /** Opaque ids of whoever it is from and for. */
  readonly persons: readonly string[];
  readonly assigneeRole: string | undefined;
  readonly assigneeId: string | undefined;
  readonly department: string | undefined;
  /** A ruling on a suggestion or an obstacle; the outcome of a dispute. */
  readonly result: string | undefined;
  readonly receivedAt: Instant;
  readonly receivedBy: string | undefined;
  /** By when an answer is owed; undefined when none is. */
  readonly dueAt: Instant | undefined;
  readonly clocks: readonly RowClock[];
  readonly revision: bigint;
  readonly standing: Standing<Inquiry | Dispute>;
}

/** Nothing here says how long anybody was spoken with (P19). */
export const inquiryColumns: { readonly [Field in keyof Required<InquiryRow>]: ColumnType } = {
  stream: 'text',
  category: 'text',
  id: 'text',
  use: 'text',
  policyId: 'text',
  policyVersion: 'integer',
  calendarVersion: 'integer',
  status: 'text',
  kind: 'text',
  channel: 'text',
  topic: 'text',
  caseId: 'text',
  persons: 'text[]',
  assigneeRole: 'text',
  assigneeId: 'text',
  department: 'text',
  result: 'text',
  receivedAt: 'timestamptz',
  receivedBy: 'text',
  dueAt: 'timestamptz',
  clocks: 'jsonb',
  revision: 'bigint',
  standing: 'jsonb',
};
