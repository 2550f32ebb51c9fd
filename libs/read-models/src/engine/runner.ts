import type { Recorded } from '@lib/event-store';
import { checkpointAt, problemOfEvent, type Checkpoint, type Problem } from './checkpoint';
import {
  FoldFailed,
  foldBatch,
  partOf,
  type DocumentsLookup,
  type FoldedBatch,
  type Part,
  type Rows,
} from './fold-batch';
import type { EngineLogger, Log } from './log';
import { pause } from './pause';
import { changesNothing, type ProjectionStore, type ReadyBatch } from './projection-store';
import { RecentRows } from './recent-rows';

const FIRST_BACKOFF_MS = 50;
const LAST_BACKOFF_MS = 5_000;

/** Errors of Postgres that the same batch would meet again: bad data, a broken constraint, a missing column. */
const LASTING = /^(22|23|42)/;

/** A long batch goes in parts that touch so many rows: while Postgres writes one, the next is folded. */
const PART = 1_250;

/** Whoever gets so many events at once while it has none yet has a long way to go. */
const LONG = 2_500;

/** Live, a checkpoint that only passes others' events follows this late, once for all of them. */
const PASSING_MS = 40;

const CLEARS_ITSELF: ReadonlySet<Problem['kind']> = new Set(['other_log', 'log']);

export type RunnerState = 'running' | 'stopped' | 'retired';

/** Carries one build of one projection forward, batch by batch. A failing event stops it and nothing else. */
export class Runner {
  state: RunnerState = 'running';
  problem: Problem | undefined;
  /** Its readers' indexes are still to be made. */
  owesIndexes = false;
  private checkpoint: Checkpoint | undefined;
  private startsFromNothing = false;
  private atHead = false;
  private readonly recent = new RecentRows();
  /** The part that was folded last, and whether it came to stand as it was folded. */
  private inHand: FoldedBatch | undefined;
  private writing: Promise<boolean> = Promise.resolve(true);
  /** One batch after another, and what was passed between them. */
  private line: Promise<void> = Promise.resolve();
  private passed = 0;
  private lastPassed: Recorded | undefined;
  private passing: NodeJS.Timeout | undefined;

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
    this.startsFromNothing = standing.checkpoint === undefined;
    this.owesIndexes = standing.owesIndexes;
    if (this.startsFromNothing) this.recent.beginEmpty();
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

  /**
   * Folds and writes what is after the checkpoint: while Postgres writes one part, the next is folded. Resolves when it
   * is durable, when it stopped, or when the engine ends; `ahead`: already when only the last part is being written.
   */
  apply(batch: readonly Recorded[], ahead = false): Promise<void> {
    return this.inLine(() => this.follow(batch, ahead));
  }

  private inLine(work: () => Promise<void>): Promise<void> {
    const done = this.line.then(work);
    this.line = done.catch(() => undefined);
    return done;
  }

  private async follow(batch: readonly Recorded[], ahead: boolean): Promise<void> {
    const events = this.after(batch);
    if (this.atHead && this.touchesNothing(events)) return this.pass(events);
    this.lastPassed = undefined; // the checkpoint of what comes now lies behind it
    if (this.startsFromNothing && events.length >= LONG) await this.lighten();
    for (let from = 0; from < events.length && this.goesOn;) {
      const part = this.partFrom(events, from);
      const taken = part?.events ?? events.slice(from);
      await this.take(taken, part);
      from += taken.length;
    }
    if (!ahead) await this.writing;
  }

  private touchesNothing(events: readonly Recorded[]): boolean {
    try {
      return events.every((event) => this.store.projection.keys(event).length === 0);
    } catch {
      return false; // the slow road finds which event is at fault
    }
  }

  /** None of these changes a row of its own, so a crash loses nothing: the checkpoint follows with the next that does, or soon. */
  private pass(events: readonly Recorded[]): void {
    this.lastPassed = events.at(-1) ?? this.lastPassed;
    this.passed += events.length;
    if (this.lastPassed) this.passing ??= setTimeout(() => this.movePast(), PASSING_MS);
  }

  private movePast(): void {
    this.passing = undefined;
    void this.inLine(async () => {
      await this.writing;
      const last = this.lastPassed;
      if (!last || !this.goesOn) return;
      const to = checkpointAt(last, this.log.logId);
      this.lastPassed = undefined;
      if (await this.store.pass(this.checkpoint, to, this.passedSince()).catch(() => false)) this.checkpoint = to;
      else await this.applySlowly([last]);
    });
  }

  /** Those that no checkpoint has counted yet. */
  private passedSince(): number {
    const { passed } = this;
    this.passed = 0;
    return passed;
  }

  /** Undefined: of some event it cannot be told which rows it touches. */
  private partFrom(events: readonly Recorded[], from: number): Part | undefined {
    try {
      return partOf(this.store.projection, events, from, PART);
    } catch {
      return undefined;
    }
  }

  /** Resolves when nothing is being written. */
  async settled(): Promise<void> {
    clearTimeout(this.passing);
    if (this.passing) this.movePast();
    await this.line;
    await this.writing;
  }

  private get goesOn(): boolean {
    return this.state === 'running' && !this.signal.aborted;
  }

  /** Folds on top of what is being written; where that does not come to stand as it was folded, the slow road. */
  private async take(events: readonly Recorded[], part: Part | undefined): Promise<void> {
    const folding = part && this.folded(part, this.inHand).catch(() => undefined); // the slow road meets the error again
    const stands = await this.writing;
    const folded = await folding;
    if (!this.goesOn) return;
    if (!stands || !folded) return this.applySlowly(events);
    if (this.atHead && changesNothing(folded)) return this.pass(events);
    this.inHand = folded;
    this.writing = this.finish(events, folded);
  }

  /** False: it stands too, or it stopped, but what was folded on top of it is to be folded again. Never rejects. */
  private async finish(events: readonly Recorded[], folded: ReadyBatch): Promise<boolean> {
    try {
      if (await this.written(events, folded)) return true;
    } catch {
      // the slow road meets it again, or finds that an answer which was lost had been a yes
    }
    await this.applySlowly(events);
    return false;
  }

  /** Nothing is folded ahead and nothing is known but the checkpoint; which event is at fault is found here. */
  private async applySlowly(part: readonly Recorded[]): Promise<void> {
    this.forget();
    let backoffMs = FIRST_BACKOFF_MS;
    while (this.goesOn) {
      const events = this.after(part);
      if (events.length === 0) return;
      try {
        await this.advance(events);
        backoffMs = FIRST_BACKOFF_MS;
      } catch (error) {
        this.forget(); // an answer that was lost may have been a yes
        if (await this.settle(error, events)) continue;
        this.logger.error(`projection ${this.name}: waits and tries again`, { error: String(error) });
        await pause(backoffMs, this.signal);
        backoffMs = Math.min(backoffMs * 2, LAST_BACKOFF_MS);
      }
    }
  }

  private forget(): void {
    this.recent.forget();
    this.inHand = undefined;
  }

  /** The first to come after a long log: its readers' indexes are made when it stands at the head. */
  private async lighten(): Promise<void> {
    this.startsFromNothing = false;
    this.owesIndexes = true; // even if the answer is lost
    await this.store.indexes.drop().catch(() => undefined); // slower, then
  }

  /** The head that the log had has been folded: from here on its table is read. */
  reachHead(): void {
    this.atHead = true;
    this.recent.forgetKeys();
    this.startsFromNothing = false;
  }

  get hasIndexesToMake(): boolean {
    return this.owesIndexes && this.atHead && this.state === 'running';
  }

  async makeIndexes(): Promise<void> {
    await this.store.indexes.make(this.signal);
    this.owesIndexes = this.signal.aborted;
  }

  private after(batch: readonly Recorded[]): readonly Recorded[] {
    const position = this.position;
    const first = batch[0];
    if (position === undefined || !first || first.position > position) return batch;
    return batch.filter((event) => event.position > position);
  }

  private async advance(events: readonly Recorded[]): Promise<void> {
    const folded = await this.folded(partOf(this.store.projection, events));
    if (!(await this.written(events, folded))) await this.yieldTo();
  }

  private async folded(part: Part, inHand?: FoldedBatch): Promise<ReadyBatch> {
    const before = await this.before(part, inHand);
    return this.store.ready(await foldBatch(this.store.projection, before, part, this.documents));
  }

  private async written(events: readonly Recorded[], folded: ReadyBatch): Promise<boolean> {
    const next = checkpointAt(events[events.length - 1] as Recorded, this.log.logId);
    if (!(await this.store.write(this.checkpoint, next, events.length + this.passedSince(), folded))) return false;
    this.checkpoint = next;
    this.recent.remember(folded);
    return true;
  }

  /** The rows as they stand, with what is being written meanwhile. */
  private async before({ touches }: Part, inHand?: FoldedBatch): Promise<Rows> {
    const gone = new Set(inHand?.gone);
    const known: Rows = new Map();
    const asked = new Set<string>();
    for (const { keys } of touches)
      for (const key of keys) {
        if (known.has(key) || gone.has(key)) continue;
        const row = inHand?.written.get(key) ?? this.recent.get(key);
        if (row) known.set(key, row);
        else if (this.recent.mayHold(key)) asked.add(key);
      }
    if (asked.size === 0) return known;
    for (const [key, row] of await this.store.load([...asked])) {
      known.set(key, row);
      asked.delete(key);
    }
    this.recent.lack(asked);
    return known;
  }

  /** Somebody else moved the checkpoint: go on from there, and count nothing twice. */
  private async yieldTo(): Promise<void> {
    this.forget();
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
