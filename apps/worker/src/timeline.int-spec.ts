import { engines, type Engines, type TestTemporal } from '@lib/testing';
import { AlarmClocks } from '@lib/reactions';
import { Client, Connection } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import type { Rung } from '../../../workflows/timeline';
import { TemporalWorker } from './temporal-worker';
import { workflowBundle } from './workflow-bundle';

jest.setTimeout(60_000);

/** The instants that are due of one case, and the clock that judges them; plays the service that an alarm rings at. */
class Judge {
  revision = 0;
  due: string[] = [];
  offsetMs = 0;
  away = 0;
  rings: { atMs: number; recorded: string[] }[] = [];

  ring = async (): Promise<Rung> => {
    if (this.away > 0) {
      this.away -= 1;
      throw new Error('the service is away');
    }
    const nowMs = Date.now() + this.offsetMs;
    const recorded = this.due.filter((instant) => Date.parse(instant) <= nowMs);
    this.due = this.due.filter((instant) => !recorded.includes(instant));
    this.revision += recorded.length;
    this.rings.push({ atMs: Date.now(), recorded });
    const next = this.due[0] ?? null;
    return { revision: this.revision, next, inMs: next === null ? 0 : Math.max(0, Date.parse(next) - nowMs) };
  };
}

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
    const passTimelineStep = (stream: string): Promise<Rung> => judges.get(stream)!.ring();
    worker = new TemporalWorker(temporal, { passTimelineStep }, () => undefined);
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
    judge.due = inMs.map((ms) => new Date(Date.now() + ms).toISOString());
    judges.set(`case-${caseId}`, judge);
    return { caseId, judge, ended: () => client.workflow.getHandle(`timeline-case-${caseId}`).result() };
  };
  const events = async (caseId: string): Promise<number> => {
    const { events: all } = await client.workflow.getHandle(`timeline-case-${caseId}`).fetchHistory();
    return all!.length;
  };

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
    judge.away = 3;
    await clocks.set({ stream: `case-${caseId}`, revision: 0n, next: judge.due[0]! });
    await ended();
    expect(judge.rings.map(({ recorded }) => recorded.length)).toEqual([1]);
    expect(await events(caseId)).toBeLessThan(20);
  });

  test('an ordinary case costs at most 60 events: a start, two earlier instants, three rings', async () => {
    const { caseId, judge, ended } = begin(1_500, 4_000, 6_500);
    await clocks.set({ stream: `case-${caseId}`, revision: 0n, next: new Date(Date.now() + 3_600_000).toISOString() });
    await clocks.set({ stream: `case-${caseId}`, revision: 1n, next: new Date(Date.now() + 1_800_000).toISOString() });
    judge.revision = 2;
    await clocks.set({ stream: `case-${caseId}`, revision: 2n, next: judge.due[0]! });
    await ended();
    expect(judge.rings).toHaveLength(3);
    expect(await events(caseId)).toBeLessThanOrEqual(60);
  });

  test('begins a new run at 500 events and forgets nothing', async () => {
    const { caseId, judge, ended } = begin(...Array.from({ length: 60 }, (_, index) => 300 + index * 60));
    const due = [...judge.due];
    await clocks.set({ stream: `case-${caseId}`, revision: 0n, next: due[0]! });
    const { runId } = await client.workflow.getHandle(`timeline-case-${caseId}`).describe();
    await ended();
    expect(judge.rings.flatMap(({ recorded }) => recorded)).toEqual(due);
    const first = await client.workflow.getHandle(`timeline-case-${caseId}`, runId).fetchHistory();
    expect(first.events!.length).toBeLessThan(520);
    await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, first);
  });

  test('the listing names those that run', async () => {
    const { caseId, judge } = begin(3_600_000);
    await clocks.set({ stream: `case-${caseId}`, revision: 1n, next: judge.due[0]! });
    await until(async () => (await clocks.running()).has(`case-${caseId}`));
    await clocks.end(`case-${caseId}`, 2n);
    await until(async () => !(await clocks.running()).has(`case-${caseId}`));
  });
});

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('not within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
