import { openReadDatabase, Reconciliations } from '@lib/read-models';
import { startService, type Service } from '../e2e/api-on-engines';

describe('The alarms beside the log', () => {
  let service: Service;

  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  test('how Temporal agrees with the log is shown, asked for anew, and said where a supervisor looks', async () => {
    expect((await service.get('/v1/reconciliation', { as: 'supervisor' })).body).toEqual({ latest: null });
    expect((await service.post('/v1/reconciliation', {}, { as: 'supervisor' })).status).toBe(403);
    const asked = await service.post('/v1/reconciliation', {}, { as: 'operator' });
    expect([asked.status, asked.body]).toEqual([202, { askedAt: expect.any(String) }]);
    const database = await openReadDatabase(service.settings.databaseUrl!);
    const kept = new Reconciliations(database, 'timelines');
    const wish = (await kept.wished())!;
    await service.post('/v1/reconciliation', {}, { as: 'operator' });
    const later = (await kept.wished())!;
    await kept.grant(wish);
    expect([wish === later, await kept.wished()]).toEqual([false, later]);
    await kept.grant(later);
    expect(await kept.wished()).toBeUndefined();
    const counts = { expected: 3, running: 2, missing: 1, orphaned: 0, stale: 0, early: 0, unread: 0 };
    const differing = { missing: ['case-1'], orphaned: [], stale: [] };
    const found = { at: asked.body.askedAt, ...counts, differing, indexingCommand: null };
    await kept.keep(found);
    await database.close();
    expect((await service.get('/v1/reconciliation', { as: 'auditor' })).body).toEqual({ latest: found });
    const { degraded } = (await service.get('/readyz')).body;
    expect(degraded).toContainEqual({ what: 'alarms_differ', detail: expect.stringContaining('1 missing') });
    const metrics = String((await service.get('/metrics')).body);
    expect(metrics).toContain('mustafid_reconciliation_alarms{found="missing"} 1');
  });
});
