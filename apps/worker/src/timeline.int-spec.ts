import { engines, type Engines, type TestTemporal } from '@lib/testing';
import { AlarmClocks } from '@lib/reactions';
import { Client, Connection } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import type { Alarm } from '../../../workflows/timeline';
import { dueIn, Judge } from '../e2e/judge';
import { until } from '../e2e/until';
import { TemporalWorker } from './temporal-worker';

jest.setTimeout(60_000);

describe('an alarm', () => {
  let running: Engines;
  let temporal: TestTemporal;
  let connection: Connection;
  let client: Client;
  let clocks: AlarmClocks;
  let worker: TemporalWorker;
  const judges = new Map<string, Judge>();

  beforeAll(async () => {
    running = await engines();
    temporal = await running.temporal();
    connection = await Connection.connect({ address: temporal.address });
    client = new Client({ connection });
    clocks = new AlarmClocks(client, temporal.taskQueue);
    await clocks.prepare();
    worker = new TemporalWorker(
      temporal,
      { passTimelineStep: (stream) => judges.get(stream)!.ring() },
      () => undefined,
    );
    await worker.ready;
  });
  afterAll(async () => {
    await worker.close();
    await connection.close();
    await running.stop();
  });

  const begin = (...inMs: number[]): { caseId: string; judge: Judge; ended: () => Promise<unknown> } => {
    const caseId = randomUUID();
    const judge = new Judge();
    judge.due = dueIn(...inMs);
    judges.set(`case-${caseId}`, judge);
    return { caseId, judge, ended: () => client.workflow.getHandle(`timeline-case-${caseId}`).result() };
  };
  const history = async (caseId: string, runId?: string) =>
    (await client.workflow.getHandle(`timeline-case-${caseId}`, runId).fetchHistory()).events!;
  const runOf = async (caseId: string): Promise<string> =>
    (await client.workflow.getHandle(`timeline-case-${caseId}`).describe()).runId;

  test('rings at each instant, never before it, and ends when nothing is due any more', async () => {
    const { caseId, judge, ended } = begin(500, 3_000, 5_500);
    const due = [...judge.due];
    await clocks.set({ stream: `case-${caseId}`, revision: 0n, next: due[0]! });
    await ended();
    expect(judge.rings.map(({ recorded }) => recorded)).toEqual(due.map((instant) => [instant]));
    judge.rings.forEach(({ atMs }, index) => expect(atMs).toBeGreaterThanOrEqual(Date.parse(due[index]!)));
  });

  test('rung too early by the clock that judges, comes back for the same instant', async () => {
    const { caseId, judge, ended } = begin(300);
    judge.offsetMs = -1_500;
    await clocks.set({ stream: `case-${caseId}`, revision: 0n, next: judge.due[0]! });
    await ended();
    expect(judge.rings[0]!.recorded).toEqual([]);
    expect(judge.rings.at(-1)!.recorded).toHaveLength(1);
    expect(judge.rings.length).toBeLessThanOrEqual(3);
  });

  test('an earlier instant replaces a later one; an older revision changes nothing', async () => {
    const { caseId, judge, ended } = begin(500);
    const far = new Date(Date.now() + 3_600_000).toISOString();
    await clocks.set({ stream: `case-${caseId}`, revision: 4n, next: far });
    judge.revision = 5;
    await clocks.set({ stream: `case-${caseId}`, revision: 5n, next: judge.due[0]! });
    await clocks.set({ stream: `case-${caseId}`, revision: 3n, next: far });
    await ended();
    expect(judge.rings.map(({ recorded }) => recorded.length)).toEqual([1]);
  });

  test('told that nothing is due, ends without a ring; one that is not there has ended', async () => {
    const { caseId, judge, ended } = begin(3_600_000);
    await clocks.set({ stream: `case-${caseId}`, revision: 1n, next: judge.due[0]! });
    await clocks.end(`case-${caseId}`, 2n);
    await ended();
    await clocks.end(`case-${caseId}`, 2n);
    await clocks.end(`case-${randomUUID()}`, 2n);
    expect(judge.rings).toEqual([]);
  });

  test('the service away: rings until it is answered, and the retries leave no trace', async () => {
    const { caseId, judge, ended } = begin(200);
    judge.away = 2;
    await clocks.set({ stream: `case-${caseId}`, revision: 0n, next: judge.due[0]! });
    await ended();
    expect(judge.rings.map(({ recorded }) => recorded.length)).toEqual([1]);
    expect((await history(caseId)).length).toBeLessThan(20);
  });

  test('an ordinary case costs at most 60 events: a start, two earlier instants, three rings', async () => {
    const { caseId, judge, ended } = begin(1_500, 4_000, 6_500);
    await clocks.set({ stream: `case-${caseId}`, revision: 0n, next: new Date(Date.now() + 3_600_000).toISOString() });
    await clocks.set({ stream: `case-${caseId}`, revision: 1n, next: new Date(Date.now() + 1_800_000).toISOString() });
    judge.revision = 2;
    await clocks.set({ stream: `case-${caseId}`, revision: 2n, next: judge.due[0]! });
    await ended();
    expect(judge.rings).toHaveLength(3);
    expect((await history(caseId)).length).toBeLessThanOrEqual(60);
  });

  test('begins a new run at 500 events and forgets nothing', async () => {
    const { caseId, judge, ended } = begin(...Array.from({ length: 60 }, (_, index) => 300 + index * 60));
    const due = [...judge.due];
    await clocks.set({ stream: `case-${caseId}`, revision: 0n, next: due[0]! });
    const firstRun = await runOf(caseId);
    await ended();
    expect(judge.rings.flatMap(({ recorded }) => recorded)).toEqual(due);
    expect((await history(caseId, firstRun)).length).toBeLessThan(520);
  });

  test('begins a new run under a rain of signals too, with the newest of all that came', async () => {
    const { caseId, judge, ended } = begin();
    const [far, nearer] = dueIn(3_600_000, 1_800_000);
    const tell = (revision: number, next: string): Promise<void> =>
      clocks.set({ stream: `case-${caseId}`, revision: BigInt(revision), next });
    await tell(0, far!);
    const firstRun = await runOf(caseId);
    await tell(1_000, nearer!);
    for (let revision = 1; revision <= 512; revision += 16)
      await Promise.all(Array.from({ length: 16 }, (_, index) => tell(revision + index, far!)));
    await until('a new run', async () => (await runOf(caseId)) !== firstRun);
    const last = (await history(caseId, firstRun)).at(-1)!.workflowExecutionContinuedAsNewEventAttributes!;
    const begunWith = defaultPayloadConverter.fromPayload<Alarm>(last.input!.payloads![0]!);
    expect(begunWith).toEqual({ stream: `case-${caseId}`, indexed: true, revision: 1_000, next: nearer });
    await clocks.end(`case-${caseId}`, 1_001n);
    await ended();
    expect(judge.rings).toEqual([]);
  });

  test('the listing names those that run', async () => {
    const { caseId, judge } = begin(3_600_000);
    await clocks.set({ stream: `case-${caseId}`, revision: 1n, next: judge.due[0]! });
    await until('it is listed', async () => (await clocks.running()).has(`case-${caseId}`));
    await clocks.end(`case-${caseId}`, 2n);
    await until('it is gone', async () => !(await clocks.running()).has(`case-${caseId}`));
  });
});
