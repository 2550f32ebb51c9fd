import { exportDecider, type Export } from '@lib/domain';
import { onDay, sentencesFor, type Said } from '../../fixtures/decided';

const { after, refused } = sentencesFor(exportDecider, 'exportId');

const auditor = { id: 'layla', role: 'auditor' } as const;
const asked = (data: object = {}): Said => ({
  type: 'RequestExport',
  at: onDay(0),
  by: auditor,
  data: { what: 'events', format: 'csv', language: 'ar', filters: { clauses: ['P27'] }, ...data },
});
const system = (type: string, day: number, data: object = {}): Said => ({ type, at: onDay(day), by: 'system', data });
const made = { sha256: 'a'.repeat(64), bytes: 12, rows: 1, asOf: onDay(0) };
const completed = system('CompleteExport', 0, made);
const taken = (day: number, by: Said['by'] = auditor, hour = 9): Said => ({
  type: 'DownloadExport',
  at: onDay(day, hour),
  by,
});

describe('An export', () => {
  it('P1 stands on record with who asked, for what and by which rights, before anything is made', () => {
    expect(after(asked()).events).toMatchObject([
      {
        type: 'ExportRequested',
        data: {
          what: 'events',
          format: 'csv',
          language: 'ar',
          filters: { clauses: ['P27'] },
          requestedBy: 'layla',
          asRoles: ['auditor'],
          use: 'live',
        },
      },
    ]);
    expect(after(asked()).events[0]!.data).not.toHaveProperty('personal');
    expect(after(asked(), asked({ format: 'xlsx' })).types).toEqual([]);
  });

  it('P1 of a case is several files together, of a list it is one', () => {
    expect(after(asked({ what: 'evidence', format: 'zip', filters: { caseId: 'c' } })).types).toEqual([
      'ExportRequested',
    ]);
    expect(refused(asked({ what: 'evidence', format: 'csv' }))).toEqual({
      code: 'format_not_fit',
      details: { allowed: ['zip'], pointer: '/format' },
    });
    expect(refused(asked({ format: 'zip' })).details).toMatchObject({ allowed: ['json_lines', 'csv', 'xlsx'] });
    const jsonSha256 = 'b'.repeat(64);
    expect(after(asked(), system('CompleteExport', 0, { ...made, jsonSha256 })).events).toMatchObject([
      { data: { jsonSha256 } },
    ]);
    expect(after(asked(), completed).events[0]!.data).not.toHaveProperty('jsonSha256');
  });

  it('keeps what somebody typed to search by apart from what can be read by all', () => {
    const personal = [{ subject: 'layla', data: { q: '1448' } }];
    expect(after(asked({ personal })).events).toMatchObject([{ data: { personal } }]);
  });

  it('is completed once, and kept for seven days', () => {
    expect(after(asked(), completed).events).toMatchObject([
      { type: 'ExportCompleted', data: { ...made, expiresAt: onDay(7) } },
    ]);
    expect(after(asked(), completed, system('CompleteExport', 1, { ...made, bytes: 13 })).types).toEqual([]);
    expect(after(asked(), completed, system('FailExport', 1, { failure: 'given_up' })).types).toEqual([]);
  });

  it('fails with its reason, and is then neither completed nor taken', () => {
    const failed = system('FailExport', 0, { failure: 'too_many_rows', most: 5 });
    expect(after(asked(), failed).events).toMatchObject([
      { type: 'ExportFailed', data: { failure: 'too_many_rows', most: 5 } },
    ]);
    expect(after(asked(), system('FailExport', 0, { failure: 'given_up' })).events[0]!.data).not.toHaveProperty('most');
    expect(after(asked(), failed, completed).types).toEqual([]);
    expect(after(asked(), failed, system('ExpireExport', 9)).types).toEqual([]);
    expect(refused(asked(), failed, taken(1)).code).toBe('export_failed');
  });

  it('P1 is given to whoever asked for it alone, and each time that it is taken stands on record', () => {
    expect(after(asked(), completed, taken(1)).events).toMatchObject([
      { type: 'ExportDownloaded', data: { downloadedBy: 'layla', sha256: made.sha256 } },
    ]);
    expect(refused(asked(), completed, taken(1, { id: 'huda', role: 'supervisor' })).code).toBe('case_unknown');
    expect(refused(asked(), taken(1)).code).toBe('export_not_ready');
  });

  it('going on with a download within the hour is the same one; later is another', () => {
    expect(after(asked(), completed, taken(1), taken(1, auditor, 9)).types).toEqual([]);
    expect(after(asked(), completed, taken(1), taken(1, auditor, 10)).types).toEqual(['ExportDownloaded']);
  });

  it('expires when its time is over, not before, and once', () => {
    expect(after(asked(), completed, system('ExpireExport', 6)).types).toEqual([]);
    expect(after(asked(), system('ExpireExport', 9)).types).toEqual([]);
    expect(after(asked(), completed, system('ExpireExport', 7)).events).toMatchObject([
      { type: 'ExportExpired', data: { sha256: made.sha256 } },
    ]);
    expect(after(asked(), completed, system('ExpireExport', 7), system('ExpireExport', 8)).types).toEqual([]);
    expect(refused(asked(), completed, taken(7)).code).toBe('export_expired');
    expect(refused(asked(), completed, system('ExpireExport', 7), taken(8)).code).toBe('export_expired');
  });

  it('has nothing that falls due, and nothing is said of one that nobody asked for', () => {
    expect(after(asked(), system('PassTimelineStep', 9)).types).toEqual([]);
    expect(refused(completed).code).toBe('case_unknown');
    expect(exportDecider.clocksOf(after(asked()).standing.own as never, {} as never)).toEqual([]);
  });

  it('stands as what came of it', () => {
    const stands = (...said: Said[]) => (after(...said).standing.own as Export).status;
    expect(stands(asked())).toBe('waiting');
    expect(stands(asked(), completed)).toBe('ready');
    expect(stands(asked(), completed, taken(1))).toBe('ready');
    expect(stands(asked(), system('FailExport', 0, { failure: 'given_up' }))).toBe('failed');
    expect(stands(asked(), completed, system('ExpireExport', 8))).toBe('expired');
    expect(exportDecider.evolve(undefined, after(asked(), completed).events[0] as never)).toBeUndefined();
  });
});
