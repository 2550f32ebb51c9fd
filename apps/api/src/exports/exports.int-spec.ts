import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExportFiles } from '@lib/exports';
import { ExportsReaction } from '@lib/reactions';
import type { CommandRoad } from '@lib/commands';
import type { ReadDatabase } from '@lib/read-models';
import { CalendarDocuments, PolicyDocuments, type EventStore } from '@lib/event-store';
import { aDecision, submitted, toReview, walk } from '../e2e/a-case';
import { startService, type Answer, type Service } from '../e2e/api-on-engines';
import { startReacting, until, type Reacting } from '../e2e/reacting';

jest.setTimeout(60_000);

const decided = { ...aDecision, reasonCodes: ['need_established'] };

describe('Exports over HTTP', () => {
  let service: Service;
  let reacting: Reacting;
  let folder: string;
  let mostRows = 1_000;
  /** What a test that fails leaves open. */
  const ends: (() => Promise<void>)[] = [];

  const react = (Files = ExportFiles): Promise<Reacting> => {
    class Exporting extends ExportsReaction {
      constructor(database: ReadDatabase, road: CommandRoad, store: EventStore) {
        super(database, road, {
          store,
          policies: new PolicyDocuments(store),
          calendars: new CalendarDocuments(store),
          files: new Files(folder),
          now: () => store.clock.now(),
          say: () => undefined,
          get mostRows() {
            return mostRows;
          },
        });
      }
    }
    return startReacting(service, [Exporting]);
  };

  beforeAll(async () => {
    service = await startService();
    folder = service.settings.exportsFolder;
    reacting = await react();
  });
  afterAll(async () => {
    for (const end of ends) await end();
    await reacting.close();
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const asked = (body: object, as = 'auditor', headers = {}) => service.post('/v1/exports', body, { as, headers });
  const ready = async (body: object, as = 'auditor') => {
    const answer = await asked(body, as);
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
    return until(
      () => service.get(`/v1/exports/${answer.body.exportId}`, { as }),
      ({ status }) => status === 'ready' || status === 'failed',
    );
  };
  const fetched = (exportId: string, headers: Record<string, string> = {}, as = 'auditor') =>
    service.get(`/v1/exports/${exportId}/file`, { as, headers });

  it('P1 is asked for, made, taken in two parts whose digest is the recorded one, and all of it stands in the audit', async () => {
    const made = await submitted(service);
    await walk(made, ...toReview(made), ['record-decision', 'committee', decided]);
    const shown = await ready({ what: 'events', format: 'json_lines', filters: { q: `case:${made.id}` } });
    expect(shown).toMatchObject({
      rowsDone: 6,
      rowsInAll: 6,
      filters: { caseId: made.id },
      requestedBy: 'auditor-1',
      downloads: 0,
    });
    const { exportId, bytes, sha256, fileName } = shown;
    expect(fileName).toMatch(/^mustafid-events-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.jsonl$/);
    const first = await fetched(exportId, { range: 'bytes=0-99' });
    expect([first.status, first.headers.get('content-range')]).toEqual([206, `bytes 0-99/${bytes}`]);
    const etag = first.headers.get('etag')!;
    const rest = await fetched(exportId, { range: 'bytes=100-', 'if-range': etag });
    expect(rest.status).toBe(206);
    const whole = String(first.body) + String(rest.body);
    expect(createHash('sha256').update(whole).digest('hex')).toBe(sha256);
    expect(etag).toBe(`"${sha256}"`);
    const answered = (await service.get(`/v1/audit?q=case:${made.id}`, { as: 'auditor' })).body.items;
    expect(
      whole
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(answered);
    const other = await fetched(exportId, { range: 'bytes=100-', 'if-range': '"another"' });
    expect([other.status, other.body]).toEqual([200, whole]);
    const beyond = await fetched(exportId, { range: `bytes=${bytes}-` });
    expect([beyond.status, beyond.body.code]).toEqual([416, 'range_not_in_file']);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${bytes}`);
    const trail = await until(
      () => service.get('/v1/audit?q=type:ExportDownloaded', { as: 'supervisor' }),
      ({ items }) => items.length > 0,
    );
    expect(trail.items).toMatchObject([{ streamId: exportId, actor: { id: 'auditor-1' } }]);
    expect(await readdir(folder)).toEqual([expect.stringMatching(new RegExp(`^${exportId}-.*jsonl$`))]);
  });

  it('is nobody else’s, and nobody asks for one whose role may not', async () => {
    const { exportId } = (await asked({ what: 'cases', format: 'csv', language: 'ar' })).body;
    await until(
      () => service.get(`/v1/exports/${exportId}`, { as: 'auditor' }),
      ({ status }) => status === 'ready',
    );
    expect((await service.get(`/v1/exports/${exportId}`, { as: 'supervisor' })).status).toBe(404);
    expect((await fetched(exportId, {}, 'supervisor')).status).toBe(404);
    expect((await asked({ what: 'cases', format: 'csv' }, 'officer')).status).toBe(403);
    expect((await service.get('/v1/exports', { as: 'intake' })).status).toBe(403);
    expect((await service.get('/v1/exports', { as: 'supervisor' })).body.items).toEqual([]);
    expect((await service.post(`/v1/exports/${exportId}/pass-timeline-step`, {}, { as: 'auditor' })).status).toBe(403);
    const file = await fetched(exportId);
    expect(String(file.body)).toContain('رقم المعاملة,');
    expect(String(file.body)).toContain('قبول');
    expect(file.headers.get('content-type')).toMatch(/^text\/csv/);
  });

  it('what was typed to search by lies apart, and is not shown; a wrong filter names its place', async () => {
    const shown = await ready({
      what: 'cases',
      format: 'json_lines',
      filters: { q: 'nothing-like-this', stage: 'review' },
    });
    expect(shown).toMatchObject({ filters: { stage: 'review' }, rowsInAll: 0, bytes: 0 });
    const { events } = await reacting.store.load(`export-${shown.exportId}`, { atMost: 1 });
    expect(events[0]!.data.personal).toMatchObject([{ subject: 'auditor-1', data: { q: 'nothing-like-this' } }]);
    expect((await fetched(shown.exportId)).body).toBe('');
    const wrong = await asked({ what: 'cases', format: 'csv', filters: { stage: 'nowhere', limit: '5' } });
    expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/filters/stage',
      '/filters/limit',
    ]);
    const search = await asked({ what: 'events', format: 'csv', filters: { q: 'kind:X' } });
    expect(search.body.errors).toMatchObject([{ pointer: '/filters/q', code: 'qualifier_unknown' }]);
    expect((await asked({ what: 'all', format: 'csv' })).status).toBe(400);
    const format = await asked({ what: 'cases', format: 'zip' });
    expect(format.body).toMatchObject({ status: 409, code: 'format_not_fit', errors: [{ pointer: '/format' }] });
    const nowhere = await asked({ what: 'evidence', format: 'zip', caseId: 'nowhere' });
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'not_found']);
    expect((await asked({ what: 'evidence', format: 'zip' })).body.errors).toMatchObject([{ pointer: '/caseId' }]);
    expect((await asked({ what: 'cases', format: 'csv', caseId: 'c' })).status).toBe(400);
  });

  it('of more rows than a file may hold is refused with their number, and not made again and again', async () => {
    mostRows = 3;
    const shown = await ready({ what: 'events', format: 'csv' });
    mostRows = 1_000;
    expect(shown).toMatchObject({ status: 'failed', failure: 'too_many_rows', most: 3, sha256: null });
    expect((await fetched(shown.exportId)).body).toMatchObject({ status: 409, code: 'export_failed' });
  });

  it('a worker that is cut off half-way leaves nothing that is served, and the next one makes it whole', async () => {
    await reacting.close();
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    class Held extends ExportFiles {
      override write(...[id, extension, , mayStand]: Parameters<ExportFiles['write']>) {
        const half = async function* (): AsyncGenerator<string> {
          yield 'half of it';
          await held;
        };
        return super.write(id, extension, half(), mayStand);
      }
    }
    const cutOff = await react(Held);
    ends.push(async () => {
      letGo();
      await cutOff.close();
    });
    const headers = { 'idempotency-key': 'once' };
    const body = { what: 'events', format: 'xlsx' };
    const { exportId } = (await asked(body, 'auditor', headers)).body;
    expect((await asked(body, 'auditor', headers)).body.exportId).toBe(exportId);
    expect((await asked({ ...body, format: 'csv' }, 'auditor', headers)).status).toBe(422);
    const names = () => readdir(folder).catch((): string[] => []);
    const parts = async () => ({ body: (await names()).filter((name) => name.endsWith('.part')) }) as Answer;
    await until(parts, ({ length }) => length === 1);
    expect((await fetched(exportId)).body).toMatchObject({ status: 409, code: 'export_not_ready' });
    // What a kill does to a lease: the session that holds it is gone.
    await cutOff.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mustafid to-do list exports'`,
    );
    reacting = await react();
    const done = await until(
      () => service.get(`/v1/exports/${exportId}`, { as: 'auditor' }),
      ({ status }) => status === 'ready',
    );
    await ends.pop()!();
    expect((await readdir(folder)).filter((name) => name.startsWith(exportId))).toEqual([
      `${exportId}-${done.sha256.slice(0, 16)}.xlsx`,
    ]);
    const authorization = `Bearer ${await service.token('auditor')}`;
    const file = await fetch(`${service.url}/v1/exports/${exportId}/file`, { headers: { authorization } });
    const content = Buffer.from(await file.arrayBuffer());
    expect(createHash('sha256').update(content).digest('hex')).toBe(done.sha256);
    expect(content.subarray(0, 2).toString()).toBe('PK');
  });

  it('when its time is over the file is deleted, which is a fact, and whoever comes for it is told', async () => {
    const { exportId, sha256 } = await ready({ what: 'events', format: 'csv' });
    const old = randomUUID();
    const { events } = await reacting.store.load(`export-${exportId}`);
    const [asked8, made8] = events.map(({ type, data, metadata }) => ({
      id: randomUUID(),
      type,
      data: { ...data, exportId: old, occurredAt: daysAgo(8), ...(data.expiresAt && { expiresAt: daysAgo(1) }) },
      metadata: { ...metadata, commandId: randomUUID() },
    }));
    const file = path.join(folder, `${old}-${sha256.slice(0, 16)}.csv`);
    await writeFile(file, 'as it was made eight days ago');
    const { position } = await reacting.store.append(`export-${old}`, [asked8!, made8!], 'no_stream');
    const reached = { 'mustafid-position': reacting.store.encodePosition(position) };
    expect((await fetched(old, reached)).body).toMatchObject({ status: 410, code: 'export_expired', clause: 'P1' });
    await until(
      () => service.get(`/v1/exports/${old}`, { as: 'auditor' }),
      ({ status }) => status === 'expired',
    );
    expect(await stat(file).catch(({ code }: NodeJS.ErrnoException) => code)).toBe('ENOENT');
    expect((await fetched(old)).status).toBe(410);
    const listed = await service.get('/v1/exports?status=expired', { as: 'auditor' });
    expect(listed.body.items).toMatchObject([{ exportId: old }]);
  });
});

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
