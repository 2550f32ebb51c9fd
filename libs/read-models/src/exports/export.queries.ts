import { Injectable } from '@nestjs/common';
import type { ExportFilters, ExportFormat, ExportKind, ExportStatus, Instant, Language } from '@lib/domain';
import { ReadDatabase } from '../database';
import { keysetPage, positionOf, type KeysetAsked } from '../pages/keyset-page';

/** As the surface shows it to whoever asked for it. */
export interface ExportView {
  readonly exportId: string;
  readonly what: ExportKind;
  readonly format: ExportFormat;
  readonly language: Language;
  readonly filters: ExportFilters;
  readonly status: ExportStatus;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly settledAt: Instant | null;
  /** How far it is; in all is not known before it is begun. */
  readonly rowsDone: number;
  readonly rowsInAll: number | null;
  readonly sha256: string | null;
  readonly bytes: bigint | null;
  readonly asOf: Instant | null;
  readonly expiresAt: Instant | null;
  readonly failure: string | null;
  readonly most: number | null;
  readonly downloads: number;
  readonly downloadedAt: Instant | null;
  readonly revision: bigint;
}

type Found = Readonly<Record<string, unknown>>;

const LIST = { from: 'exports', at: 'requested_at', id: 'export_id', direction: 'desc' } as const;

/** Each person's own exports (P1); those of others are as if they were not there. */
@Injectable()
export class ExportQueries {
  constructor(private readonly database: ReadDatabase) {}

  /** The latest first. Throws CursorUnknown. */
  async page(requestedBy: string, asked: Pick<KeysetAsked, 'cursor' | 'limit'> & { readonly status?: ExportStatus }) {
    const { status, ...place } = asked;
    const position = await positionOf(this.database, 'exports');
    const { rows, next } = await keysetPage<Found>(this.database, LIST, {
      equal: { requested_by: requestedBy, status },
      ...place,
    });
    return { items: await this.shown(rows), next, position };
  }

  async one(exportId: string, requestedBy: string): Promise<{ found: ExportView | undefined; position: bigint }> {
    const position = await positionOf(this.database, 'exports');
    const rows = await this.database.query<Found>('select * from exports where export_id = $1 and requested_by = $2', [
      exportId,
      requestedBy,
    ]);
    return { found: (await this.shown(rows))[0], position };
  }

  /** How many of this person's are still to be made. */
  async waiting(requestedBy: string): Promise<number> {
    const [row] = await this.database.query<{ count: bigint }>(
      `select count(*) from exports where requested_by = $1 and status = 'waiting'`,
      [requestedBy],
    );
    return Number(row?.count ?? 0);
  }

  /** How far one is stands beside the fold. */
  private async shown(rows: readonly Found[]): Promise<ExportView[]> {
    const waiting = rows.filter(({ status }) => status === 'waiting').map((row) => row['export_id']);
    const progress =
      waiting.length === 0
        ? []
        : await this.database.query<Found>('select * from export_progress where export_id = any($1::text[])', [
            waiting,
          ]);
    const byId = new Map(progress.map((each) => [each['export_id'], each]));
    return rows.map((row) => viewOf(row, byId.get(row['export_id'])));
  }
}

const viewOf = (row: Found, progress: Found | undefined): ExportView => {
  const settledRows = row['rows'] as number | null;
  return {
    exportId: row['export_id'],
    what: row['what'],
    format: row['format'],
    language: row['language'],
    filters: row['filters'],
    status: row['status'],
    requestedBy: row['requested_by'],
    requestedAt: row['requested_at'],
    settledAt: row['settled_at'],
    rowsDone: settledRows ?? progress?.['rows_done'] ?? 0,
    rowsInAll: settledRows ?? progress?.['rows_in_all'] ?? null,
    sha256: row['sha256'],
    bytes: row['bytes'],
    asOf: row['as_of'],
    expiresAt: row['expires_at'],
    failure: row['failure'],
    most: row['most'],
    downloads: row['downloads'],
    downloadedAt: row['downloaded_at'],
    revision: row['revision'],
  } as ExportView;
};
