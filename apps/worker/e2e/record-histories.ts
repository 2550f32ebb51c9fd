import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { startTemporal } from '@lib/local-stack';
import { AlarmClocks } from '@lib/reactions';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { TemporalWorker } from '../src/temporal-worker';
import { dueIn, Judge } from './judge';
import { until } from './until';

const HOUR_MS = 3_600_000;
const TASK_QUEUE = 'timelines';
const SIGNALS = 180;

/**
 * Writes histories that `replay.int-spec.ts` goes through again: `node dist/apps/worker/e2e/record-histories.js FOLDER
 * NAME…`, five minutes for all names. One that was ever kept stays as it is, since an alarm that was begun by older code
 * goes on under the newer; what is new in the workflows is recorded beside it, under a new name.
 */
const record = async (folder: string, names: readonly string[]): Promise<void> => {
  const home = mkdtempSync(path.join(tmpdir(), 'histories-'));
  const server = await startTemporal({ home, report: () => undefined });
  const connection = await Connection.connect({ address: server.address });
  const client = new Client({ connection });
  const clocks = new AlarmClocks(client, TASK_QUEUE);
  await clocks.prepare();
  const judges = new Map<string, Judge>();
  const agreements: boolean[] = [];
  const worker = new TemporalWorker(
    { address: server.address, namespace: 'default', taskQueue: TASK_QUEUE },
    {
      passTimelineStep: (stream) => judges.get(stream)!.ring(),
      reconcile: async () => agreements.shift() ?? true,
    },
    (line) => void process.stderr.write(`${line}\n`),
  );
  await worker.ready;

  const wanted = (name: string): boolean => names.length === 0 || names.includes(name);
  const keep = async (name: string, workflowId: string, runId?: string): Promise<void> => {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const { events } = JSON.parse(historyToJSON(history)) as { events: object[] };
    const lines = events.map((event) => JSON.stringify(event).replaceAll(`${process.pid}@${hostname()}`, 'worker'));
    writeFileSync(path.join(folder, `${name}.json`), `{"events":[\n${lines.join(',\n')}\n]}\n`);
    process.stdout.write(`${name}: ${events.length} events\n`);
  };
  const runOf = async (name: string): Promise<string> =>
    (await client.workflow.getHandle(`timeline-case-${name}`).describe()).runId;
  const alarm = async (name: string, live: (alarm: Told) => Promise<void>): Promise<void> => {
    if (!wanted(name)) return;
    const stream = `case-${name}`;
    const judge = new Judge();
    judges.set(stream, judge);
    const tell = (revision: number, next: string): Promise<void> =>
      clocks.set({ stream, revision: BigInt(revision), next, clock: 'review' });
    let first: string | undefined;
    const firstRun = async (): Promise<string> => (first ??= await runOf(name));
    await live({ judge, tell, end: (revision) => clocks.end(stream, BigInt(revision)), firstRun });
    await client.workflow.getHandle(`timeline-${stream}`).result();
    await keep(name, `timeline-${stream}`);
    if (first !== undefined) await keep(`${name}-first-run`, `timeline-${stream}`, first);
  };
  const reconciliation = async (name: string, ...answers: boolean[]): Promise<void> => {
    if (!wanted(name)) return;
    agreements.push(...answers);
    await client.workflow.execute('reconciliation', { workflowId: name, taskQueue: TASK_QUEUE });
    await keep(name, name);
  };

  await alarm('shown-ordinary-case', async ({ judge, tell }) => {
    await tell(0, dueIn(HOUR_MS)[0]!);
    await tell(1, dueIn(HOUR_MS / 2)[0]!);
    judge.due = dueIn(1_500, 3_000, 4_500);
    judge.revision = 2;
    await tell(2, judge.due[0]!);
  });
  await alarm('shown-rung-too-early', async ({ judge, tell }) => {
    judge.due = dueIn(300);
    judge.offsetMs = -1_500;
    await tell(0, judge.due[0]!);
  });
  await alarm('ended-without-a-ring', async ({ tell, end }) => {
    await tell(0, dueIn(HOUR_MS)[0]!);
    await end(1);
  });
  await alarm('told-during-a-ring', async ({ judge, tell }) => {
    let open = (): void => undefined;
    judge.gate = new Promise((resolve) => (open = resolve));
    judge.due = dueIn(200, HOUR_MS);
    await tell(0, judge.due[0]!);
    await until('it rings', () => judge.rings.length === 1);
    judge.due = dueIn(1_000);
    judge.revision = 2;
    await tell(2, judge.due[0]!);
    open();
  });
  await alarm('service-away', async ({ judge, tell }) => {
    judge.due = dueIn(200);
    judge.away = 2;
    await tell(0, judge.due[0]!);
  });
  await alarm('at-500-events', async ({ judge, tell, firstRun }) => {
    judge.due = dueIn(2_000, ...Array.from({ length: 30 }, (_, index) => 2_100 + 60 * index));
    for (let revision = 0; revision < SIGNALS; revision += 1) {
      await tell(revision, dueIn(HOUR_MS - revision * 1_000)[0]!);
      await firstRun();
    }
    judge.revision = SIGNALS;
    await tell(SIGNALS, judge.due[0]!);
  });
  await alarm('told-what-it-knows', async ({ tell, end, firstRun }) => {
    const [far, nearer] = dueIn(HOUR_MS, HOUR_MS / 2);
    await tell(0, far!);
    const first = await firstRun();
    await tell(1_000, nearer!);
    for (let revision = 1; revision <= 512; revision += 16)
      await Promise.all(Array.from({ length: 16 }, (_, index) => tell(revision + index, far!)));
    await until('a new run', async () => (await runOf('told-what-it-knows')) !== first);
    await end(1_001);
  });
  await reconciliation('reconciliation-agreed', true);
  await reconciliation('reconciliation-looked-again', false, true);
  await reconciliation('reconciliation-never-agreed', false, false, false, false, false);

  await worker.close();
  await connection.close();
  await server.stop();
  rmSync(home, { recursive: true });
};

interface Told {
  judge: Judge;
  tell(revision: number, next: string): Promise<void>;
  end(revision: number): Promise<void>;
  /** Asked for, the first run is kept too. */
  firstRun(): Promise<string>;
}

const [folder = '.', ...names] = process.argv.slice(2);
void record(path.resolve(folder), names);
