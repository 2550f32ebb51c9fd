import type { Recorded } from '@lib/event-store';
import { problemOfLog } from './checkpoint';
import type { EngineLogger, Log } from './log';
import type { Runner } from './runner';

/** Large while catching up; when live, a batch is what came in meanwhile. */
const BATCH_LIMIT = 5_000;

/** The one subscription of a process: every batch goes to all projections before the next is taken. */
export class Hub {
  private readonly runners = new Set<Runner>();
  private dispatched: bigint | undefined;
  private following = false;
  private live = false;
  private readonly followers: Promise<void>[] = [];

  constructor(
    private readonly log: Log,
    private readonly logger: EngineLogger,
    private readonly onHead: () => void,
    private readonly signal: AbortSignal,
  ) {}

  /** Lets several start together, from the furthest; the others catch up on their own and join. */
  start(runners: readonly Runner[]): void {
    const running = runners.filter((runner) => runner.state === 'running');
    if (running.length === 0) return;
    if (!this.following) this.follow(furthest(running));
    for (const runner of running) this.join(runner);
  }

  /** After the signal: resolves when the batches in hand are done. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.followers);
  }

  private follow(from: bigint | undefined): void {
    this.following = true;
    this.live = false;
    this.dispatched = from;
    const { closed } = this.log.followAll({
      from: from ?? 'start',
      maxBatch: BATCH_LIMIT,
      signal: this.signal,
      onBatch: (events) => this.dispatch(events),
      onLive: () => this.reachHead(),
    });
    this.followers.push(
      closed.catch((error: unknown) => this.broken(error, [...this.runners])).finally(() => (this.following = false)),
    );
  }

  /** What the log gives cannot be read: everything that follows it stops, and says so. */
  private async broken(error: unknown, runners: readonly Runner[]): Promise<void> {
    if (this.signal.aborted) return;
    for (const runner of runners) {
      this.runners.delete(runner);
      await runner.settled(); // what came before is shown
      await runner.stop(problemOfLog(error));
    }
  }

  private async dispatch(events: Recorded[]): Promise<void> {
    const last = events[events.length - 1];
    if (!last || this.signal.aborted) return;
    this.dispatched = last.position; // before anything is awaited: a joining runner compares itself with it
    await Promise.all([...this.runners].map((runner) => runner.apply(events, !this.live)));
    for (const runner of this.runners) if (runner.state !== 'running') this.runners.delete(runner);
  }

  private reachHead(): void {
    this.live = true;
    for (const runner of this.runners) runner.reachHead();
    this.onHead();
  }

  private join(runner: Runner): void {
    if (this.hasReached(runner)) this.add(runner);
    else this.catchUp(runner);
  }

  private add(runner: Runner): void {
    this.runners.add(runner);
    if (this.live) runner.reachHead();
  }

  private hasReached(runner: Runner): boolean {
    return this.dispatched === undefined || (runner.position !== undefined && runner.position >= this.dispatched);
  }

  private catchUp(runner: Runner): void {
    const done = new AbortController();
    this.logger.info(`projection ${runner.name} is catching up`, { from: String(runner.position ?? 'start') });
    const { closed } = this.log.followAll({
      from: runner.position ?? 'start',
      maxBatch: BATCH_LIMIT,
      signal: AbortSignal.any([done.signal, this.signal]),
      onBatch: async (events) => {
        if (done.signal.aborted) return;
        await runner.apply(events);
        if (runner.state !== 'running') return done.abort();
        if (!this.hasReached(runner)) return;
        this.add(runner);
        done.abort();
      },
    });
    this.followers.push(closed.catch((error: unknown) => this.broken(error, [runner])));
  }
}

const furthest = (runners: readonly Runner[]): bigint | undefined =>
  runners
    .map((runner) => runner.position)
    .reduce(
      (most, position) => (position !== undefined && (most === undefined || position > most) ? position : most),
      undefined,
    );
