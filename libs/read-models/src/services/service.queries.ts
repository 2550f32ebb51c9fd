import { Injectable } from '@nestjs/common';
import type { Instant } from '@lib/domain';
import { ReadDatabase } from '../database';
import { keysetPage, positionOf } from '../pages/keyset-page';
import type { ServiceStatus } from './services.fold';

export interface ServiceFilters {
  readonly status?: ServiceStatus;
  readonly caseId?: string;
  readonly provider?: string;
  readonly support?: string;
  readonly policy?: string;
  /** Due not later than this. */
  readonly due?: Instant;
  readonly cursor?: string;
  readonly limit?: number;
}

export interface ServiceView {
  readonly caseId: string;
  readonly serviceId: string;
  readonly support: string;
  readonly providerId: string | null;
  readonly part: { readonly number: number; readonly of: number } | null;
  readonly plannedAt: Instant;
  readonly dueAt: Instant | null;
  readonly status: ServiceStatus;
  readonly deliveredAt: Instant | null;
}

const LIST = { from: 'services', at: 'planned_at', id: 'service_key', direction: 'desc' } as const;

/** What was planned and what became of it, service by service, newest first (P29). */
@Injectable()
export class ServiceQueries {
  constructor(private readonly database: ReadDatabase) {}

  /** Those of live cases, unless a case or another series is asked for. Throws CursorUnknown. */
  async page({ status, caseId, provider, support, policy, due, cursor, limit }: ServiceFilters) {
    const position = await positionOf(this.database, 'services');
    const { rows, next } = await keysetPage<Record<string, unknown>>(this.database, LIST, {
      equal: { status, case_id: caseId, provider_id: provider, support },
      also: (value) => [
        ...(due === undefined ? [] : [`due_at <= ${value(due)}`]),
        ...(caseId === undefined ? [ofSeries(policy, value)] : []),
      ],
      cursor,
      limit,
    });
    return { items: rows.map(viewOf), next, position };
  }
}

const ofSeries = (policy: string | undefined, value: (given: unknown) => string): string =>
  `exists (select from case_board c where c.case_id = services.case_id and ${
    policy === undefined ? `c.use = 'live'` : `c.policy_id = ${value(policy)}`
  })`;

const viewOf = (row: Readonly<Record<string, unknown>>): ServiceView =>
  ({
    caseId: row['case_id'],
    serviceId: row['service_id'],
    support: row['support'],
    providerId: row['provider_id'],
    part: row['part_of'] === null ? null : { number: row['part_number'], of: row['part_of'] },
    plannedAt: row['planned_at'],
    dueAt: row['due_at'],
    status: row['status'],
    deliveredAt: row['delivered_at'],
  }) as ServiceView;
