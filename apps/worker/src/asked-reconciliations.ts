import { type Lease, Pause, type ReconciliationActivities, type Say } from '@lib/reactions';

/** What operators asked for; a wish stands until it is granted. */
export interface Wishes {
  wished(): Promise<string | undefined>;
  grant(wish: string): Promise<void>;
}

export interface Pace {
  readonly lookEveryMs: number;
  /** After one that failed. */
  readonly againMs: number;
  /** What differs is mended within half a minute, and must not be called a difference for an hour. */
  readonly differsAgainMs: number;
}

const PACE: Pace = { lookEveryMs: 1_000, againMs: 5_000, differsAgainMs: 10_000 };
const LOOKS = 6;

/**
 * Compares when an operator asks for it, beside the hourly schedule, and again while Temporal and the log differ. A wish
 * outlives an engine that is away and a worker that is killed over it: it stands until its outcome is kept.
 */
export class AskedReconciliations {
  private readonly pause = new Pause();
  private readonly stopping = new AbortController();
  private readonly stopped: Promise<void>;
  private told = false;
  private looks = 0;
  private againAtMs = 0;

  constructor(
    private readonly wishes: Wishes,
    /** Keeps what it found. */
    private readonly compare: ReconciliationActivities['reconcile'],
    /** Of several workers one has a wish in hand; null for the others. */
    private readonly lease: () => Promise<Pick<Lease, 'release'> | null>,
    private readonly say: Say,
    private readonly pace = PACE,
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
      const { lookEveryMs, againMs } = this.pace;
      const fine = await this.step().then(
        () => true,
        (error: unknown) => this.tell(error),
      );
      await this.pause.for(fine ? lookEveryMs : againMs, signal);
    }
  }

  private async step(): Promise<void> {
    if ((await this.standing()) !== undefined) await this.underLease();
    else if (this.looks > 0 && performance.now() >= this.againAtMs) await this.look();
  }

  private async underLease(): Promise<void> {
    const lease = await this.lease().catch(() => null);
    if (lease === null) return;
    try {
      const wish = await this.standing(); // the lease's last holder may have granted it
      if (wish === undefined) return;
      this.looks = LOOKS;
      await this.look();
      await this.wishes.grant(wish);
    } finally {
      await lease.release();
    }
  }

  private async look(): Promise<void> {
    this.looks -= 1;
    this.againAtMs = performance.now() + this.pace.differsAgainMs;
    if (await this.compare()) this.looks = 0;
    this.told = false;
  }

  /** That the database is away is said elsewhere. */
  private standing(): Promise<string | undefined> {
    return this.wishes.wished().catch(() => undefined);
  }

  private tell(error: unknown): false {
    if (!this.told && !this.stopping.signal.aborted)
      this.say(`The comparison that was asked for has to wait: ${String(error)}`);
    this.told = true;
    return false;
  }
}
