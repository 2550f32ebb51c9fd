import { randomUUID } from 'node:crypto';
import type { Role } from '@lib/domain';
import { AlarmClocks } from '@lib/reactions';
import { Client, Connection } from '@temporalio/client';
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
    await service.adopt('whole', quick(2, 28 * 24 * 3_600));
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

  test('nothing is acted on before the list shows what the log held when the lease was taken', async () => {
    const caseId = await service.submit('quick');
    await until('the list shows it', async () => (await told(caseId)) === null);
    await service.stopProjector();
    await service.send('officer', 'ReferToResearch', caseId);
    const said: string[] = [];
    worker = await startWorker(service.settings, { taskQueue, say: (line) => void said.push(line) });
    await until('it says that the list is behind', () => said.join().includes("'alarms' waits"));
    expect(await told(caseId)).toBeNull();
    service.startProjector();
    await until('its alarm is set', async () => typeof (await told(caseId)) === 'string');
  });

  test('an alarm of a case that this log does not hold ends when it rings', async () => {
    await start();
    const caseId = randomUUID();
    const connection = await Connection.connect({ address: service.settings.temporalAddress });
    const client = new Client({ connection });
    const now = new Date().toISOString();
    await new AlarmClocks(client, taskQueue).set({ stream: `case-${caseId}`, revision: 7n, next: now });
    await client.workflow.getHandle(`timeline-case-${caseId}`).result();
    await connection.close();
    expect((await service.eventsOf(caseId)).length).toBe(0);
  });

  test('a whole case, from submission to closing, costs its alarm at most 60 events and a word only where one is needed', async () => {
    await start();
    const caseId = await service.submit('whole');
    await until('its alarm is set', async () => typeof (await told(caseId)) === 'string');
    const send = (role: Role, type: string, data: Record<string, unknown> = {}) =>
      service.send(role, type, caseId, data);
    await send('officer', 'ReferToResearch');
    await send('committee', 'RecordDecision', decision);
    await until('the floor has passed', async () => (await service.count(caseId, 'ReviewFloorPassed')) === 1);
    await send('officer', 'NotifyDecision', { channel: 'phone', toldTo: 'applicant' });
    await send('officer', 'CompleteRegistration');
    const planned = { serviceId: randomUUID(), support: 'financial', providerId: 'p', dueAt: inDays(20) };
    await send('officer', 'PlanService', planned);
    const { serviceId } = planned;
    await send('officer', 'DeliverService', { serviceId, extent: 'whole', valueHalalas: 100_000 });
    await send('intake', 'ConfirmService', { serviceId, confirmation: 'confirmed', channel: 'phone' });
    await send('officer', 'CloseCase');
    const connection = await Connection.connect({ address: service.settings.temporalAddress });
    const alarm = new Client({ connection }).workflow.getHandle(`timeline-case-${caseId}`);
    await alarm.result();
    const { events } = await alarm.fetchHistory();
    await connection.close();
    const signals = events!.filter((event) => event.workflowExecutionSignaledEventAttributes).length;
    expect(signals).toBeLessThanOrEqual(4);
    expect(events!.length).toBeLessThanOrEqual(60);
  });
});

const inDays = (days: number): string => new Date(Date.now() + days * 24 * 3_600_000).toISOString();

const decision = {
  outcome: 'accepted',
  reasonCodes: ['need_established'],
  granted: [{ support: 'financial', valueHalalas: 100_000 }],
  members: ['member-1'],
};
