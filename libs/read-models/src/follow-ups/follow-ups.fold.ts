import type { Use } from '@lib/domain';
import { projection } from '../engine/projection';

export type FollowUpStatus = 'planned' | 'due' | 'missed' | 'done' | 'cancelled';

/** One follow-up of a delivered service (P5); done late, it stays missed for the figures. */
export interface FollowUpRow {
  readonly followUpId: string;
  readonly caseId: string;
  readonly serviceId: string;
  readonly beneficiaryId: string;
  readonly use: Use;
  readonly policyId: string;
  readonly number: number;
  readonly plannedFor: string;
  readonly status: FollowUpStatus;
  readonly missed: boolean;
  readonly finding: string | undefined;
  readonly requestId: string | undefined;
  readonly settledAt: string | undefined;
  readonly revision: bigint;
  readonly position: bigint;
}

export const followUps = projection<FollowUpRow>({
  name: 'follow-ups',
  version: 1,
  clauses: ['P5', 'P6'],
  columns: {
    followUpId: 'text',
    caseId: 'text',
    serviceId: 'text',
    beneficiaryId: 'text',
    use: 'text',
    policyId: 'text',
    number: 'integer',
    plannedFor: 'timestamptz',
    status: 'text',
    missed: 'boolean',
    finding: 'text',
    requestId: 'text',
    settledAt: 'timestamptz',
    revision: 'bigint',
    position: 'bigint',
  },
  key: 'followUpId',
  keys: ({ streamName, data }) => (streamName.startsWith('followup-') ? [data.followUpId] : []),
  fold: (row, event) => {
    const { type, data, revision, position } = event;
    const moved = (changes: Partial<FollowUpRow>): FollowUpRow | undefined =>
      row && { ...row, ...changes, revision, position };
    switch (type) {
      case 'FollowUpPlanned':
        return {
          followUpId: data.followUpId,
          caseId: data.caseId,
          serviceId: data.serviceId,
          beneficiaryId: data.beneficiaryId,
          use: data.use,
          policyId: data.policyId,
          number: data.number,
          plannedFor: data.plannedFor,
          status: 'planned',
          missed: false,
          finding: undefined,
          requestId: undefined,
          settledAt: undefined,
          revision,
          position,
        };
      case 'FollowUpFellDue':
        return moved({ status: 'due' });
      case 'FollowUpMissed':
        return moved({ status: 'missed', missed: true });
      case 'FollowUpDone':
        return moved({ status: 'done', finding: data.finding, settledAt: data.occurredAt });
      case 'NeedRequested':
        return moved({ requestId: data.requestId });
      case 'FollowUpCancelled':
        return moved({ status: 'cancelled', settledAt: data.occurredAt });
      default:
        return row;
    }
  },
});
