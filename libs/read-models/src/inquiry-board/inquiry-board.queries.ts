import { Injectable } from '@nestjs/common';
import type { Instant } from '@lib/domain';
import { decodeCursor, encodeCursor } from '../pages/cursor';
import { Values, type Viewer } from '../case-board/viewer';
import { ReadDatabase } from '../database';
import { rowFrom } from '../engine/projection-store';
import { inquiryBoard } from './inquiry-board.fold';
import type { BoardCategory, InquiryRow } from './inquiry-row';

const DEFAULT_LIMIT = 50;
const MOST = 200;
const STANDING = `select commit_position as shown_position from projections where name = 'inquiry-board' and role = 'live'`;
const SEE_ALL: ReadonlySet<string> = new Set(['supervisor', 'auditor', 'officer', 'researcher']);

export interface InquiryFilters {
  /** A policy series; absent: the live ones. */
  readonly policy?: string;
  readonly status?: string;
  readonly kind?: string;
  readonly channel?: string;
  readonly topic?: string;
  readonly case?: string;
  readonly beneficiary?: string;
  /** An actor's id, or a role. */
  readonly assignee?: string;
  readonly department?: string;
  readonly result?: string;
  /** Due not after this instant. */
  readonly due?: Instant;
  readonly order?: 'newest' | 'due';
  readonly cursor?: string;
  readonly limit?: number;
}

export interface InquiryPage {
  readonly rows: readonly InquiryRow[];
  readonly next: string | null;
  readonly position: bigint;
}

/** Every question to the inquiry board: whoever handles them sees all, an internal service those that it took in itself. */
@Injectable()
export class InquiryBoardQueries {
  constructor(private readonly database: ReadDatabase) {}

  /** Newest first, or closest to the day on which an answer is owed. Throws CursorUnknown. */
  async page(category: BoardCategory, filters: InquiryFilters, viewer: Viewer): Promise<InquiryPage> {
    const values = new Values();
    const order = filters.order ?? 'newest';
    const limit = Math.min(Math.max(filters.limit ?? DEFAULT_LIMIT, 1), MOST);
    const [column, direction] = order === 'due' ? ['due_at', 'asc'] : ['received_at', 'desc'];
    const conditions = [...conditionsOf(category, filters, viewer, values), `${column} is not null`];
    if (filters.cursor !== undefined) {
      const { at, id } = decodeCursor(filters.cursor, order);
      const after = order === 'due' ? '>' : '<';
      conditions.push(`(${column}, stream) ${after} (${values.add(at)}::timestamptz, ${values.add(id)})`);
    }
    const { rows, position } = await this.rows(
      `select * from inquiry_board where ${conditions.join(' and ')}
       order by ${column} ${direction}, stream ${direction} limit ${limit + 1}`,
      values,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const at = last && (order === 'due' ? last.dueAt : last.receivedAt);
    const next = rows.length > limit && last && at ? encodeCursor({ order, at, id: last.stream }) : null;
    return { rows: shown, next, position };
  }

  /** `row` is undefined for what is not there and for what this viewer may not know of. */
  async one(stream: string, viewer: Viewer): Promise<{ row: InquiryRow | undefined; position: bigint }> {
    const values = new Values();
    const { rows, position } = await this.rows(
      `select * from inquiry_board where stream = ${values.add(stream)} and ${visibleTo(viewer, values)}`,
      values,
    );
    return { row: rows[0], position };
  }

  /** One statement, so that rows and position are of one moment. */
  private async rows(select: string, values: Values): Promise<{ rows: InquiryRow[]; position: bigint }> {
    const found = await this.database.query<Record<string, unknown>>(
      `select s.shown_position, r.* from (${STANDING}) s left join lateral (${select}) r on true`,
      values.list,
    );
    const rows = found.filter((row) => row['stream'] !== null).map((row) => rowFrom(inquiryBoard, row));
    return { rows, position: (found[0]?.['shown_position'] as bigint | null | undefined) ?? -1n };
  }
}

/** P15: whoever is complained of does not read the complaint, whatever he may see beside it. */
const visibleTo = ({ id, roles }: Viewer, values: Values): string => {
  const isNotConcerned = `(standing #>> '{own,concerns}') is distinct from ${values.add(id)}`;
  if (roles.some((role) => SEE_ALL.has(role))) return isNotConcerned;
  return roles.includes('intake') ? `(received_by = ${values.add(id)} and ${isNotConcerned})` : 'false';
};

const conditionsOf = (category: BoardCategory, filters: InquiryFilters, viewer: Viewer, values: Values): string[] => {
  const conditions = [`category = ${values.add(category)}`, visibleTo(viewer, values)];
  const equal = (column: string, value: string | undefined): void => {
    if (value !== undefined) conditions.push(`${column} = ${values.add(value)}`);
  };
  // A case that is named says itself of which series it is.
  if (filters.policy === undefined && filters.case === undefined) conditions.push(`use = 'live'`);
  // What was entered and never begun is nobody's question.
  if (filters.status === undefined) conditions.push(`status <> 'abandoned'`);
  equal('policy_id', filters.policy);
  equal('status', filters.status);
  equal('kind', filters.kind);
  equal('channel', filters.channel);
  equal('topic', filters.topic);
  equal('case_id', filters.case);
  equal('department', filters.department);
  equal('result', filters.result);
  if (filters.beneficiary !== undefined)
    conditions.push(`persons @> array[${values.add(filters.beneficiary)}]::text[]`);
  if (filters.due !== undefined) conditions.push(`due_at <= ${values.add(filters.due)}::timestamptz`);
  if (filters.assignee !== undefined) {
    const assignee = values.add(filters.assignee);
    conditions.push(`(assignee_id = ${assignee} or assignee_role = ${assignee})`);
  }
  return conditions;
};
