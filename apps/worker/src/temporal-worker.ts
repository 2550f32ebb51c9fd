import { Backoff, Pause, type Say } from '@lib/reactions';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { ReconciliationActivities } from '../../../workflows/reconciliation';
import type { TimelineActivities } from '../../../workflows/timeline';
import { workflowBundle } from './workflow-bundle';

export interface TemporalSettings {
  address: string;
  namespace: string;
  taskQueue: string;
}

/** Rings at once; each is one command, and the road queues those of one stream. */
const CONCURRENT_RINGS = 32;
/** Alarms sleep for days, and waking one up from its few events costs milliseconds. */
const CACHED_ALARMS = 200;
const GRACE_MS = 2_000;
const FORCE_MS = 3_500;

/** The process that Temporal runs alarms in: connects when Temporal can be had, and again whenever it was lost. */
export class TemporalWorker {
  private readonly stopping = new AbortController();
  private readonly pause = new Pause();
  private readonly backoff = new Backoff(250, 5_000);
  private readonly stopped: Promise<void>;
  /** Settles with the first connection. */
  readonly ready: Promise<void>;
  private isReady!: () => void;
  private worker: Worker | undefined;
  private away = false;

  constructor(
    private readonly temporal: TemporalSettings,
    private readonly activities: TimelineActivities & Partial<ReconciliationActivities>,
    private readonly say: Say,
  ) {
    quietRuntime(say);
    this.ready = new Promise((resolve) => {
      this.isReady = resolve;
    });
    this.stopped = this.run();
  }

  /** Whether Temporal has a process here that it can run alarms in. */
  get rings(): boolean {
    return this.worker !== undefined;
  }

  async close(): Promise<void> {
    this.stopping.abort();
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.stopped;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.untilLost();
      } catch (error) {
        if (!this.away && !signal.aborted) {
          this.say(`Temporal at ${this.temporal.address} is away (${messageOf(error)}); alarms wait for it.`);
        }
        this.away = true;
        await this.pause.for(this.backoff.waitMs(), signal);
      }
    }
  }

  private async untilLost(): Promise<void> {
    const { address, namespace, taskQueue } = this.temporal;
    const connection = await NativeConnection.connect({ address });
    try {
      this.worker = await Worker.create({
        connection,
        namespace,
        taskQueue,
        workflowBundle: await workflowBundle(),
        activities: this.activities,
        maxConcurrentActivityTaskExecutions: CONCURRENT_RINGS,
        maxCachedWorkflows: CACHED_ALARMS,
        shutdownGraceTime: GRACE_MS,
        shutdownForceTime: FORCE_MS,
      });
      this.backoff.again();
      if (this.away) this.say('Temporal is back.');
      this.away = false;
      this.isReady();
      // One that was made is run in any case: only a run gives back what it holds, and keeps the process alive by.
      const run = this.worker.run();
      if (this.stopping.signal.aborted) this.worker.shutdown();
      await run;
    } finally {
      this.worker = undefined;
      await connection.close();
    }
  }
}

/** One runtime a process; signals are the process's own business, and an engine that is away is told of once, by us. */
const quietRuntime = (say: Say): void => {
  try {
    Runtime.install({
      shutdownSignals: [],
      logger: new DefaultLogger('ERROR', ({ message }) => say(`Temporal's client: ${message}`)),
      telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
    });
  } catch {
    // Another worker of this process has installed it.
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
