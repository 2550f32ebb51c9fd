import type { Recorded } from '@lib/event-store';
import type { ReadDatabase } from '../database';
import type { Builds } from './builds';
import type { Difference, Problem } from './checkpoint';
import { compare } from './comparison';
import type { DocumentsLookup } from './fold-batch';
import type { EngineLogger, Log } from './log';
import { pause } from './pause';
import type { AnyProjection } from './projection';
import type { ProjectionStore } from './projection-store';
import { Runner } from './runner';

const BATCH_LIMIT = 5_000;
const LIVE_PAUSE_MS = 20;

/** `verify` compares and throws the rebuilt table away; `rebuild` puts it in the live one's place. */
export type Purpose = 'verify' | 'rebuild';

export interface RebuildOutcome {
  readonly switched: boolean;
  readonly position: string | null;
  readonly difference: Difference | undefined;
}

interface Live {
  readonly version: number;
  readonly commit_position: bigint | null;
  readonly problem: Problem | null;
}

export interface RebuildParts {
  readonly database: ReadDatabase;
  readonly builds: Builds;
  readonly log: Log;
  readonly documents: DocumentsLookup;
  readonly logger: EngineLogger;
}

/** Builds a projection again beside the live one, from the log's first event, until both stand at the same position. */
export class Rebuild {
  private outcome: RebuildOutcome | undefined;

  constructor(
    private readonly parts: RebuildParts,
    private readonly projection: AnyProjection,
    private readonly purpose: Purpose,
    private readonly signal: AbortSignal,
  ) {}

  /** Undefined: the engine ended first. Throws what stopped the build beside. */
  async run(): Promise<RebuildOutcome | undefined> {
    const store = await this.parts.builds.beside(this.projection);
    const done = new AbortController();
    const signal = AbortSignal.any([done.signal, this.signal]);
    const runner = new Runner(store, this.parts.log, this.parts.documents, this.parts.logger, this.signal);
    await runner.open();
    await this.finishIfLevel(runner);
    if (this.outcome) return this.outcome;
    const { closed } = this.parts.log.followAll({
      from: runner.position ?? 'start',
      maxBatch: BATCH_LIMIT,
      signal,
      onBatch: async (events) => {
        if (signal.aborted) return;
        await this.chase(runner, events);
        if (this.outcome || runner.state !== 'running') done.abort();
      },
    });
    await closed;
    await runner.settled();
    if (runner.problem)
      throw new Error(`Projection ${this.projection.name} cannot be built again: ${runner.problem.message}`);
    return this.outcome;
  }

  /** Folds up to where the live one stands, never past it: there they can be compared. */
  private async chase(runner: Runner, events: readonly Recorded[]): Promise<void> {
    let rest = events;
    while (rest.length > 0 && !this.outcome && runner.state === 'running' && !this.signal.aborted) {
      const live = await this.livePosition();
      const part = rest.filter((event) => event.position <= live);
      rest = rest.slice(part.length);
      await runner.apply(part, rest.length === 0 && part.at(-1)?.position !== live);
      if (runner.position === live || rest.length > 0) await this.finishIfLevel(runner);
      if (part.length === 0 && !this.outcome) await this.waitForLive();
    }
  }

  private async livePosition(): Promise<bigint> {
    const [live] = await this.parts.database.query<Live>(LIVE, [this.projection.name]);
    return live?.commit_position ?? -1n;
  }

  /** The live one is behind this batch: it moves when its own turn comes. */
  private waitForLive(): Promise<void> {
    return pause(LIVE_PAUSE_MS, this.signal);
  }

  /** With the live table held still: compare, and switch or throw away, all in one transaction. */
  private async finishIfLevel(runner: Runner): Promise<void> {
    if (runner.state !== 'running') return;
    const { database, builds } = this.parts;
    const { name, view, version } = this.projection;
    if (this.purpose === 'rebuild' && runner.owesIndexes) await runner.makeIndexes(); // before the live table is held still
    await database.transaction(async (query) => {
      const [seen] = await query<Live>(LIVE, [name]);
      if (!seen) return;
      const liveTable = `${view}_v${seen.version}`;
      await query(`lock table ${liveTable} in exclusive mode`); // before the checkpoint's row, in the order in which a batch takes them
      const [live] = await query<Live>(`${LIVE} for update`, [name]);
      if (!live || live.version !== seen.version || (live.commit_position ?? undefined) !== runner.position) return;
      const difference = await compare(query, runner.store, liveTable, live.version);
      const mustAgree = live.version === version && (this.purpose === 'verify' || live.problem === null);
      const switched = this.purpose === 'rebuild' && !(mustAgree && difference);
      if (switched) await builds.switchTo(query, runner.store, live.version);
      this.outcome = {
        switched,
        difference,
        position: live.commit_position === null ? null : String(live.commit_position),
      };
    });
    if (this.outcome) await this.record(runner.store);
  }

  private async record(store: ProjectionStore): Promise<void> {
    const { database, builds } = this.parts;
    if (this.outcome && !this.outcome.switched) await builds.discard(store);
    await database.query(`update projections set comparison = $2 where name = $1 and role = 'live'`, [
      this.projection.name,
      JSON.stringify({ purpose: this.purpose, ...this.outcome, difference: this.outcome?.difference ?? null }),
    ]);
  }
}

const LIVE = `select version, commit_position, problem from projections where name = $1 and role = 'live'`;
