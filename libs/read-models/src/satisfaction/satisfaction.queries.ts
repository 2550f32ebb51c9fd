import { Injectable } from '@nestjs/common';
import type { Instant, Role, SurveyState } from '@lib/domain';
import { ReadDatabase } from '../database';
import { rowFrom } from '../engine/projection-store';
import { decodeCursor, encodeCursor } from '../pages/cursor';
import { Values, type Viewer } from '../case-board/viewer';
import { satisfactionBoard, type SatisfactionBoard } from './satisfaction-board';
import type { Counted } from './satisfaction-figures';
import { satisfaction } from './satisfaction.fold';
import type { SatisfactionRow } from './satisfaction-row';
import type { Dimension } from './satisfaction-tally';
import { partOf, surveyView, type SurveyView } from './survey-view';

export interface SurveyFilters {
  readonly policy?: string;
  readonly state?: SurveyState;
  readonly case?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

export interface SurveyPage {
  readonly items: readonly SurveyView[];
  readonly next: string | null;
  readonly position: bigint;
}

/** Who may see how single people work. */
const OF_PEOPLE: readonly Role[] = ['supervisor', 'auditor'];
const STANDING = `select commit_position as shown_position from projections where name = 'satisfaction' and role = 'live'`;

/** Every question to the ratings. The committee asks none. */
@Injectable()
export class SatisfactionQueries {
  constructor(private readonly database: ReadDatabase) {}

  async board(
    policyId: string,
    minimumSample: number,
    viewer: Viewer,
    now: Instant,
  ): Promise<SatisfactionBoard & { position: bigint }> {
    const rows = await this.database.query<{ counter: string; count: bigint; position: bigint }>(
      `select c.counter, c.count, p.commit_position as position
       from projections p left join projection_counters c
         on (c.name, c.version, c.role) = (p.name, p.version, p.role) and c.count <> 0
         and split_part(c.counter, '|', 1) = $1
       where p.name = 'satisfaction' and p.role = 'live'`,
      [policyId],
    );
    const ofPeople = viewer.roles.some((role) => OF_PEOPLE.includes(role));
    const counted = rows.flatMap(({ counter, count }) => (counter === null ? [] : [countedOf(counter, Number(count))]));
    const board = satisfactionBoard(counted, { asOf: now, policyId, minimumSample, ofPeople });
    return { ...board, position: rows[0]?.position ?? -1n };
  }

  /** Newest first; whatever the viewer had a hand in is not there. Throws CursorUnknown. */
  async page(filters: SurveyFilters, viewer: Viewer): Promise<SurveyPage> {
    const { state, case: caseId, cursor, limit = 50 } = filters;
    // A case that is named says itself of which series it is.
    const policy = filters.policy ?? (caseId === undefined ? 'main' : undefined);
    const values = new Values();
    const conditions = [visibleTo(viewer, values)];
    if (policy !== undefined) conditions.push(`policy_id = ${values.add(policy)}`);
    if (state !== undefined) conditions.push(`state = ${values.add(state)}`);
    if (caseId !== undefined) conditions.push(ofCase(caseId, viewer, values));
    if (cursor !== undefined) {
      const { at, id } = decodeCursor(cursor, 'newest');
      conditions.push(`(offered_at, survey_id) < (${values.add(at)}::timestamptz, ${values.add(id)})`);
    }
    const { rows, position } = await this.rows(
      `select * from satisfaction where ${conditions.join(' and ')}
       order by offered_at desc, survey_id desc limit ${limit + 1}`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next =
      rows.length > limit && last ? encodeCursor({ order: 'newest', at: last.offeredAt, id: last.surveyId }) : null;
    return { items: items.map((row) => surveyView(row, viewer)), next, position };
  }

  /** `found` is undefined for what is not there and for what this viewer may not know of. */
  async one(surveyId: string, viewer: Viewer): Promise<{ found: SatisfactionRow | undefined; position: bigint }> {
    const values = new Values();
    const { rows, position } = await this.rows(
      `select * from satisfaction where survey_id = ${values.add(surveyId)} and ${visibleTo(viewer, values)}`,
      values,
    );
    return { found: rows[0], position };
  }

  private async rows(select: string, values: Values): Promise<{ rows: SatisfactionRow[]; position: bigint }> {
    const found = await this.database.query<Record<string, unknown>>(
      `select s.shown_position, r.* from (${STANDING}) s left join lateral (${select}) r on true`,
      values.list,
    );
    const rows = found.filter((row) => row['survey_id'] !== null).map((row) => rowFrom(satisfaction, row));
    return { rows, position: (found[0]?.['shown_position'] as bigint | null | undefined) ?? -1n };
  }
}

/** P13: nobody who had a hand in it; a sender only what he sent in. */
const visibleTo = (viewer: Viewer, values: Values): string => {
  const part = partOf(viewer);
  if (part === 'nothing') return 'false';
  const foreign = `not hands @> array[${values.add(viewer.id)}]::text[]`;
  return part === 'sent' ? `(${foreign} and submitted_by = ${values.add(viewer.id)})` : foreign;
};

/** Who sees figures without their case cannot ask for them by the case either. */
const ofCase = (caseId: string, viewer: Viewer, values: Values): string =>
  partOf(viewer) === 'figures' ? 'false' : `kind = 'case' and subject_id = ${values.add(caseId)}`;

const countedOf = (counter: string, count: number): Counted => {
  const [, dimension = '', value = '', ...measure] = counter.split('|');
  return { dimension: dimension as Dimension, value: decodeURIComponent(value), measure, count };
};
