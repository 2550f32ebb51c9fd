import { Reconciliations } from '@lib/read-models';
import type { OwnTemporal } from '@lib/testing';
import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { WorkerProcess } from '../e2e/worker-process';

jest.setTimeout(60_000);

const [yes, no] = [() => true, () => false];
const CLEAN_MS = 5_000;

describe('a worker as a process of its own', () => {
  let service: Service;
  let temporal: OwnTemporal;
  let worker: WorkerProcess;

  beforeAll(async () => {
    service = await Service.start(async (engines) => (temporal = await engines.ownTemporal()));
    await service.adopt('quick', quick(1));
    await temporal.stop();
  });
  afterEach(async () => {
    if (worker.running) await expectCleanEnd();
  });
  afterAll(() => service.stop());

  /** By SIGTERM, with exit code 0, in time. */
  const expectCleanEnd = async (): Promise<void> => {
    const begunAt = performance.now();
    await worker.end('SIGTERM');
    expect({ code: worker.exitCode, said: worker.said }).toMatchObject({ code: 0 });
    expect(performance.now() - begunAt).toBeLessThan(CLEAN_MS);
  };
  const expectRing = async (): Promise<void> => {
    const caseId = await service.submit('quick');
    await service.send('officer', 'ReferToResearch', caseId);
    await until(
      `its alarm rings; the worker said: ${worker.said}`,
      async () => (await service.count(caseId, 'ReviewFloorPassed')) === 1,
      20_000,
    );
  };

  test('says that Temporal is away at its start, and stops cleanly while it is', async () => {
    worker = WorkerProcess.start(service.settings);
    await until('it says so', () => worker.said.includes('is away'));
    expect(worker.said).not.toContain('ready');
  });

  /** In the midst of a comparison that an operator asked for. */
  const killComparing = async (wishes: Reconciliations): Promise<void> => {
    await until('the one of this hour is made', async () => (await wishes.latest()) !== undefined, 30_000);
    const session = await service.database.session('nothing is kept');
    await session.query('begin');
    await session.query('lock table reconciliations in exclusive mode');
    await wishes.ask();
    const kept = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into reconciliations%'`;
    await until('its outcome is to be kept', async () => (await service.database.query(kept)).length > 0);
    await worker.end('SIGKILL');
    await session.end();
  };

  test('takes up its work when Temporal comes, and again after that was killed', async () => {
    worker = WorkerProcess.start(service.settings);
    await until('it says so', () => worker.said.includes('is away'));
    await temporal.restart();
    await worker.ready();
    await expectRing();
    await temporal.kill();
    await temporal.restart();
    await expectRing();
    const wishes = new Reconciliations(service.database, 'timelines');
    await killComparing(wishes);
    expect(await wishes.wished()).toBeDefined();
  });

  test('makes what a killed one was asked for; goes on when the event log is back, and when Postgres threw it out', async () => {
    worker = WorkerProcess.start(service.settings);
    await worker.ready();
    const wishes = new Reconciliations(service.database, 'timelines');
    await until('it is made', async () => (await wishes.wished()) === undefined);
    await service.node.kill();
    await service.node.restart();
    await until('the log answers here too', () => service.store.head().then(yes, no), 30_000);
    await expectRing();
    await service.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await expectRing();
  });

  test('waits for the event log, and stops cleanly while it is away', async () => {
    await service.node.kill();
    worker = WorkerProcess.start(service.settings);
    await until('it says so', () => worker.said.includes('Waiting for the event log'));
  });

  test('a setting that is missing is named, and the start ends with 1', async () => {
    const { instanceSecret: _, ...rest } = service.settings;
    const lacking = WorkerProcess.start(rest as typeof service.settings);
    await until('it has ended', () => !lacking.running);
    expect(lacking.exitCode).toBe(1);
    expect(lacking.said).toContain('INSTANCE_SECRET is not set');
  });
});
