import type { Instant } from '@lib/domain';
import { AuditQueries, type AuditFilters, type AuditView } from '../audit-trail/audit.queries';
import { CaseBoardQueries } from '../case-board/case-board.queries';
import type { CaseFilters } from '../case-board/case-filters';
import type { CaseView } from '../case-board/case-view';
import type { Viewer } from '../case-board/viewer';
import type { ReadDatabase } from '../database';
import type { Moment } from './one-moment';

/** A whole list, page by page, as the same questions over HTTP would answer it. */
export interface Listed<Item> {
  /** At most one more than was allowed. */
  readonly inAll: number;
  readonly pages: AsyncIterable<readonly Item[]>;
}

const PAGE = 200;

/** What the list of cases shows this viewer. */
export const listedCases = async (
  moment: Moment,
  filters: CaseFilters,
  viewer: Viewer,
  { now, most }: { readonly now: Instant; readonly most: number },
): Promise<Listed<CaseView>> => {
  const board = new CaseBoardQueries(moment as ReadDatabase);
  return {
    inAll: await board.count(filters, viewer, now, most),
    pages: pagesOf((cursor) => board.page({ ...filters, cursor, limit: PAGE }, viewer, now)),
  };
};

/** What the audit shows this viewer. */
export const listedEvents = async (
  moment: Moment,
  filters: AuditFilters,
  viewer: Viewer,
  { most }: { readonly most: number },
): Promise<Listed<AuditView>> => {
  const trail = new AuditQueries(moment as ReadDatabase);
  return {
    inAll: await trail.count(filters, viewer, most),
    pages: pagesOf((cursor) => trail.page(filters, viewer, { cursor, limit: PAGE })),
  };
};

async function* pagesOf<Item>(
  page: (cursor: string | undefined) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
): AsyncGenerator<readonly Item[]> {
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    yield items;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}
