import { Pause, type ReconciliationSchedule, type Say } from '@lib/reactions';

const EVERY_MS = 30_000;
const AGAIN_MS = 2_000;

/** Sees to it that the hourly comparison is scheduled, also after Temporal lost its memory. */
export class KeptSchedule {
  private readonly pause = new Pause();
  private readonly stopping = new AbortController();
  private readonly stopped: Promise<void>;
  private told = false;

  constructor(
    private readonly schedule: ReconciliationSchedule,
    private readonly say: Say,
  ) {
    this.stopped = this.run();
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.stopped;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let tries = 0;
    while (!signal.aborted) {
      const there = await this.schedule.ensure(signal).then(
        () => true,
        (error: unknown) => this.tell(error, (tries += 1)),
      );
      if (there) tries = 0;
      await this.pause.for(there ? EVERY_MS : AGAIN_MS, signal);
    }
  }

  /** That Temporal is away is said elsewhere; what lasts is said once. */
  private tell(error: unknown, tries: number): false {
    if (tries > 5 && !this.told) {
      this.told = true;
      const reason = error instanceof Error ? error.message : String(error);
      this.say(
        `The hourly comparison of Temporal with the log is not scheduled (${reason}); alarms ring all the same.`,
      );
    }
    return false;
  }
}
