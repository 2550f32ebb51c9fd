import { randomUUID } from 'node:crypto';
import { calendarVersionOne, type Actor } from '@lib/domain';
import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { WorkerProcess } from '../e2e/worker-process';

jest.setTimeout(90_000);

const CASES = 24;
const day = (inDays: number): string => new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);

describe('An amended calendar and the open cases', () => {
  let service: Service;
  let worker: WorkerProcess;
  const moving: string[] = [];
  let still: string;

  beforeAll(async () => {
    service = await Service.start((engines) => engines.ownTemporal());
    await service.adoptMain();
    const inWorkingDays = { length: 'P20D', source: 'house', counting: 'working_days' };
    const { reviewWindow, ...rest } = quick(600);
    await service.adopt('working', { ...rest, reviewWindow: { ...(reviewWindow as object), target: inWorkingDays } });
    await service.adopt('calendar', quick(600, 6_000));
    for (let index = 0; index < CASES; index += 1) {
      const caseId = await service.submit('working');
      await service.send('officer', 'ReferToResearch', caseId);
      moving.push(caseId);
    }
    still = await service.submit('calendar');
    await service.send('officer', 'ReferToResearch', still);
    worker = WorkerProcess.start(service.settings);
    await worker.ready();
  });
  afterAll(async () => {
    await worker.end('SIGTERM');
    await service.stop();
  });

  const supervisor: Actor = { id: 'huda', kind: 'person', roles: ['supervisor'] };
  const adopt = (version: number, holidays: readonly object[]) =>
    service.road.execute({
      type: 'AdoptCalendar',
      target: { category: 'calendar', id: 'main' },
      data: { version, holidays: [...calendarVersionOne.holidays, ...holidays] },
      actor: supervisor,
      correlationId: randomUUID(),
    });
  type Clock = { clock: string; earliest: string; target: string };
  const reviewOf = async (caseId: string): Promise<Clock> => {
    const [row] = await service.database.query<{ clocks: Clock[] }>(
      'select clocks from case_board where case_id = $1',
      [caseId],
    );
    return row!.clocks.find(({ clock }) => clock === 'review')!;
  };
  const appliedTo = (caseId: string): Promise<number> => service.count(caseId, 'CalendarApplied');
  const everywhere = async (version: number): Promise<boolean> => {
    const rows = await service.database.query<{ calendar_version: number }>(
      'select calendar_version from case_board where case_id = any($1)',
      [moving],
    );
    return rows.every((row) => row.calendar_version === version);
  };

  test('house: it reaches each case once, killed in the middle; targets move, floors do not, and no other case is touched', async () => {
    await until('the cases are on the board', async () => service.caughtUp('case-board'));
    const before = await Promise.all(moving.map(reviewOf));
    await adopt(2, [{ code: 'other', from: day(2), to: day(8), certainty: 'announced' }]);
    await until('it has begun', async () => (await Promise.all(moving.map(appliedTo))).some((count) => count > 0));
    await worker.end('SIGKILL');
    worker = WorkerProcess.start(service.settings);
    await worker.ready();
    await until('it is everywhere', () => everywhere(2), 40_000);
    expect(await Promise.all(moving.map(appliedTo))).toEqual(moving.map(() => 1));
    const after = await Promise.all(moving.map(reviewOf));
    after.forEach(({ earliest, target }, index) => {
      expect(earliest).toBe(before[index]!.earliest);
      expect(target > before[index]!.target).toBe(true);
    });
    expect(await appliedTo(still)).toBe(0);
    const [entry] = (await service.eventsOf(moving[0]!)).filter(({ type }) => type === 'CalendarApplied');
    expect(entry!.metadata).toMatchObject({ $causationId: 'calendar-main@2', actor: { kind: 'system' } });
  });

  test('house: a second amendment follows the first, and a new case begins under it', async () => {
    await adopt(3, []);
    await until('it is everywhere', () => everywhere(3), 40_000);
    expect(await Promise.all(moving.map(appliedTo))).toEqual(moving.map(() => 2));
    await until('a new case begins under it', async () => {
      const [first] = await service.eventsOf(await service.submit('working'));
      return (first!.data as { calendarVersion: number }).calendarVersion === 3;
    });
  });
});
