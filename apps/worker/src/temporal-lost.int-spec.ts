import { Client, Connection } from '@temporalio/client';
import type { OwnTemporal } from '@lib/testing';
import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(120_000);

const CASES = 200;

describe('Temporal lost with two hundred cases open', () => {
  let service: Service;
  let temporal: OwnTemporal;
  let worker: RunningWorker;
  let connection: Connection;
  const said: string[] = [];
  const caseIds: string[] = [];

  beforeAll(async () => {
    service = await Service.start(async (engines) => (temporal = await engines.ownTemporal()));
    connection = Connection.lazy({ address: temporal.address });
    await service.adopt('far', quick(3_600));
    await service.adopt('near', quick(1, 3_600));
    const submitted = Array.from({ length: CASES }, (_, index) => service.submit(index < 20 ? 'near' : 'far'));
    caseIds.push(...(await Promise.all(submitted)));
    await Promise.all(caseIds.map((caseId) => service.send('officer', 'ReferToResearch', caseId)));
    worker = await startWorker(service.settings, { say: (line) => void said.push(line) });
    await worker.ready;
  });
  afterAll(async () => {
    await worker.close();
    await connection.close();
    await service.stop();
  });

  const alarms = async (): Promise<number> => {
    const query = `WorkflowType = 'timeline' AND ExecutionStatus = 'Running'`;
    const found = await new Client({ connection }).workflow.count(query).catch(() => undefined);
    return found?.count ?? 0;
  };

  test('every alarm is back within a minute, and nothing is recorded twice', async () => {
    await until('every alarm is set', async () => (await alarms()) === CASES, 30_000);
    const near = caseIds.slice(0, 20);
    const passed = async (): Promise<number[]> =>
      Promise.all(near.map((caseId) => service.count(caseId, 'ReviewFloorPassed')));
    await until('the near ones have rung', async () => (await passed()).every((times) => times === 1));
    const before = await Promise.all(caseIds.map(async (caseId) => (await service.eventsOf(caseId)).length));

    await temporal.kill();
    temporal.forget();
    await temporal.restart();
    expect(await alarms()).toBeLessThan(CASES);
    await until('every alarm is back', async () => (await alarms()) === CASES, 60_000);

    const after = await Promise.all(caseIds.map(async (caseId) => (await service.eventsOf(caseId)).length));
    expect(after).toEqual(before);
    expect(said.join('\n')).toContain('Temporal lacked');
  });

  test('an alarm that was set again rings', async () => {
    const caseId = await service.submit('near');
    await service.send('officer', 'ReferToResearch', caseId);
    await until('it has rung', async () => (await service.count(caseId, 'ReviewFloorPassed')) > 0, 45_000);
  });
});
