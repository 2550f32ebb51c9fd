import { AlarmClocks } from '@lib/reactions';
import type { TestIssuer } from '@lib/testing';
import { Client, Connection } from '@temporalio/client';
import { ApiProcess } from '../e2e/api-process';
import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { WorkerProcess } from '../e2e/worker-process';

jest.setTimeout(60_000);

const DAY_MS = 24 * 3_600_000;
/** What the log writes and what a process took for its time lie so far apart at most. */
const ROUND_TRIP_MS = 2_000;
const FLOOR_S = 3;
const told = { channel: 'phone', toldTo: 'applicant' };
const decision = { outcome: 'rejected', reasonCodes: ['criteria_not_met'], members: ['member-1'] };

let service: Service;
let issuer: TestIssuer;

beforeAll(async () => {
  service = await Service.start((engines) => engines.ownTemporal());
  issuer = await service.engines.issuer();
  await service.adopt('day', quick(DAY_MS / 1_000));
  await service.adopt('seconds', quick(FLOOR_S, FLOOR_S + 1));
});
afterAll(() => service.stop());

describe.each([
  ['ahead', 2 * DAY_MS],
  ['behind', -2 * DAY_MS],
])('an api and a worker whose clocks are two days %s', (_, shiftMs) => {
  let api: ApiProcess;
  let worker: WorkerProcess;

  beforeAll(async () => {
    worker = WorkerProcess.start(service.settings, shiftMs);
    api = await ApiProcess.start(service.settings, issuer, shiftMs);
    await worker.ready();
  });
  afterAll(() => Promise.all([api?.end(), worker.end()]));

  /** Raised and decided there: an API that has an issuer takes no request under a demonstration's policy. */
  const decided = async (policyId: string): Promise<string> => {
    const caseId = await service.submit(policyId);
    expect(await api.post('officer', `/${caseId}/refer-to-research`, {})).toMatchObject({ status: 200 });
    expect(await api.post('committee', `/${caseId}/record-decision`, decision)).toMatchObject({ status: 200 });
    return caseId;
  };
  /** How it is refused there, and where the clock is right. */
  const refusals = async (caseId: string): Promise<unknown[]> => {
    const { status, body } = await api.post<{ code: string }>('officer', `/${caseId}/notify-decision`, told);
    const here = service.send('officer', 'NotifyDecision', caseId, told);
    return [
      status,
      body.code,
      await here.then(
        () => 'done',
        (error: { code: string }) => error.code,
      ),
    ];
  };

  test('no answer comes before a floor of one day, though an alarm rings', async () => {
    const caseId = await decided('day');
    const connection = await Connection.connect({ address: service.settings.temporalAddress });
    const alarm = new Client({ connection }).workflow.getHandle(`timeline-case-${caseId}`);
    const rings = async (): Promise<number> =>
      (await alarm.fetchHistory()).events!.filter((event) => event.activityTaskCompletedEventAttributes).length;
    const next = new Date(Date.now() + 200).toISOString();
    await new AlarmClocks(new Client({ connection }), 'timelines').set({
      stream: `case-${caseId}`,
      revision: 100n,
      next,
    });
    await until('the alarm has rung', async () => (await rings()) > 0);
    expect((await alarm.describe()).status.name).toBe('RUNNING');
    await connection.close();

    expect(await refusals(caseId)).toEqual([503, 'clock_untrusted', 'answer_before_floor']);
    expect(await service.count(caseId, 'ReviewFloorPassed')).toBe(0);
    expect(await service.count(caseId, 'DecisionNotified')).toBe(0);
  });

  test('nothing is lost, twice or early by the time of the log', async () => {
    const caseId = await decided('seconds');
    expect(await refusals(caseId)).toEqual([503, 'clock_untrusted', 'answer_before_floor']);
    await until('the target is missed', async () => (await service.count(caseId, 'ReviewTargetMissed')) > 0);
    expect((await refusals(caseId)).at(-1)).toBe('done');
    const events = await service.eventsOf(caseId);
    expect(events.map(({ type }) => type)).toEqual([
      'RequestSubmitted',
      'ReferredToResearch',
      'CommitteeDecided',
      'ReviewFloorPassed',
      'ReviewTargetNeared',
      'ReviewTargetMissed',
      'DecisionNotified',
    ]);
    const raisedAt = Date.parse(events[1]!.createdAt);
    for (const { data, createdAt } of events) {
      expect(Math.abs(Date.parse(createdAt) - Date.parse(data.occurredAt))).toBeLessThan(ROUND_TRIP_MS);
      if (data.dueAt !== undefined) expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(Date.parse(data.dueAt) - 50);
    }
    expect(Date.parse(events.at(-1)!.createdAt) - raisedAt).toBeGreaterThan(FLOOR_S * 1_000 - 50);
  });
});
