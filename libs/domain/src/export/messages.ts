import type { Actor } from '../actor';
import type { PersonalPart } from '../case/events';
import type { Language } from '../closed-lists';
import type { Pins } from '../decider';
import type { Instant } from '../time/instant';

/** What can be taken out of the house: cases as the list shows them, entries as the audit shows them, all of one case. */
export const exportKinds = ['cases', 'events', 'evidence'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** The forms of a list. */
export const listFormats = ['json_lines', 'csv', 'xlsx'] as const;
export type ListFormat = (typeof listFormats)[number];

/** `zip`: several files that belong together. */
export const exportFormats = [...listFormats, 'zip'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportStatuses = ['waiting', 'ready', 'failed', 'expired'] as const;
export type ExportStatus = (typeof exportStatuses)[number];

/** Why there is no file: it would have held more than a file may, making it failed again and again, no paper can be printed. */
export const exportFailures = ['too_many_rows', 'given_up', 'no_printer'] as const;
export type ExportFailure = (typeof exportFailures)[number];

/** Codes, ids and instants, as the list itself is asked; what a human typed to search by lies under `personal`. */
export type ExportFilters = Readonly<Record<string, string | number | readonly string[]>>;

type Facts = {
  /** `asRoles`: the file holds what these may see, and nothing that only a later role of the same person may. */
  ExportRequested: Pins & {
    what: ExportKind;
    format: ExportFormat;
    language: Language;
    filters: ExportFilters;
    requestedBy: string;
    asRoles: readonly string[];
  };
  /** `asOf`: everything in the file is of this one moment. `jsonSha256`: of the canonical JSON that an evidence pack holds. */
  ExportCompleted: {
    sha256: string;
    bytes: number;
    rows: number;
    asOf: Instant;
    expiresAt: Instant;
    jsonSha256?: string;
  };
  ExportFailed: { failure: ExportFailure; most?: number };
  ExportDownloaded: { downloadedBy: string; sha256: string };
  ExportExpired: { sha256: string };
};
type Every = { exportId: string; occurredAt: Instant; personal?: readonly PersonalPart[] };
export type ExportEvent = { [K in keyof Facts]: { type: K; data: Facts[K] & Every } }[keyof Facts];
export type ExportEventOf<T extends keyof Facts> = Extract<ExportEvent, { type: T }>;
export type ExportEventType = keyof Facts;

type Bodies = {
  RequestExport: Pick<Facts['ExportRequested'], 'what' | 'format' | 'language' | 'filters'>;
  CompleteExport: Omit<Facts['ExportCompleted'], 'expiresAt'>;
  FailExport: Facts['ExportFailed'];
  DownloadExport: object;
  ExpireExport: object;
  PassTimelineStep: object;
};
export type ExportCommand = {
  [K in keyof Bodies]: {
    type: K;
    data: Bodies[K] & { exportId: string; personal?: readonly PersonalPart[] };
    at: Instant;
    by: Actor;
  };
}[keyof Bodies];
export type ExportCommandOf<T extends keyof Bodies> = Extract<ExportCommand, { type: T }>;

export type Export = Pins & {
  exportId: string;
  what: ExportKind;
  format: ExportFormat;
  requestedBy: string;
  status: ExportStatus;
  failure: ExportFailure | undefined;
  sha256: string | undefined;
  expiresAt: Instant | undefined;
  downloadedAt: Instant | undefined;
};
