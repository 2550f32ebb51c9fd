import type { Recorded } from '@lib/event-store';
import { Service } from '../e2e/service';
import { until } from '../e2e/until';
import { WorkerProcess } from '../e2e/worker-process';

jest.setTimeout(120_000);

const WRITERS = 64;
const KILLS = 20;
const EACH = 10;

describe('reference numbers', () => {
  let service: Service;
  const workers: WorkerProcess[] = [];

  beforeAll(async () => {
    service = await Service.start((engines) => engines.ownTemporal());
    await service.adoptMain();
  });
  afterAll(async () => {
    for (const worker of workers) if (worker.running) await worker.end();
    await service.stop();
  });

  const issued = async (): Promise<Recorded[]> => {
    const [year] = await service.database.query<{ year: number }>('select max(hijri_year) as year from numbers');
    hijriYear ??= year?.year ?? undefined;
    return hijriYear === undefined ? [] : (await service.store.load(`register-${hijriYear}`)).events;
  };
  let hijriYear: number | undefined;

  test('are 1…N without a gap, each case once, under 64 writers, two workers and twenty kills', async () => {
    const caseIds: string[] = [];
    const writing = Promise.all(
      Array.from({ length: WRITERS }, async () => {
        for (let index = 0; index < EACH; index += 1) {
          caseIds.push(await service.submit('main'));
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }),
    );
    workers.push(WorkerProcess.start(service.settings), WorkerProcess.start(service.settings));
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = (await issued()).length;
      const victim = workers[kill % 2]!;
      await victim.ready();
      await until('numbers are given, or all are', async () => {
        const now = (await issued()).length;
        return now > before || (now > 0 && now === caseIds.length);
      });
      await victim.end('SIGKILL');
      workers[kill % 2] = WorkerProcess.start(service.settings);
    }
    await writing;
    await until('every case has its number', async () => (await issued()).length >= caseIds.length, 30_000);
    expectWithoutGap(await issued(), caseIds);
  });
});

const expectWithoutGap = (events: readonly Recorded[], caseIds: readonly string[]): void => {
  expect(events.map(({ data }) => data.number)).toEqual(caseIds.map((_, index) => index + 1));
  expect(events.map(({ data }) => data.caseId).sort()).toEqual([...caseIds].sort());
};
