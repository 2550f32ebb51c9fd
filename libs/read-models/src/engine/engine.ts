import type { ReadDatabase } from '../database';
import { Builds } from './builds';
import type { DocumentsLookup } from './fold-batch';
import { Hub } from './hub';
import { Leases } from './leases';
import type { EngineLogger, Log } from './log';
import { pause } from './pause';
import type { AnyProjection, DocumentsKey } from './projection';
import { Rebuild, type Purpose } from './rebuild';
import { Runner } from './runner';
import { takeWishes } from './wishes';

/** How soon a projector that stands by notices that a projection is free. */
const TURN_MS = 500;
const BACKOFF_MS = 1_000;

export interface EngineOptions {
  readonly database: ReadDatabase;
  readonly log: Log;
  readonly projections: readonly AnyProjection[];
  readonly documents?: (key: DocumentsKey) => Promise<unknown>;
  readonly logger?: EngineLogger;
}

const silent: EngineLogger = { info: () => undefined, error: () => undefined };

/** Follows the log once a process and keeps every projection it holds the lease of. Two of these at once are safe. */
export class ProjectionEngine {
  private readonly ended = new AbortController();
  private readonly builds: Builds;
  private readonly lookUp: DocumentsLookup;
  private readonly logger: EngineLogger;
  private running: Promise<void> | undefined;

  constructor(private readonly options: EngineOptions) {
    this.builds = new Builds(options.database);
    this.logger = options.logger ?? silent;
    this.lookUp = remembering(options.documents);
  }

  start(): void {
    this.running ??= this.keepGoing();
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.ended.abort();
    await this.running;
  }

  private async keepGoing(): Promise<void> {
    while (!this.ended.signal.aborted) {
      try {
        await this.term();
      } catch (error) {
        this.logger.error('the projector cannot work', { error: String(error) });
      }
      if (!this.ended.signal.aborted) await pause(BACKOFF_MS, this.ended.signal);
    }
  }

  /** One term lasts as long as the session that holds the leases. */
  private async term(): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.ended.signal]);
    const turn = new Turn();
    const leases = await Leases.open(this.options.database, () => turn.ring());
    void leases.lost.then(() => over.abort());
    const work = new Term(this.options, this.builds, this.lookUp, this.logger, leases, turn, signal);
    try {
      while (!signal.aborted) {
        await work.turn();
        await turn.wait(TURN_MS, signal);
      }
    } finally {
      over.abort();
      await work.settled();
      await leases.close();
    }
  }
}

/** A pause that a notice ends early. */
class Turn {
  private early = new AbortController();

  ring(): void {
    this.early.abort();
  }

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    await pause(milliseconds, AbortSignal.any([this.early.signal, signal]));
    this.early = new AbortController();
  }
}

/** What one process does while it holds its leases. */
class Term {
  private readonly hub: Hub;
  private readonly runners = new Map<string, Runner>();
  private readonly busy = new Map<string, Promise<void>>();

  constructor(
    private readonly options: EngineOptions,
    private readonly builds: Builds,
    private readonly lookUp: DocumentsLookup,
    private readonly logger: EngineLogger,
    private readonly leases: Leases,
    next: Turn,
    private readonly signal: AbortSignal,
  ) {
    this.hub = new Hub(options.log, logger, () => next.ring(), signal);
  }

  /** Takes the leases that are free, starts what it holds, and does what operators asked for. */
  async turn(): Promise<void> {
    const taken: AnyProjection[] = [];
    for (const projection of this.options.projections) {
      const lease = `${projection.name} v${projection.version}`;
      if (!this.leases.holds(lease) && (await this.leases.take(lease))) taken.push(projection);
    }
    const fresh = await Promise.all(taken.map((projection) => this.open(projection)));
    this.hub.start(fresh.filter((runner) => runner !== undefined));
    await this.makeIndexes();
    await this.doWishes();
  }

  private async makeIndexes(): Promise<void> {
    const owing = [...this.runners.values()].filter((runner) => runner.hasIndexesToMake);
    await Promise.all(owing.map((runner) => runner.makeIndexes()));
  }

  async settled(): Promise<void> {
    await this.hub.settled();
    await Promise.allSettled(this.busy.values());
    await Promise.all([...this.runners.values()].map((runner) => runner.settled()));
  }

  private async open(projection: AnyProjection): Promise<Runner | undefined> {
    const live = await this.builds.liveVersion(projection);
    if (live !== undefined && live > projection.version) {
      this.logger.info(
        `projection ${projection.name} stands by: version ${live} is live, this program has ${projection.version}`,
      );
      return undefined;
    }
    if (live !== undefined && live < projection.version) {
      this.besides(projection, 'rebuild');
      return undefined;
    }
    if (live === undefined) await this.builds.begin(projection);
    return this.openLive(projection);
  }

  private async openLive(projection: AnyProjection): Promise<Runner> {
    const store = this.builds.liveStore(projection);
    const runner = new Runner(store, this.options.log, this.lookUp, this.logger, this.signal);
    await runner.open();
    this.runners.set(projection.name, runner);
    return runner;
  }

  private async doWishes(): Promise<void> {
    const held = this.options.projections.filter(
      (projection) => this.leases.holds(`${projection.name} v${projection.version}`) && !this.busy.has(projection.name),
    );
    for (const { name, wish } of await takeWishes(this.options.database, held)) {
      const projection = held.find((one) => one.name === name);
      if (!projection) continue;
      this.logger.info(`projection ${name}: ${wish}`);
      if (wish === 'retry') await this.retry(projection);
      else this.besides(projection, wish);
    }
  }

  private async retry(projection: AnyProjection): Promise<void> {
    if (this.runners.get(projection.name)?.state === 'running') return;
    await this.options.database.query('update projections set problem = null where name = $1', [projection.name]);
    const runner = await this.open(projection);
    if (runner) this.hub.start([runner]);
  }

  private besides(projection: AnyProjection, purpose: Purpose): void {
    const work = this.buildBeside(projection, purpose)
      .catch((error: unknown) => this.logger.error(String(error instanceof Error ? error.message : error)))
      .finally(() => this.busy.delete(projection.name));
    this.busy.set(projection.name, work);
  }

  private async buildBeside(projection: AnyProjection, purpose: Purpose): Promise<void> {
    const parts = { ...this.options, builds: this.builds, documents: this.lookUp, logger: this.logger };
    const outcome = await new Rebuild(parts, projection, purpose, this.signal).run();
    if (!outcome) return;
    this.logger.info(`projection ${projection.name}: ${purpose} done`, outcome);
    const runner = this.runners.get(projection.name);
    if (outcome.switched && runner?.state !== 'running') this.hub.start([await this.openLive(projection)]);
    if (outcome.switched || !outcome.difference) return;
    await runner?.stop({
      kind: 'difference',
      message: 'Folded again from the log it comes out differently. Rebuild it to take what the log says.',
      difference: outcome.difference,
    });
  }
}

/** Documents never change: each is looked up once, and afterwards without waiting. */
const remembering = (load: EngineOptions['documents']): DocumentsLookup => {
  const known = new Map<string, unknown>();
  return (key) => {
    const name = `${key.policyId} ${key.policyVersion} ${key.calendarVersion}`;
    if (known.has(name)) return known.get(name);
    if (!load) throw new Error('This engine was given no documents');
    return load(key).then((documents) => {
      known.set(name, documents);
      return documents;
    });
  };
};
