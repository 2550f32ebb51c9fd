import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { hijriDateOf } from '@lib/domain';
import { LogAway, OutcomeUnknown, randomUuid, type Recorded } from '@lib/event-store';
import { Service } from '../e2e/service';
import { until } from '../e2e/until';
import { WorkerProcess } from '../e2e/worker-process';

jest.setTimeout(400_000);

const WRITERS = 64;
const KILLS = 20;
/** On the average: a worker that comes back should not have to fight for the processor. */
const PAUSE_MS = 10_000;
const TAKEN_OVER_MS = 60_000;

describe('reference numbers', () => {
  let service: Service;
  const workers: WorkerProcess[] = [];
  const caseIds: string[] = [];

  beforeAll(async () => {
    service = await Service.start((engines) => engines.ownTemporal());
    await service.adoptMain();
  });
  afterAll(async () => {
    for (const worker of workers) if (worker.running) await worker.end();
    await service.stop();
  });

  const registerName = (): string => `register-${hijriDateOf(service.store.clock.now()).year}`;
  const register = async (): Promise<Recorded[]> => (await service.store.load(registerName())).events;
  let seen = 0n;
  /** How many numbers are given; asked often, it reads only those that are new. */
  const given = async (): Promise<number> => {
    seen = (await service.store.load(registerName(), { from: seen })).revision + 1n;
    return Number(seen);
  };
  /** A log that a busy machine holds up is asked again, with the same key. */
  const submitted = async (key = randomUuid()): Promise<string> =>
    service.submit('main', key).catch((error: unknown) => {
      if (error instanceof LogAway || error instanceof OutcomeUnknown) return submitted(key);
      throw error;
    });
  const expectWithoutGap = async (): Promise<void> => {
    await until('every case has its number', async () => (await given()) >= caseIds.length, 120_000);
    const events = await register();
    expect(events.map(({ data }) => data.number)).toEqual(caseIds.map((_, index) => index + 1));
    expect(events.map(({ data }) => data.caseId).sort()).toEqual([...caseIds].sort());
  };

  test('are 1…N without a gap, each case once, under 64 writers, two workers and twenty kills', async () => {
    const ending = new AbortController();
    setMaxListeners(WRITERS, ending.signal);
    const writer = async (): Promise<void> => {
      while (!ending.signal.aborted) {
        caseIds.push(await submitted());
        await sleep(Math.random() * 2 * PAUSE_MS, undefined, ending).catch(() => undefined);
      }
    };
    const written = Promise.all(Array.from({ length: WRITERS }, writer));
    workers.push(WorkerProcess.start(service.settings), WorkerProcess.start(service.settings));
    for (let kill = 0; kill < KILLS; kill += 1) {
      const victim = workers[kill % 2]!;
      await victim.ready();
      const before = await given();
      await until('numbers are given', async () => (await given()) > before, TAKEN_OVER_MS);
      await victim.end('SIGKILL');
      workers[kill % 2] = WorkerProcess.start(service.settings);
    }
    ending.abort();
    await written;
    await expectWithoutGap();
  });

  test('go on where they ended when the read models were dropped and folded anew', async () => {
    const before = caseIds.length;
    await service.dropReadModels();
    for (let index = 0; index < 10; index += 1) caseIds.push(await service.submit('main'));
    await expectWithoutGap();
    expect(caseIds).toHaveLength(before + 10);
  });

  test('are for live cases only', async () => {
    await service.adopt('shown', {});
    await service.submit('shown');
    caseIds.push(await service.submit('main'));
    await expectWithoutGap();
  });
});
