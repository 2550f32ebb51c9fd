export type ClockState =
  'not_yet_answerable' | 'running' | 'due_soon' | 'late' | 'breached' | 'paused' | 'met' | 'met_late' | 'ended';

export type States = Readonly<Partial<Record<ClockState, number>>>;

export interface QueueEntry {
  readonly caseId: string;
  readonly reference: string | null;
  readonly stage: string;
  readonly clock: string;
  readonly target: string;
  readonly deadline: 'target' | 'ceiling';
  readonly state: ClockState;
  readonly earliest: string | null;
  readonly waitsFor: string;
}

/** What `GET /v1/boards/sla` answers, and what the live stream tells. */
export interface Board {
  readonly asOf: string;
  readonly policyId: string;
  readonly open: number;
  readonly byStage: Readonly<Record<string, number>>;
  /** A word in place of a figure where the figure would tell too much. */
  readonly bySegment: Readonly<Record<string, number | string>>;
  readonly byClock: Readonly<Record<string, States>>;
  readonly queue: readonly QueueEntry[];
}
