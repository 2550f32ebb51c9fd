import type { Recorded } from '@lib/event-store';
import { checkpointAt, problemOfEvent, type Checkpoint, type Problem } from './checkpoint';
import { FoldFailed, foldBatch, keysOf, type DocumentsLookup, type FoldedBatch, type Rows } from './fold-batch';
import type { EngineLogger, Log } from './log';
import { pause } from './pause';
import type { ProjectionStore } from './projection-store';
import { RecentRows } from './recent-rows';

const FIRST_BACKOFF_MS = 50;
const LAST_BACKOFF_MS = 5_000;

/** Errors of Postgres that the same batch would meet again: bad data, a broken constraint, a missing column. */
const LASTING = /^(22|23|42)/;

/** A long batch goes in parts: while Postgres writes one, the next is folded. */
const PART = 1_250;

const CLEARS_ITSELF: ReadonlySet<Problem['kind']> = new Set(['other_log', 'log']);

export type RunnerState = 'running' | 'stopped' | 'retired';

/** Carries one build of one projection forward, batch by batch. A failing event stops it and nothing else. */
export class Runner {
  state: RunnerState = 'running';
  problem: Problem | undefined;
  private checkpoint: Checkpoint | undefined;
  private readonly recent = new RecentRows();

  constructor(
    readonly store: ProjectionStore,
    private readonly log: Log,
    private readonly documents: DocumentsLookup,
    private readonly logger: EngineLogger,
    private readonly signal: AbortSignal,
  ) {}

  get name(): string {
    return this.store.projection.name;
  }

  get position(): bigint | undefined {
    return this.checkpoint?.commitPosition;
  }

  /** Reads the checkpoint and makes sure that it was set in this log. */
  async open(): Promise<void> {
    const standing = await this.store.standing();
    if (!standing) return this.retire();
    this.checkpoint = standing.checkpoint;
    if (standing.problem && !CLEARS_ITSELF.has(standing.problem.kind)) return this.stand(standing.problem);
    const foreign = await this.foreignCheckpoint();
    if (foreign) return this.stop(foreign);
    if (standing.problem) await this.store.setProblem(undefined); // the right log, or a program that can read it, is back
  }

  private async foreignCheckpoint(): Promise<Problem | undefined> {
    const checkpoint = this.checkpoint;
    if (!checkpoint) return undefined;
    const event = await this.log.eventAt(checkpoint.commitPosition);
    if (checkpoint.logId === this.log.logId && event?.id === checkpoint.eventId) return undefined;
    return {
      kind: 'other_log',
      message:
        `Projection ${this.name} was folded from another event log than the one that is connected: ` +
        `event ${checkpoint.eventId} is not at position ${checkpoint.commitPosition}. ` +
        `Connect the log that it came from, or drop the read database to fold this one from its start.`,
    };
  }

  /** Folds and writes what is after the checkpoint. Resolves when it is durable, when it stopped, or when the engine ends. */
  async apply(batch: readonly Recorded[]): Promise<void> {
    let backoffMs = FIRST_BACKOFF_MS;
    let inParts = true;
    while (this.state === 'running' && !this.signal.aborted) {
      const events = this.after(batch);
      if (events.length === 0) return;
      try {
        if (inParts) await this.advanceInParts(events);
        else await this.advance(events);
        backoffMs = FIRST_BACKOFF_MS;
      } catch (error) {
        this.recent.forget(); // an answer that was lost may have been a yes
        if (inParts && events.length > PART) {
          inParts = false; // which part it was is found by the slow road
          continue;
        }
        if (await this.settle(error, events)) continue;
        this.logger.error(`projection ${this.name}: waits and tries again`, { error: String(error) });
        await pause(backoffMs, this.signal);
        backoffMs = Math.min(backoffMs * 2, LAST_BACKOFF_MS);
      }
    }
  }

  private after(batch: readonly Recorded[]): readonly Recorded[] {
    const position = this.position;
    const first = batch[0];
    if (position === undefined || !first || first.position > position) return batch;
    return batch.filter((event) => event.position > position);
  }

  private async advance(events: readonly Recorded[]): Promise<void> {
    const folded = await this.folded(events);
    if (!(await this.written(events, folded))) await this.yieldTo();
  }

  /** At most one part is being written; the next waits, folded, until it stands. */
  private async advanceInParts(events: readonly Recorded[]): Promise<void> {
    let writing: Promise<boolean> = Promise.resolve(true);
    let inHand: FoldedBatch | undefined;
    for (let from = 0; from < events.length; from += PART) {
      const part = events.slice(from, from + PART);
      const before = writing;
      const [folded, stands] = await Promise.all([this.folded(part, inHand), before]);
      if (!stands) return this.yieldTo();
      writing = this.written(part, folded);
      inHand = folded;
    }
    if (!(await writing)) await this.yieldTo();
  }

  private async folded(events: readonly Recorded[], inHand?: FoldedBatch): Promise<FoldedBatch> {
    const before = await this.before(events, inHand);
    return foldBatch(this.store.projection, before, events, this.documents);
  }

  private async written(events: readonly Recorded[], folded: FoldedBatch): Promise<boolean> {
    const next = checkpointAt(events[events.length - 1] as Recorded, this.log.logId);
    if (!(await this.store.write(this.checkpoint, next, events.length, folded))) return false;
    this.checkpoint = next;
    this.recent.remember(folded);
    return true;
  }

  /** The rows as they stand, with what is being written meanwhile. */
  private async before(events: readonly Recorded[], inHand?: FoldedBatch): Promise<Rows> {
    const gone = new Set(inHand?.gone);
    const known: Rows = new Map();
    const asked: string[] = [];
    for (const key of keysOf(this.store.projection, events)) {
      const row = inHand?.written.get(key);
      if (row) known.set(key, row);
      else if (!gone.has(key)) asked.push(key);
    }
    const { known: recent, unknown } = this.recent.split(asked);
    for (const rows of [recent, await this.store.load(unknown)]) for (const [key, row] of rows) known.set(key, row);
    return known;
  }

  /** Somebody else moved the checkpoint: go on from there, and count nothing twice. */
  private async yieldTo(): Promise<void> {
    this.recent.forget();
    const standing = await this.store.standing();
    if (!standing) return this.retire();
    this.checkpoint = standing.checkpoint;
    if (standing.problem) this.stand(standing.problem);
  }

  /** True when the error is dealt with; false when it is worth another try later. */
  private async settle(error: unknown, events: readonly Recorded[]): Promise<boolean> {
    try {
      if (error instanceof FoldFailed) {
        if (error.index > 0) await this.advance(events.slice(0, error.index));
        else await this.stop(problemOfEvent(error.event, error.cause));
        return true;
      }
      if (!LASTING.test((error as { code?: string }).code ?? '')) return false;
      if (!(await this.store.standing())) this.retire();
      else if (events.length > 1) for (const event of events) await this.advance([event]);
      else await this.stop(problemOfEvent(events[0] as Recorded, error));
      return true;
    } catch (second) {
      const single = (second as { code?: string }).code;
      if (events.length > 1 && LASTING.test(single ?? '')) {
        await this.stopAtNext(events, second);
        return true;
      }
      return false;
    }
  }

  private async stopAtNext(events: readonly Recorded[], error: unknown): Promise<void> {
    const [culprit] = this.after(events);
    if (culprit) await this.stop(problemOfEvent(culprit, error));
  }

  async stop(problem: Problem): Promise<void> {
    this.stand(problem);
    this.logger.error(`projection ${this.name} has stopped: ${problem.message}`, problem);
    await this.store.setProblem(problem).catch(() => undefined); // without a database nobody reads it anyway
  }

  private stand(problem: Problem): void {
    this.state = 'stopped';
    this.problem = problem;
  }

  private retire(): void {
    this.state = 'retired';
    this.logger.info(`projection ${this.name} version ${this.store.projection.version} has been replaced`);
  }
}
