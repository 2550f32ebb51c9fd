/** Waits, but no longer than until it is woken or told to stop; one waker serves one loop. */
export class Pause {
  private woken = false;
  private end: (() => void) | undefined;

  wake = (): void => {
    this.woken = true;
    this.end?.();
  };

  async for(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.woken && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          this.end = undefined;
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done);
        this.end = done;
      });
    }
    this.woken = false;
  }
}

/** Doubles from the first wait to the longest; `again()` after a success. */
export class Backoff {
  private nextMs: number;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {
    this.nextMs = firstMs;
  }

  waitMs(): number {
    const ms = this.nextMs;
    this.nextMs = Math.min(ms * 2, this.longestMs);
    return ms;
  }

  again(): void {
    this.nextMs = this.firstMs;
  }
}
