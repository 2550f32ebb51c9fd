import { Injectable } from '@nestjs/common';
import type { Instant, Role } from '@lib/domain';
import type { Viewer } from '../case-board/viewer';
import { ReadDatabase } from '../database';
import { encodeCursor } from '../pages/cursor';
import { keysetPage, positionOf, type KeysetAsked } from '../pages/keyset-page';

/** What an entry must fit: of each list any one, and all that is given. */
export interface AuditFilters {
  readonly types?: readonly string[];
  readonly clauses?: readonly string[];
  readonly roles?: readonly Role[];
  readonly actors?: readonly string[];
  readonly caseId?: string;
  /** The number of a case, ours or of earlier records. */
  readonly reference?: string;
  readonly policyId?: string;
  readonly policyVersion?: number;
  /** By when it happened: not before, and before. */
  readonly since?: Instant;
  readonly before?: Instant;
}

export interface AuditView {
  readonly position: bigint;
  readonly category: string;
  readonly streamId: string;
  readonly revision: bigint;
  readonly type: string;
  readonly caseId: string | null;
  readonly reference: string | null;
  readonly actor: { readonly id: string; readonly kind: string; readonly roles: readonly Role[] };
  readonly clauses: readonly string[];
  readonly policyId: string | null;
  readonly policyVersion: number | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly correlationId: string;
}

type Found = Readonly<Record<string, unknown>> & { cursor_at: string; entry_id: string; case_id: string | null };
type Value = (given: unknown) => string;

const LIST = { from: 'audit_trail', at: 'occurred_at', id: 'entry_id', direction: 'desc' } as const;
const DEFAULT_LIMIT = 50;

/** The entries of every stream, those that happened last first; each condition stands on an index. */
@Injectable()
export class AuditQueries {
  constructor(private readonly database: ReadDatabase) {}

  /** Throws CursorUnknown. */
  async page(filters: AuditFilters, viewer: Viewer, { cursor, limit }: Pick<KeysetAsked, 'cursor' | 'limit'>) {
    const position = await positionOf(this.database, 'audit-trail');
    const parts = await Promise.all(
      placesOf(filters).map((place) =>
        keysetPage<Found>(this.database, LIST, {
          equal: { case_id: filters.caseId },
          also: (value) => [...conditionsOf(filters, value), ...place(value), unlessConcerned(viewer, value)],
          cursor,
          limit,
        }),
      ),
    );
    const { rows, next } = parts.length === 1 ? parts[0]! : merged(parts, limit);
    return { items: await this.shown(rows), next, position };
  }

  /** How many there are; of more than `most`, one more than that. */
  async count(filters: AuditFilters, viewer: Viewer, most: number): Promise<number> {
    const counts = await Promise.all(
      placesOf(filters).map((place) => {
        const values: unknown[] = [];
        const value: Value = (given) => `$${values.push(given)}`;
        const ofCase = filters.caseId === undefined ? [] : [`case_id = ${value(filters.caseId)}`];
        const conditions = [
          ...ofCase,
          ...conditionsOf(filters, value),
          ...place(value),
          unlessConcerned(viewer, value),
        ].join(' and ');
        return this.database.query<{ count: bigint }>(
          `select count(*) from (select from audit_trail where ${conditions} limit ${most + 1}) found`,
          values,
        );
      }),
    );
    const inAll = counts.reduce((sum, [row]) => sum + Number(row?.count ?? 0), 0);
    return Math.min(inAll, most + 1);
  }

  /** Number and version of a case stand on its board. */
  private async shown(rows: readonly Found[]): Promise<AuditView[]> {
    const ids = [...new Set(rows.flatMap((row) => row.case_id ?? []))];
    const boarded = await this.database.query<Record<string, unknown>>(
      `select case_id, coalesce(reference, external_reference) as reference, policy_id, policy_version
       from case_board where case_id = any($1::text[])`,
      [ids],
    );
    const cases = new Map(boarded.map((row) => [row['case_id'], row]));
    return rows.map((row) => viewOf(row, cases.get(row.case_id)));
  }
}

const conditionsOf = (filters: AuditFilters, value: Value): string[] => {
  const { types, clauses, roles, actors, reference, since, before } = filters;
  return [
    ...anyOf('type', types, value),
    ...anyOf('actor_id', actors, value),
    ...(clauses ? [`clauses && ${value(clauses)}::text[]`] : []),
    ...(roles ? [`roles && ${value(roles)}::text[]`] : []),
    ...(since === undefined ? [] : [`occurred_at >= ${value(since)}::timestamptz`]),
    ...(before === undefined ? [] : [`occurred_at < ${value(before)}::timestamptz`]),
    ...(reference === undefined ? [] : [`case_id = any(array(${casesNumbered(value(reference))}))`]),
  ];
};

/** One value is asked for by `=`: an index then holds its entries in the order of the list. */
const anyOf = (column: string, given: readonly string[] | undefined, value: Value): string[] => {
  if (given === undefined) return [];
  return [given.length === 1 ? `${column} = ${value(given[0])}` : `${column} = any(${value(given)}::text[])`];
};

const casesNumbered = (reference: string): string =>
  `select case_id from case_board where reference = ${reference}
   union select case_id from case_board where external_reference = ${reference}`;

/** A series is asked for in two places, each on its own index: the cases that live under it, and what is said of itself. */
const placesOf = ({ policyId, policyVersion }: AuditFilters): readonly ((value: Value) => string[])[] => {
  if (policyId === undefined && policyVersion === undefined) return [() => []];
  const equal = (table: string, value: Value): string =>
    [
      ...(policyId === undefined ? [] : [`${table}.policy_id = ${value(policyId)}`]),
      ...(policyVersion === undefined ? [] : [`${table}.policy_version = ${value(policyVersion)}`]),
    ].join(' and ');
  return [
    (value) => [
      `exists (select from case_board where case_board.case_id = audit_trail.case_id and ${equal('case_board', value)})`,
    ],
    (value) => ['case_id is null', 'policy_id is not null', equal('audit_trail', value)],
  ];
};

/** P15: whoever is complained of reads nothing of the complaint. */
const unlessConcerned = ({ id }: Viewer, value: Value): string =>
  `(inquiry_id is null or not exists (select from inquiry_board
    where stream = 'inquiry-' || inquiry_id and standing #>> '{own,concerns}' = ${value(id)}))`;

const merged = (parts: readonly { rows: Found[]; next: string | null }[], limit = DEFAULT_LIMIT) => {
  const placeOf = (row: Found): string => `${row.cursor_at} ${row.entry_id}`;
  const all = parts.flatMap(({ rows }) => rows).sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
  const rows = all.slice(0, limit);
  const last = rows.at(-1);
  const isMore = all.length > limit || parts.some(({ next }) => next !== null);
  return {
    rows,
    next: isMore && last ? encodeCursor({ order: LIST.from, at: last.cursor_at, id: last.entry_id }) : null,
  };
};

const viewOf = (row: Found, boarded: Readonly<Record<string, unknown>> | undefined): AuditView =>
  ({
    position: row['position'],
    category: row['category'],
    streamId: row['stream_id'],
    revision: row['revision'],
    type: row['type'],
    caseId: row.case_id,
    reference: boarded?.['reference'] ?? null,
    actor: { id: row['actor_id'], kind: row['actor_kind'], roles: row['roles'] },
    clauses: row['clauses'],
    policyId: boarded?.['policy_id'] ?? row['policy_id'] ?? null,
    policyVersion: boarded?.['policy_version'] ?? row['policy_version'] ?? null,
    occurredAt: row['occurred_at'],
    recordedAt: row['recorded_at'],
    correlationId: row['correlation_id'],
  }) as AuditView;
