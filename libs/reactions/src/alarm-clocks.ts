import { type Client, type Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { Instant } from '@lib/domain';
import { attributesOf, commandFor, ensureAttributes, indexedIn, type Indexed } from './alarm-index';

/** What Temporal is told of a stream (`case-<id>`): the instant that its alarm should know, and by which clock. */
export interface AlarmSetting {
  stream: string;
  revision: bigint;
  next: Instant;
  clock?: string | undefined;
}

/** The alarms that run, by stream; undefined for one that does not show what it waits for. */
export type RunningAlarms = ReadonlyMap<string, Indexed | undefined>;

/** The workflow and its signal by name: the code behind them is bundled by the worker, never imported. */
const TIMELINE = { workflow: 'timeline', signal: 'due' } as const;

const WORKFLOW_PREFIX = 'timeline-';

const ANSWER_TIMEOUT_MS = 5_000;
const LISTING_TIMEOUT_MS = 30_000;

/** The alarms of all streams that have clocks, one workflow each, as Temporal keeps them. */
export class AlarmClocks {
  private readonly closed = new AbortController();
  private canIndex = false;

  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {}

  /** Whether new alarms show what they wait for. */
  get indexed(): boolean {
    return this.canIndex;
  }

  /** What a person runs where the namespace lacks our search attributes. */
  get indexingCommand(): string {
    return commandFor(this.client.options.namespace);
  }

  /** Before alarms are set, and again whenever Temporal may have lost its memory. */
  async prepare(): Promise<void> {
    this.canIndex = await this.inTime(ANSWER_TIMEOUT_MS, () =>
      ensureAttributes(this.connection, this.client.options.namespace),
    );
  }

  /** Changes when Temporal's memory is made anew: a namespace of the same name is then another one. */
  async memory(): Promise<string> {
    const { namespace } = this.client.options;
    const { namespaceInfo } = await this.inTime(ANSWER_TIMEOUT_MS, () =>
      this.connection.workflowService.describeNamespace({ namespace }),
    );
    return namespaceInfo?.id ?? '';
  }

  /** Sets the stream's alarm; it begins one where none is running. An older revision than it knows changes nothing. */
  async set({ stream, revision, next, clock }: AlarmSetting): Promise<void> {
    const due = { revision: Number(revision), next, clock };
    const indexed = this.canIndex;
    await this.inTime(ANSWER_TIMEOUT_MS, () =>
      this.client.workflow.signalWithStart(TIMELINE.workflow, {
        workflowId: WORKFLOW_PREFIX + stream,
        taskQueue: this.taskQueue,
        args: [{ stream, indexed, ...due }],
        signal: TIMELINE.signal,
        signalArgs: [due],
        ...(indexed && { typedSearchAttributes: attributesOf(stream, due) }),
      }),
    );
  }

  /** Ends the stream's alarm; one that is not there has ended. */
  async end(stream: string, revision: bigint): Promise<void> {
    await this.ifThere(stream, (handle) => handle.signal(TIMELINE.signal, { revision: Number(revision), next: null }));
  }

  /** For an alarm that can no longer be told: it knows a revision that its stream does not have. */
  async remove(stream: string): Promise<void> {
    await this.ifThere(stream, (handle) => handle.terminate('It knew what the log does not.'));
  }

  /** What runs, as Temporal's lists show it; what began, changed or ended in the last seconds may be missing or named. */
  async running(): Promise<RunningAlarms> {
    return this.inTime(LISTING_TIMEOUT_MS, async () => {
      const alarms = new Map<string, Indexed | undefined>();
      const query = `WorkflowType = '${TIMELINE.workflow}' AND TaskQueue = '${this.taskQueue}' AND ExecutionStatus = 'Running'`;
      for await (const { workflowId, typedSearchAttributes } of this.client.workflow.list({ query, pageSize: 1_000 })) {
        if (workflowId.startsWith(WORKFLOW_PREFIX))
          alarms.set(workflowId.slice(WORKFLOW_PREFIX.length), indexedIn(typedSearchAttributes));
      }
      return alarms;
    });
  }

  /** Ends what still waits for an answer; what came of it is asked again by the next worker. */
  close(): void {
    this.closed.abort();
  }

  private get connection(): Connection {
    return this.client.connection as Connection;
  }

  private async ifThere(
    stream: string,
    act: (handle: ReturnType<Client['workflow']['getHandle']>) => Promise<unknown>,
  ): Promise<void> {
    try {
      await this.inTime(ANSWER_TIMEOUT_MS, () => act(this.client.workflow.getHandle(WORKFLOW_PREFIX + stream)));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  private inTime<T>(timeoutMs: number, call: () => Promise<T>): Promise<T> {
    const until = AbortSignal.any([this.closed.signal, AbortSignal.timeout(timeoutMs)]);
    return this.connection.withAbortSignal(until, call);
  }
}
