import path from 'node:path';
import { AlarmClocks } from '@lib/reactions';
import { Client, Connection } from '@temporalio/client';
import { ApiProcess } from '../e2e/api-process';
import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { WorkerProcess } from '../e2e/worker-process';

jest.setTimeout(60_000);

const shim = ['--require', path.resolve(__dirname, '../e2e/clock-ahead.cjs')];

describe('a process whose clock is fifteen days ahead', () => {
  let service: Service;
  let worker: WorkerProcess;
  let caseId: string;

  beforeAll(async () => {
    service = await Service.start((engines) => engines.ownTemporal());
    await service.adopt('fortnight', { ...quick(14 * 24 * 3_600) });
    caseId = await service.submit('fortnight');
    await service.send('officer', 'ReferToResearch', caseId);
    await service.send('committee', 'RecordDecision', caseId, {
      outcome: 'rejected',
      reasonCodes: ['criteria_not_met'],
      members: ['member-1'],
    });
    worker = WorkerProcess.start(service.settings, shim);
    await worker.ready();
  });
  afterAll(async () => {
    await worker.end('SIGTERM');
    await service.stop();
  });

  test('rings, and the floor of fourteen days holds', async () => {
    const connection = await Connection.connect({ address: service.settings.temporalAddress });
    const client = new Client({ connection });
    const rings = async (): Promise<number> => {
      const { events } = await client.workflow.getHandle(`timeline-case-${caseId}`).fetchHistory();
      return events!.filter((event) => event.activityTaskCompletedEventAttributes).length;
    };
    const clocks = new AlarmClocks(client, 'timelines');
    await clocks.set({ stream: `case-${caseId}`, revision: 100n, next: new Date(Date.now() + 200).toISOString() });
    await until('the alarm has rung', async () => (await rings()) > 0);
    expect(await service.count(caseId, 'ReviewFloorPassed')).toBe(0);
    expect((await client.workflow.getHandle(`timeline-case-${caseId}`).describe()).status.name).toBe('RUNNING');
    await connection.close();
  });

  test('gives no answer over HTTP but 503, where a right one says that it is too early', async () => {
    const issuer = await service.engines.issuer();
    const answerOf = async (nodeOptions: string[]): Promise<unknown> => {
      const api = await ApiProcess.start(service.settings, issuer.issuer, nodeOptions);
      const response = await fetch(`${api.address}/v1/cases/${caseId}/notify-decision`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await issuer.tokenFor('officer')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel: 'phone', toldTo: 'applicant' }),
      });
      const { code } = (await response.json()) as { code: string };
      await api.end();
      return { status: response.status, code };
    };
    expect(await answerOf([])).toEqual({ status: 409, code: 'answer_before_floor' });
    expect(await answerOf(shim)).toEqual({ status: 503, code: 'clock_untrusted' });
    expect(await service.count(caseId, 'DecisionNotified')).toBe(0);
  });
});
