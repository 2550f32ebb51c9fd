import { type Client, type Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { Instant } from '@lib/domain';

/** What Temporal is told of a stream (`case-<id>`): the instant that its alarm should know. */
export interface AlarmSetting {
  stream: string;
  revision: bigint;
  next: Instant;
}

/** The workflow and its signal by name: the code behind them is bundled by the worker, never imported. */
const TIMELINE = { workflow: 'timeline', signal: 'due' } as const;

const WORKFLOW_PREFIX = 'timeline-';

const ANSWER_TIMEOUT_MS = 5_000;
const LISTING_TIMEOUT_MS = 30_000;

/** The alarms of all streams that have clocks, one workflow each, as Temporal keeps them. */
export class AlarmClocks {
  private readonly closed = new AbortController();

  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {}

  /** Sets the stream's alarm; it begins one where none is running. An older revision than it knows changes nothing. */
  async set({ stream, revision, next }: AlarmSetting): Promise<void> {
    const due = { revision: Number(revision), next };
    await this.inTime(ANSWER_TIMEOUT_MS, () =>
      this.client.workflow.signalWithStart(TIMELINE.workflow, {
        workflowId: WORKFLOW_PREFIX + stream,
        taskQueue: this.taskQueue,
        args: [{ stream, ...due }],
        signal: TIMELINE.signal,
        signalArgs: [due],
      }),
    );
  }

  /** Ends the stream's alarm; one that is not there has ended. */
  async end(stream: string, revision: bigint): Promise<void> {
    try {
      await this.inTime(ANSWER_TIMEOUT_MS, () =>
        this.client.workflow
          .getHandle(WORKFLOW_PREFIX + stream)
          .signal(TIMELINE.signal, { revision: Number(revision), next: null }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  /** The streams whose alarm is running; what began or ended in the last seconds may be missing or named. */
  async running(): Promise<Set<string>> {
    return this.inTime(LISTING_TIMEOUT_MS, async () => {
      const streams = new Set<string>();
      const query = `WorkflowType = '${TIMELINE.workflow}' AND TaskQueue = '${this.taskQueue}' AND ExecutionStatus = 'Running'`;
      for await (const { workflowId } of this.client.workflow.list({ query, pageSize: 1_000 })) {
        if (workflowId.startsWith(WORKFLOW_PREFIX)) streams.add(workflowId.slice(WORKFLOW_PREFIX.length));
      }
      return streams;
    });
  }

  /** Ends what still waits for an answer; what came of it is asked again by the next worker. */
  close(): void {
    this.closed.abort();
  }

  private inTime<T>(timeoutMs: number, call: () => Promise<T>): Promise<T> {
    const until = AbortSignal.any([this.closed.signal, AbortSignal.timeout(timeoutMs)]);
    return (this.client.connection as Connection).withAbortSignal(until, call);
  }
}
