import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(90_000);

const CASES = 60;
const SPREAD_MS = 15_000;
const FLOOR_SECONDS = 10;

/** How late they are is the machine's load; it is printed, and judged by nobody. */
test('sixty floors in a quarter of a minute: none early, none lost, none twice', async () => {
  let taskQueue = '';
  const service = await Service.start(async (engines) => {
    const temporal = await engines.temporal();
    taskQueue = temporal.taskQueue;
    return temporal;
  });
  let worker: RunningWorker | undefined;
  try {
    await service.adopt('quick', quick(FLOOR_SECONDS));
    worker = await startWorker(service.settings, { taskQueue, say: () => undefined });
    await worker.ready;
    const caseIds: string[] = [];
    const begunAt = performance.now();
    for (let index = 0; index < CASES; index += 1) {
      const caseId = await service.submit('quick');
      await service.send('officer', 'ReferToResearch', caseId);
      caseIds.push(caseId);
      const dueMs = ((index + 1) * SPREAD_MS) / CASES;
      await until('the next is due', () => performance.now() - begunAt >= dueMs);
    }
    const passed = async (): Promise<number[]> => {
      const found = await Promise.all(caseIds.map((caseId) => service.eventsOf(caseId)));
      return found.flatMap((events) =>
        events
          .filter(({ type }) => type === 'ReviewFloorPassed')
          .map(({ data, createdAt }) => Date.parse(createdAt) - Date.parse(data.dueAt)),
      );
    };
    await until('every floor has passed', async () => (await passed()).length >= CASES, 60_000);
    const lateMs = (await passed()).sort((one, other) => one - other);
    expect(lateMs).toHaveLength(CASES);
    expect(lateMs[0]).toBeGreaterThanOrEqual(0);
    process.stdout.write(`p99 of the lateness: ${lateMs[Math.ceil(CASES * 0.99) - 1]} ms\n`);
  } finally {
    await worker?.close();
    await service.stop();
  }
});
