import { Problem } from '../http/problem';

export interface Rate {
  readonly requests: number;
  readonly windowMs: number;
}

/** Generous: it stops a loop that ran away, not a busy program. */
export const generousRate: Rate = { requests: 30_000, windowMs: 10_000 };

const MAX_CALLERS = 50_000;

/** Counts each caller's requests in windows that all callers share, so that memory ends with the window. */
export class RateLimit {
  private counts = new Map<string, number>();
  private windowEndsAt = 0;

  constructor(
    private readonly rate: Rate,
    private readonly ticks: () => number = () => performance.now(),
  ) {}

  /** Throws a Problem (429) that says when to come again. */
  count(callerId: string): void {
    const now = this.ticks();
    if (now >= this.windowEndsAt || this.counts.size >= MAX_CALLERS) this.begin(now);
    const count = (this.counts.get(callerId) ?? 0) + 1;
    this.counts.set(callerId, count);
    if (count <= this.rate.requests) return;
    const seconds = Math.max(1, Math.ceil((this.windowEndsAt - now) / 1_000));
    throw new Problem({ status: 429, code: 'rate_limited', details: { seconds }, retryAfterSeconds: seconds });
  }

  private begin(now: number): void {
    this.counts = new Map();
    this.windowEndsAt = now + this.rate.windowMs;
  }
}
