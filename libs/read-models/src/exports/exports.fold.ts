import type {
  ExportEvent,
  ExportEventOf,
  ExportFailure,
  ExportFilters,
  ExportFormat,
  ExportKind,
  ExportStatus,
  Instant,
  Language,
} from '@lib/domain';
import { projection } from '../engine/projection';

/** One export: what was asked for, by whom, and what came of it. */
export interface ExportRow {
  readonly exportId: string;
  readonly what: ExportKind;
  readonly format: ExportFormat;
  readonly language: Language;
  readonly filters: ExportFilters;
  readonly requestedBy: string;
  readonly asRoles: readonly string[];
  readonly status: ExportStatus;
  readonly requestedAt: Instant;
  readonly settledAt: Instant | undefined;
  readonly sha256: string | undefined;
  readonly bytes: bigint | undefined;
  readonly rows: number | undefined;
  readonly asOf: Instant | undefined;
  readonly expiresAt: Instant | undefined;
  readonly failure: ExportFailure | undefined;
  readonly most: number | undefined;
  readonly downloads: number;
  readonly downloadedAt: Instant | undefined;
  readonly revision: bigint;
  readonly position: bigint;
}

/** The exports of everybody, and the list that they are made and deleted by. */
export const exportJobs = projection<ExportRow>({
  name: 'exports',
  version: 1,
  clauses: ['P1'],
  columns: {
    exportId: 'text',
    what: 'text',
    format: 'text',
    language: 'text',
    filters: 'jsonb',
    requestedBy: 'text',
    asRoles: 'text[]',
    status: 'text',
    requestedAt: 'timestamptz',
    settledAt: 'timestamptz',
    sha256: 'text',
    bytes: 'bigint',
    rows: 'integer',
    asOf: 'timestamptz',
    expiresAt: 'timestamptz',
    failure: 'text',
    most: 'integer',
    downloads: 'integer',
    downloadedAt: 'timestamptz',
    revision: 'bigint',
    position: 'bigint',
  },
  key: 'exportId',
  keys: ({ streamName, data }) => (streamName.startsWith('export-') ? [data.exportId] : []),
  fold: (row, recorded) => {
    const event = recorded as unknown as ExportEvent;
    const { revision, position } = recorded;
    if (event.type === 'ExportRequested') return { ...begun(event), revision, position };
    return row && { ...row, ...later(event, row), revision, position };
  },
});

const begun = ({ data }: ExportEventOf<'ExportRequested'>): Omit<ExportRow, 'revision' | 'position'> => ({
  exportId: data.exportId,
  what: data.what,
  format: data.format,
  language: data.language,
  filters: data.filters,
  requestedBy: data.requestedBy,
  asRoles: data.asRoles,
  status: 'waiting',
  requestedAt: data.occurredAt,
  settledAt: undefined,
  sha256: undefined,
  bytes: undefined,
  rows: undefined,
  asOf: undefined,
  expiresAt: undefined,
  failure: undefined,
  most: undefined,
  downloads: 0,
  downloadedAt: undefined,
});

const later = (event: Exclude<ExportEvent, { type: 'ExportRequested' }>, row: ExportRow): Partial<ExportRow> => {
  switch (event.type) {
    case 'ExportCompleted': {
      const { sha256, bytes, rows, asOf, expiresAt, occurredAt } = event.data;
      return { status: 'ready', settledAt: occurredAt, sha256, bytes: BigInt(bytes), rows, asOf, expiresAt };
    }
    case 'ExportFailed':
      return {
        status: 'failed',
        settledAt: event.data.occurredAt,
        failure: event.data.failure,
        most: event.data.most,
      };
    case 'ExportDownloaded':
      return { downloads: row.downloads + 1, downloadedAt: event.data.occurredAt };
    case 'ExportExpired':
      return { status: 'expired' };
    default:
      return {};
  }
};
