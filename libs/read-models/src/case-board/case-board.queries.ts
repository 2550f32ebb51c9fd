import { Injectable } from '@nestjs/common';
import type { Instant, Known } from '@lib/domain';
import { ReadDatabase } from '../database';
import { rowFrom } from '../engine/projection-store';
import { askedFigures } from './asked-figures';
import { caseBoard } from './case-board.fold';
import { decodeCursor, encodeCursor } from '../pages/cursor';
import { columnsFor, LIVE_SERIES, waysOf, type CaseFilters } from './case-filters';
import type { CaseRow } from './case-row';
import { caseView, type CaseView } from './case-view';
import { audienceOf, countedFigures } from './counted-figures';
import { queueEntry } from './queue-entry';
import type { QueueEntry, SlaBoard } from './sla-board';
import { isKeptFrom, Values, visibleTo, type Viewer } from './viewer';

const DEFAULT_LIMIT = 50;
const MOST = 200;
const QUEUE_LENGTH = 20;

/** What is shown, and the position in the log that it shows at least. */
export type Shown<T> = T & { readonly position: bigint };

export interface CasePage {
  readonly items: readonly CaseView[];
  /** The cursor of the next page; null on the last. */
  readonly next: string | null;
}

export interface DueDay {
  readonly day: string;
  readonly clocks: Readonly<Record<string, number>>;
}

/** A case as far as its dates need it. */
export interface StateRow {
  readonly caseId: string;
  readonly reference: string | null;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly state: Known;
}

const STANDING = `select commit_position as shown_position from projections where name = 'case-board' and role = 'live'`;

/** Every question to the case board; what a viewer may not see is not in the answer, and not counted in it. */
@Injectable()
export class CaseBoardQueries {
  constructor(private readonly database: ReadDatabase) {}

  /** Newest first, or closest to its deadline. Throws CursorUnknown. */
  async page(filters: CaseFilters, viewer: Viewer, now: Instant): Promise<Shown<CasePage>> {
    const values = new Values();
    const order = filters.order ?? 'newest';
    const limit = Math.min(Math.max(filters.limit ?? DEFAULT_LIMIT, 1), MOST);
    const column = order === 'due' ? columnsFor(viewer).dueAt : 'submitted_at';
    const conditions = [`${column} is not null`];
    if (filters.cursor !== undefined) {
      const { at, id } = decodeCursor(filters.cursor, order);
      const after = order === 'due' ? '>' : '<';
      conditions.push(`(${column}, case_id) ${after} (${values.add(at)}::timestamptz, ${values.add(id)})`);
    }
    const direction = order === 'due' ? 'asc' : 'desc';
    const ordered = `order by ${column} ${direction}, case_id ${direction} limit ${limit + 1}`;
    const ids = waysOf(filters, viewer, now, values).map(
      ({ from, where }) =>
        `(select ${column}, case_id from ${from} where ${[where, ...conditions].join(' and ')} ${ordered})`,
    );
    const { rows, position } = await this.rows(
      `select b.* from (select distinct ${column}, case_id from (${ids.join(' union all ')}) each_way ${ordered}) found
       join case_board b using (case_id) order by b.${column} ${direction}, case_id ${direction}`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const at = last && (order === 'due' ? dueOf(last, viewer) : last.submittedAt);
    const next = rows.length > limit && last && at ? encodeCursor({ order, at, id: last.caseId }) : null;
    return { items: items.map((row) => caseView(row, viewer, now)), next, position };
  }

  /** How many a list holds in all; of more than `most`, one more than that. */
  async count(filters: CaseFilters, viewer: Viewer, now: Instant, most: number): Promise<number> {
    const values = new Values();
    const column = filters.order === 'due' ? columnsFor(viewer).dueAt : 'submitted_at';
    const ids = waysOf(filters, viewer, now, values).map(
      ({ from, where }) => `(select case_id from ${from} where ${where} and ${column} is not null limit ${most + 1})`,
    );
    const [row] = await this.database.query<{ count: bigint }>(
      `select count(*) from (select distinct case_id from (${ids.join(' union all ')}) each_way limit ${most + 1}) found`,
      values.list,
    );
    return Number(row?.count ?? 0);
  }

  /** `found` is undefined for what is not there and for what this viewer may not know of. */
  async one(caseId: string, viewer: Viewer, now: Instant): Promise<Shown<{ found: CaseView | undefined }>> {
    const { row, position } = await this.row(caseId, viewer);
    return { found: row && caseView(row, viewer, now), position };
  }

  /** Those of these cases that this viewer may know of, in the order of the ids. */
  async some(
    caseIds: readonly string[],
    viewer: Viewer,
    now: Instant,
  ): Promise<Shown<{ found: { readonly row: CaseRow; readonly view: CaseView }[] }>> {
    const values = new Values();
    const { rows, position } = await this.rows(
      `select * from case_board where case_id = any(${values.add(caseIds)}::text[]) and ${visibleTo(viewer, values)}`,
      values,
    );
    const places = new Map(caseIds.map((caseId, index) => [caseId, index]));
    rows.sort((one, other) => (places.get(one.caseId) ?? 0) - (places.get(other.caseId) ?? 0));
    return { found: rows.map((row) => ({ row, view: caseView(row, viewer, now) })), position };
  }

  /** The whole row, for whoever needs more of a case than its view: whether it may be seen at all, and its pins. */
  async row(caseId: string, viewer: Viewer): Promise<Shown<{ row: CaseRow | undefined }>> {
    const values = new Values();
    const { rows, position } = await this.rows(
      `select * from case_board where case_id = ${values.add(caseId)} and ${visibleTo(viewer, values)}`,
      values,
    );
    return { row: rows[0], position };
  }

  /** The cases of a series, a page at a time in the order of their ids, for whoever counts over all of them. */
  async statesAfter(policyId: string, after: string, limit: number): Promise<Shown<{ rows: StateRow[] }>> {
    const found = await this.database.query<Record<string, unknown>>(
      `select s.shown_position, r.* from (${STANDING}) s left join lateral (
         select case_id, coalesce(reference, external_reference) as reference, policy_version, calendar_version, state
         from case_board where policy_id = $1 and case_id > $2 order by case_id limit $3
       ) r on true`,
      [policyId, after, limit],
    );
    const rows = found.flatMap((row) =>
      row['case_id'] === null
        ? []
        : {
            caseId: row['case_id'] as string,
            reference: row['reference'] as string | null,
            policyVersion: row['policy_version'] as number,
            calendarVersion: row['calendar_version'] as number,
            state: row['state'] as Known,
          },
    );
    return { rows, position: (found[0]?.['shown_position'] as bigint | null | undefined) ?? -1n };
  }

  /** Undefined for whom not even counters are shown. */
  async sla(policyId: string | undefined, now: Instant, viewer: Viewer): Promise<Shown<SlaBoard> | undefined> {
    const series = policyId ?? LIVE_SERIES;
    const audience = audienceOf(viewer);
    if (audience === undefined) return undefined;
    const [{ queue, position }, figures] = await Promise.all([
      this.queue(series, viewer, now),
      audience === 'own'
        ? askedFigures(this.database, series, viewer, now)
        : countedFigures(this.database, series, audience, now),
    ]);
    return { ...figures.board(now, series, queue), position };
  }

  /** How many deadlines fall on each day in Riyadh, by clock; the days are as `2026-11-23`, both ends included. */
  async due(
    policyId: string | undefined,
    viewer: Viewer,
    { from, to }: { readonly from: string; readonly to: string },
  ): Promise<Shown<{ days: readonly DueDay[] }>> {
    const values = new Values();
    const { dueAt, dueClock } = columnsFor(viewer);
    const day = `(${dueAt} at time zone 'Asia/Riyadh')::date`;
    const found = await this.database.query<{ day: string | null; clock: string; count: bigint; position: bigint }>(
      `select s.shown_position as position, r.* from (${STANDING}) s left join lateral (
         select to_char(${day}, 'YYYY-MM-DD') as day, ${dueClock} as clock, count(*) as count from case_board
         where policy_id = ${values.add(policyId ?? LIVE_SERIES)} and ${visibleTo(viewer, values)}
         and ${dueAt} >= ${values.add(from)}::date::timestamp at time zone 'Asia/Riyadh'
         and ${dueAt} < (${values.add(to)}::date + 1)::timestamp at time zone 'Asia/Riyadh'
         group by ${day}, ${dueClock} order by 1, 2
       ) r on true`,
      values.list,
    );
    const days = new Map<string, Record<string, number>>();
    for (const row of found)
      if (row.day !== null) days.set(row.day, { ...days.get(row.day), [row.clock]: Number(row.count) });
    return {
      days: [...days].map(([each, clocks]) => ({ day: each, clocks })),
      position: found[0]?.position ?? -1n,
    };
  }

  private async queue(
    policyId: string,
    viewer: Viewer,
    now: Instant,
  ): Promise<{ queue: QueueEntry[]; position: bigint }> {
    const values = new Values();
    const { dueAt } = columnsFor(viewer);
    const { rows, position } = await this.rows(
      `select * from case_board where policy_id = ${values.add(policyId)} and ${visibleTo(viewer, values)}
       and ${dueAt} is not null order by ${dueAt}, case_id limit ${QUEUE_LENGTH}`,
      values,
    );
    return { queue: rows.map((row) => queueEntry(row, viewer, now)), position };
  }

  /** One statement, so that rows and position are of one moment. */
  private async rows(select: string, values: Values): Promise<{ rows: CaseRow[]; position: bigint }> {
    const found = await this.database.query<Record<string, unknown>>(
      `select s.shown_position, r.* from (${STANDING}) s left join lateral (${select}) r on true`,
      values.list,
    );
    const rows = found.filter((row) => row['case_id'] !== null).map((row) => rowFrom(caseBoard, row));
    return { rows, position: (found[0]?.['shown_position'] as bigint | null | undefined) ?? -1n };
  }
}

const dueOf = (row: CaseRow, viewer: Viewer): Instant | undefined => (isKeptFrom(viewer) ? row.shownDueAt : row.dueAt);
