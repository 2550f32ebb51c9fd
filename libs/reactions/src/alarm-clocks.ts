import { type Client, type Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { Instant } from '@lib/domain';

/** What Temporal is told of a case: the instant that its alarm should know. */
export interface AlarmSetting {
  caseId: string;
  revision: bigint;
  next: Instant;
}

/** The workflow and its signal by name: the code behind them is bundled by the worker, never imported. */
const TIMELINE = { workflow: 'timeline', signal: 'due' } as const;

export const streamOf = (caseId: string): string => `case-${caseId}`;
const WORKFLOW_PREFIX = 'timeline-case-';

const ANSWER_TIMEOUT_MS = 5_000;
const LISTING_TIMEOUT_MS = 30_000;

/** The alarms of all cases, one workflow each, as Temporal keeps them. */
export class AlarmClocks {
  private readonly closed = new AbortController();

  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {}

  /** Sets the case's alarm; it begins one where none is running. An older revision than it knows changes nothing. */
  async set({ caseId, revision, next }: AlarmSetting): Promise<void> {
    const due = { revision: Number(revision), next };
    await this.inTime(ANSWER_TIMEOUT_MS, () =>
      this.client.workflow.signalWithStart(TIMELINE.workflow, {
        workflowId: WORKFLOW_PREFIX + caseId,
        taskQueue: this.taskQueue,
        args: [{ stream: streamOf(caseId), ...due }],
        signal: TIMELINE.signal,
        signalArgs: [due],
      }),
    );
  }

  /** Ends the case's alarm; one that is not there has ended. */
  async end(caseId: string, revision: bigint): Promise<void> {
    try {
      await this.inTime(ANSWER_TIMEOUT_MS, () =>
        this.client.workflow
          .getHandle(WORKFLOW_PREFIX + caseId)
          .signal(TIMELINE.signal, { revision: Number(revision), next: null }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  /** The cases whose alarm is running; what began or ended in the last seconds may be missing or named. */
  async running(): Promise<Set<string>> {
    return this.inTime(LISTING_TIMEOUT_MS, async () => {
      const cases = new Set<string>();
      const query = `WorkflowType = '${TIMELINE.workflow}' AND TaskQueue = '${this.taskQueue}' AND ExecutionStatus = 'Running'`;
      for await (const { workflowId } of this.client.workflow.list({ query, pageSize: 1_000 })) {
        if (workflowId.startsWith(WORKFLOW_PREFIX)) cases.add(workflowId.slice(WORKFLOW_PREFIX.length));
      }
      return cases;
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
