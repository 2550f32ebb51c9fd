import { Injectable } from '@nestjs/common';
import type { Instant } from '@lib/domain';
import { ReadDatabase } from '../database';
import { keysetPage, positionOf } from '../pages/keyset-page';
import type { FollowUpStatus } from './follow-ups.fold';

export interface FollowUpFilters {
  readonly status?: FollowUpStatus;
  readonly caseId?: string;
  readonly beneficiary?: string;
  readonly policy?: string;
  /** Not planned for later than this. */
  readonly due?: Instant;
  readonly cursor?: string;
  readonly limit?: number;
}

export interface FollowUpView {
  readonly followUpId: string;
  readonly caseId: string;
  readonly serviceId: string;
  readonly beneficiaryId: string;
  readonly policyId: string;
  readonly number: number;
  readonly plannedFor: Instant;
  readonly status: FollowUpStatus;
  readonly missed: boolean;
  readonly finding: string | null;
  readonly requestId: string | null;
  readonly settledAt: Instant | null;
  readonly revision: bigint;
}

const LIST = { from: 'follow_ups', at: 'planned_for', id: 'follow_up_id', direction: 'asc' } as const;

/** The follow-ups of delivered services, those planned for the earliest day first (P5). */
@Injectable()
export class FollowUpQueries {
  constructor(private readonly database: ReadDatabase) {}

  /** Live ones, unless another series is asked for. Throws CursorUnknown. */
  async page({ status, caseId, beneficiary, policy, due, cursor, limit }: FollowUpFilters) {
    const position = await positionOf(this.database, 'follow-ups');
    const { rows, next } = await keysetPage<Record<string, unknown>>(this.database, LIST, {
      equal: {
        status,
        case_id: caseId,
        beneficiary_id: beneficiary,
        policy_id: policy,
        use: policy === undefined && caseId === undefined ? 'live' : undefined,
      },
      also: (value) => (due === undefined ? [] : [`planned_for <= ${value(due)}`]),
      cursor,
      limit,
    });
    return { items: rows.map(viewOf), next, position };
  }

  async one(followUpId: string): Promise<{ found: FollowUpView | undefined; position: bigint }> {
    const position = await positionOf(this.database, 'follow-ups');
    const rows = await this.database.query<Record<string, unknown>>(
      'select * from follow_ups where follow_up_id = $1',
      [followUpId],
    );
    return { found: rows[0] && viewOf(rows[0]), position };
  }
}

const viewOf = (row: Readonly<Record<string, unknown>>): FollowUpView =>
  ({
    followUpId: row['follow_up_id'],
    caseId: row['case_id'],
    serviceId: row['service_id'],
    beneficiaryId: row['beneficiary_id'],
    policyId: row['policy_id'],
    number: row['number'],
    plannedFor: row['planned_for'],
    status: row['status'],
    missed: row['missed'],
    finding: row['finding'],
    requestId: row['request_id'],
    settledAt: row['settled_at'],
    revision: row['revision'],
  }) as FollowUpView;
