import { Injectable } from '@nestjs/common';
import type { EndedAs, Instant, SurveySubjectKind } from '@lib/domain';
import { ReadDatabase } from '../database';
import { rowFrom } from '../engine/projection-store';
import { decodeCursor, encodeCursor } from '../pages/cursor';
import { Values } from '../case-board/viewer';
import { rightsExceptions, type RightsRow } from './rights-exceptions.fold';

export const rightsExceptionKinds = [
  'not_offered',
  'withheld',
  'withdrawn',
  'unreachable',
  'not_supplied',
  'early_answer',
] as const;

export interface RightsException {
  /** `not_offered`, `withheld`, `withdrawn`, `early_answer`, or the reason for which it was discontinued for silence. */
  readonly kind: string;
  readonly at: Instant;
  readonly ground?: string;
  readonly count?: number;
}

export interface RightsItem {
  readonly kind: SurveySubjectKind;
  readonly id: string;
  readonly caseId: string | null;
  readonly policyId: string;
  readonly endedAt: Instant | null;
  readonly endedAs: EndedAs | null;
  readonly exceptions: readonly RightsException[];
}

export interface RightsPage {
  readonly asOf: Instant;
  readonly policyId: string;
  /** How many of each kind the series has. */
  readonly byKind: Readonly<Record<string, number>>;
  readonly items: readonly RightsItem[];
  readonly next: string | null;
  readonly position: bigint;
}

export interface RightsFilters {
  readonly policy?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** An ended service is offered to be rated within moments; later than this it is an exception. */
const OFFERED_WITHIN_MS = 10 * 60_000;

/** P13: who reads it is for the caller to settle. */
@Injectable()
export class RightsExceptionsQueries {
  constructor(private readonly database: ReadDatabase) {}

  /** Newest first. Throws CursorUnknown. */
  async page({ policy = 'main', cursor, limit = 50 }: RightsFilters, now: Instant): Promise<RightsPage> {
    const cut = new Date(Date.parse(now) - OFFERED_WITHIN_MS).toISOString();
    const values = new Values();
    const overdue = `(ended_at <= ${values.add(cut)}::timestamptz and not offered and use <> 'historical')`;
    const listed = `policy_id = ${values.add(policy)} and (exceptional or ${overdue})`;
    const counted = await this.database.query<Record<string, bigint | string>>(
      `select count(*) filter (where ${overdue}) as not_offered, count(*) filter (where ground is not null and not withdrawn) as withheld,
       count(*) filter (where withdrawn) as withdrawn,
       count(*) filter (where early_answers > 0) as early_answer, count(silence) as silent, silence from rights_exceptions
       where ${listed} group by silence`,
      values.list,
    );
    const standing = await this.database.query<{ position: bigint }>(
      `select commit_position as position from projections where name = 'rights-exceptions' and role = 'live'`,
    );
    const rows = await this.rows(listed, cursor, limit, values);
    const last = rows[limit - 1];
    const next =
      rows.length > limit && last ? encodeCursor({ order: 'newest', at: last.notedAt, id: last.stream }) : null;
    return {
      asOf: now,
      policyId: policy,
      byKind: byKind(counted),
      items: rows.slice(0, limit).map((row) => itemOf(row, cut)),
      next,
      position: standing[0]?.position ?? -1n,
    };
  }

  private async rows(listed: string, cursor: string | undefined, limit: number, values: Values): Promise<RightsRow[]> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, 'newest');
    const beyond = after
      ? `and (noted_at, stream) < (${values.add(after.at)}::timestamptz, ${values.add(after.id)})`
      : '';
    const found = await this.database.query<Record<string, unknown>>(
      `select * from rights_exceptions where ${listed} ${beyond} order by noted_at desc, stream desc limit ${limit + 1}`,
      values.list,
    );
    return found.map((row) => rowFrom(rightsExceptions, row));
  }
}

const byKind = (rows: readonly Record<string, bigint | string | null>[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  const add = (kind: string, by: unknown): void => {
    if (Number(by) > 0) counts[kind] = (counts[kind] ?? 0) + Number(by);
  };
  for (const row of rows) {
    for (const kind of ['not_offered', 'withheld', 'withdrawn', 'early_answer']) add(kind, row[kind]);
    if (row['silence'] !== null) add(String(row['silence']), row['silent']);
  }
  return counts;
};

const itemOf = (row: RightsRow, cut: Instant): RightsItem => {
  const exceptions: RightsException[] = [];
  const { endedAt, ground, silence, earlyAt, earlyAnswers: count } = row;
  if (endedAt && !row.offered && row.use !== 'historical' && endedAt <= cut)
    exceptions.push({ kind: 'not_offered', at: endedAt });
  if (endedAt && ground) exceptions.push({ kind: row.withdrawn ? 'withdrawn' : 'withheld', at: endedAt, ground });
  if (endedAt && silence) exceptions.push({ kind: silence, at: endedAt });
  if (earlyAt) exceptions.push({ kind: 'early_answer', at: earlyAt, count });
  return {
    kind: row.kind,
    id: row.subjectId,
    caseId: row.kind === 'case' ? row.subjectId : null,
    policyId: row.policyId,
    endedAt: endedAt ?? null,
    endedAs: row.endedAs ?? null,
    exceptions,
  };
};
