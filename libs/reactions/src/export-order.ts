import type { ExportFailure, ExportFilters, ExportFormat, ExportKind, Instant, Language } from '@lib/domain';
import type { CalendarDocuments, EventStore, PolicyDocuments } from '@lib/event-store';
import type { ExportFiles, MadeFile } from '@lib/exports';
import type { ReadDatabase } from '@lib/read-models';

/** What was asked for cannot be made, and will not be by trying again. */
export class ExportImpossible extends Error {
  constructor(
    readonly failure: ExportFailure,
    readonly most?: number,
  ) {
    super(failure);
  }
}

export interface Asked {
  readonly exportId: string;
  readonly what: ExportKind;
  readonly format: ExportFormat;
  readonly language: Language;
  readonly filters: ExportFilters;
  readonly requestedBy: string;
  readonly asRoles: readonly string[];
}

export interface Around {
  readonly store: Pick<EventStore, 'load'>;
  readonly policies: PolicyDocuments;
  readonly calendars: CalendarDocuments;
  readonly database: ReadDatabase;
  readonly files: ExportFiles;
  readonly now: () => Instant;
  /** Asked before each page and before the file stands; what it throws ends the work. */
  readonly goOn: () => Promise<void>;
  readonly tell: (rowsDone: number, rowsInAll: number) => Promise<void>;
  readonly mostRows?: number;
  /** Of evidence: whose letterhead it bears, and which Chromium prints it. */
  readonly paper?: { readonly association?: string | undefined; readonly chromium?: string | undefined };
}

export type Made = MadeFile & { readonly rows: number; readonly asOf: Instant; readonly jsonSha256?: string };
