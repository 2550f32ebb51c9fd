import type { OwnTemporal } from '@lib/testing';
import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { WorkerProcess } from '../e2e/worker-process';

jest.setTimeout(60_000);

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

  test('takes up its work when Temporal comes, and again after it was killed', async () => {
    worker = WorkerProcess.start(service.settings);
    await until('it says so', () => worker.said.includes('is away'));
    await temporal.restart();
    await worker.ready();
    await expectRing();
    await temporal.kill();
    await temporal.restart();
    await expectRing();
  });

  test('goes on when the event log was killed and is back, and when Postgres has thrown it out', async () => {
    worker = WorkerProcess.start(service.settings);
    await worker.ready();
    await service.node.kill();
    await service.node.restart();
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
