import type { Documents } from '../documents';
import type { AggregateCommandRow, Decider } from '../decider';
import { Refused } from '../refused';
import { after } from '../time/duration';
import type { Instant } from '../time/instant';
import { listFormats, type ExportFormat, type ExportKind } from './messages';
import type { Export, ExportCommand, ExportCommandOf, ExportEvent, ExportEventOf, ExportEventType } from './messages';

/** House: a file is kept so long after it was made, then it is deleted. */
const KEPT_FOR = 'P7D';

/** House: who goes on with a download within this time after its beginning does not begin another. */
const ONE_DOWNLOAD = 'PT1H';

const decide = (
  command: ExportCommand,
  state: Export | undefined,
  documents: Documents,
  at: Instant,
): readonly ExportEvent[] => {
  if (command.type === 'RequestExport') return state ? [] : request(command, documents, at);
  if (!state) throw new Refused('case_unknown');
  switch (command.type) {
    case 'CompleteExport':
      return complete(command, state, at);
    case 'FailExport':
      return fail(command, state, at);
    case 'DownloadExport':
      return download(command, state, at);
    case 'ExpireExport':
      return expire(state, at);
    case 'PassTimelineStep':
      return []; // nothing of it falls due: its list knows when a file has been kept long enough
  }
};

/** P1: who took what out, when, and by which rights, stands on record before anything is made. */
const request = (
  { data, by }: ExportCommandOf<'RequestExport'>,
  { policy, calendar }: Documents,
  at: Instant,
): readonly ExportEvent[] => {
  const { exportId, what, format, language, filters, personal } = data;
  const allowed = formatsOf(what);
  if (!allowed.includes(format)) throw new Refused('format_not_fit', 'P1', { allowed, pointer: '/format' });
  return [
    {
      type: 'ExportRequested',
      data: {
        exportId,
        occurredAt: at,
        policyId: policy.policyId,
        policyVersion: policy.version,
        calendarVersion: calendar.version,
        use: policy.use,
        what,
        format,
        language,
        filters,
        requestedBy: by.id,
        asRoles: by.roles,
        ...(personal === undefined ? {} : { personal }),
      },
    },
  ];
};

/** A list is one file; evidence is several that belong together. */
const formatsOf = (what: ExportKind): readonly ExportFormat[] => (what === 'evidence' ? ['zip'] : listFormats);

const complete = (
  { data }: ExportCommandOf<'CompleteExport'>,
  { status }: Export,
  at: Instant,
): readonly ExportEvent[] => {
  if (status !== 'waiting') return [];
  const { exportId, sha256, bytes, rows, asOf, jsonSha256 } = data;
  const completed = { exportId, occurredAt: at, sha256, bytes, rows, asOf, expiresAt: after(at, KEPT_FOR) };
  return [{ type: 'ExportCompleted', data: jsonSha256 === undefined ? completed : { ...completed, jsonSha256 } }];
};

const fail = ({ data }: ExportCommandOf<'FailExport'>, { status }: Export, at: Instant): readonly ExportEvent[] => {
  if (status !== 'waiting') return [];
  const { exportId, failure, most } = data;
  const failed = { exportId, occurredAt: at, failure };
  return [{ type: 'ExportFailed', data: most === undefined ? failed : { ...failed, most } }];
};

/** P1: it is given to whoever asked for it and to nobody else, and each time it is taken stands on record. */
const download = (
  { data, by }: ExportCommandOf<'DownloadExport'>,
  state: Export,
  at: Instant,
): readonly ExportEvent[] => {
  if (by.id !== state.requestedBy) throw new Refused('case_unknown');
  if (state.status === 'failed') throw new Refused('export_failed', 'P1');
  if (state.sha256 === undefined || state.expiresAt === undefined) throw new Refused('export_not_ready', 'P1');
  if (state.status === 'expired' || at >= state.expiresAt) throw new Refused('export_expired', 'P1');
  if (state.downloadedAt !== undefined && at < after(state.downloadedAt, ONE_DOWNLOAD)) return [];
  const { exportId } = data;
  return [{ type: 'ExportDownloaded', data: { exportId, occurredAt: at, downloadedBy: by.id, sha256: state.sha256 } }];
};

const expire = ({ exportId, status, sha256, expiresAt }: Export, at: Instant): readonly ExportEvent[] =>
  status === 'ready' && sha256 !== undefined && expiresAt !== undefined && at >= expiresAt
    ? [{ type: 'ExportExpired', data: { exportId, occurredAt: at, sha256 } }]
    : [];

const evolve = (state: Export | undefined, event: ExportEvent): Export | undefined => {
  if (event.type === 'ExportRequested') return state ?? begun(event);
  if (!state) return undefined;
  switch (event.type) {
    case 'ExportCompleted':
      return { ...state, status: 'ready', sha256: event.data.sha256, expiresAt: event.data.expiresAt };
    case 'ExportFailed':
      return { ...state, status: 'failed', failure: event.data.failure };
    case 'ExportDownloaded':
      return { ...state, downloadedAt: event.data.occurredAt };
    case 'ExportExpired':
      return { ...state, status: 'expired' };
  }
};

const begun = ({ data }: ExportEventOf<'ExportRequested'>): Export => ({
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  calendarVersion: data.calendarVersion,
  use: data.use,
  exportId: data.exportId,
  what: data.what,
  format: data.format,
  requestedBy: data.requestedBy,
  status: 'waiting',
  failure: undefined,
  sha256: undefined,
  expiresAt: undefined,
  downloadedAt: undefined,
});

const row = (route: string, ...roles: AggregateCommandRow['roles']): AggregateCommandRow => ({
  route,
  roles,
  clauses: ['P1'],
  gatedByFloor: false,
});

/** The one place for who may send it and where to. */
export const exportCommands = {
  RequestExport: { ...row('request-export', 'supervisor', 'auditor'), begins: true },
  CompleteExport: row('complete-export', 'system'),
  FailExport: row('fail-export', 'system'),
  DownloadExport: row('download-export', 'supervisor', 'auditor'),
  ExpireExport: row('expire-export', 'system'),
  PassTimelineStep: row('pass-timeline-step', 'system'),
} as const satisfies Record<ExportCommand['type'], AggregateCommandRow>;

const events: Readonly<Record<ExportEventType, readonly string[]>> = {
  ExportRequested: ['P1'],
  ExportCompleted: ['P1'],
  ExportFailed: ['P1'],
  ExportDownloaded: ['P1'],
  ExportExpired: ['P1'],
};

/** One file that somebody asked for, what came of it, and who took it. */
export const exportDecider: Decider<Export, ExportCommand, ExportEvent> = {
  decide,
  evolve,
  clocksOf: () => [],
  commands: exportCommands,
  events,
  dueKinds: {},
  mostEvents: 200,
};
