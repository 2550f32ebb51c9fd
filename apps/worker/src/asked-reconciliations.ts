import { Pause, type ReconciliationActivities, type Say } from '@lib/reactions';
import type { Reconciliations } from '@lib/read-models';

const LOOK_EVERY_MS = 1_000;
const AGAIN_MS = 5_000;
/** What differs is mended within half a minute, and must not be called a difference for an hour. */
const DIFFERS_AGAIN_MS = 10_000;
const LOOKS = 6;

/**
 * Compares when an operator asks for it, beside the hourly schedule, and again while Temporal and the log differ; a wish
 * outlives an engine that is away.
 */
export class AskedReconciliations {
  private readonly pause = new Pause();
  private readonly stopping = new AbortController();
  private readonly stopped: Promise<void>;
  private told = false;
  private looks = 0;
  private againAtMs = Infinity;

  constructor(
    private readonly wishes: Reconciliations,
    private readonly compare: ReconciliationActivities['reconcile'],
    private readonly say: Say,
  ) {
    this.stopped = this.run();
  }

  /** Waits for a comparison that is under way. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.stopped;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const asked = await this.wishes.takeWish().catch(() => false); // that the database is away is said elsewhere
      if (asked) this.looks = LOOKS;
      const fine = !(asked || performance.now() >= this.againAtMs) || (await this.answer());
      await this.pause.for(fine ? LOOK_EVERY_MS : AGAIN_MS, signal);
    }
  }

  private async answer(): Promise<boolean> {
    this.againAtMs = Infinity;
    try {
      const agrees = await this.compare();
      this.looks -= 1;
      if (!agrees && this.looks > 0) this.againAtMs = performance.now() + DIFFERS_AGAIN_MS;
      this.told = false;
      return true;
    } catch (error) {
      if (!this.told && !this.stopping.signal.aborted)
        this.say(`The comparison that was asked for has to wait: ${String(error)}`);
      this.told = true;
      await this.wishes.ask().catch(() => undefined);
      return false;
    }
  }
}
