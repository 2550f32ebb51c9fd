import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(60_000);

describe('a worker beside a case', () => {
  let service: Service;
  let worker: RunningWorker | undefined;
  let taskQueue: string;

  beforeAll(async () => {
    service = await Service.start(async (engines) => {
      const temporal = await engines.temporal();
      taskQueue = temporal.taskQueue;
      return temporal;
    });
    await service.adopt('quick', quick(1, 3));
  });
  afterEach(async () => {
    await worker?.close();
    worker = undefined;
  });
  afterAll(() => service.stop());

  const start = async (): Promise<void> => {
    worker = await startWorker(service.settings, { taskQueue, say: () => undefined });
    await worker.ready;
  };
  const told = async (caseId: string): Promise<unknown> =>
    (await service.database.query<{ told: unknown }>('select told from alarms where case_id = $1', [caseId]))[0]?.told;

  test('what falls due is recorded by the alarm, once and never early', async () => {
    await start();
    const caseId = await service.submit('quick');
    await service.send('officer', 'ReferToResearch', caseId);
    await until('the target is missed', async () => (await service.count(caseId, 'ReviewTargetMissed')) > 0);
    const due = (await service.eventsOf(caseId)).filter(({ data }) => data.dueAt !== undefined);
    expect(due.map(({ type }) => type)).toEqual(['ReviewFloorPassed', 'ReviewTargetNeared', 'ReviewTargetMissed']);
    for (const { data, metadata, createdAt } of due) {
      expect(metadata.actor.id).toBe('system');
      expect(data.dueAt <= data.occurredAt).toBe(true);
      expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(Date.parse(data.dueAt) - 50);
    }
  });

  test('the worker down over a target: an answer after it finds the missed target recorded before itself', async () => {
    const caseId = await service.submit('quick');
    await service.send('officer', 'ReferToResearch', caseId);
    await service.send('committee', 'RecordDecision', caseId, decision);
    const [referred] = (await service.eventsOf(caseId)).filter(({ type }) => type === 'ReferredToResearch');
    await until('the target is over', () => Date.now() > Date.parse(referred!.data.occurredAt) + 3_100);
    const { events } = await service.send('officer', 'NotifyDecision', caseId, {
      channel: 'phone',
      toldTo: 'applicant',
    });
    expect(events.map(({ type }) => type)).toEqual([
      'ReviewFloorPassed',
      'ReviewTargetNeared',
      'ReviewTargetMissed',
      'DecisionNotified',
    ]);
    await start();
    await until('the alarm has been told', async () => (await told(caseId)) !== null);
    expect(await service.count(caseId, 'ReviewTargetMissed')).toBe(1);
  });

  test('two rings at once record a step once', async () => {
    const caseId = await service.submit('quick');
    await service.send('officer', 'ReferToResearch', caseId);
    await until('the floor has passed', async () => {
      const ring = (): Promise<unknown> => service.send('system', 'PassTimelineStep', caseId);
      await Promise.all([ring(), ring(), ring()]);
      return (await service.count(caseId, 'ReviewFloorPassed')) > 0;
    });
    expect(await service.count(caseId, 'ReviewFloorPassed')).toBe(1);
  });

  test('a case that ends takes its alarm with it', async () => {
    await start();
    const caseId = await service.submit('quick');
    await until('its alarm is set', async () => typeof (await told(caseId)) === 'string');
    await service.send('officer', 'WithdrawRequest', caseId, { channel: 'phone', reasonCode: 'other' });
    await until('nothing is left to ring for', async () => (await told(caseId)) === undefined);
  });
});

const decision = {
  outcome: 'accepted',
  reasonCodes: ['need_established'],
  granted: [{ support: 'financial', valueHalalas: 100_000 }],
  members: ['member-1'],
};
