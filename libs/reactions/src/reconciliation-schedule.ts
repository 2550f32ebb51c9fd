import { type Client, type Connection, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';

const ANSWER_TIMEOUT_MS = 5_000;

/** Each hour a full comparison, by a schedule that Temporal keeps; it begins with one at once. */
export class ReconciliationSchedule {
  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {}

  get scheduleId(): string {
    return `reconciliation-${this.taskQueue}`;
  }

  /** Any worker may ask at any time: there is one for a task queue, and after a loss of Temporal's memory one again. */
  async ensure(signal: AbortSignal): Promise<void> {
    const create = () =>
      this.client.schedule.create({
        scheduleId: this.scheduleId,
        spec: { intervals: [{ every: '1 hour' }] },
        action: {
          type: 'startWorkflow',
          workflowType: 'reconciliation',
          workflowId: this.scheduleId,
          taskQueue: this.taskQueue,
          workflowExecutionTimeout: '30 minutes',
        },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
        state: { triggerImmediately: true },
      });
    try {
      const until = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
      await (this.client.connection as Connection).withAbortSignal(until, create);
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  }
}
