import { setTimeout } from 'node:timers/promises';
import type { EventStore } from '@lib/event-store';
import { ProjectionWatch, type ReadDatabase } from '@lib/read-models';
import { type Lease, LeaseLost, LeaseTries } from './lease';
import { Backoff, Pause } from './pause';
import type { Say } from './say';

/** What makes the open rows of one list true. */
export interface Reaction {
  /** The read model that is its list. */
  readonly list: string;
  /** Begins anew: nothing that is remembered from an earlier lease counts. */
  begin?(): Promise<void>;
  /** Makes some open rows true, asking `lease` before each act; answers how many. May be interrupted anywhere. */
  work(lease: Lease): Promise<number>;
  /** Ends what it waits for; asked once, at the end. */
  close?(): void;
}

export interface Engines {
  readonly store: EventStore;
  readonly database: ReadDatabase;
  readonly say: Say;
}

const STANDBY_MS = 500;
/** The list is looked at this often even when no notice came. */
const IDLE_MS = 500;
const CATCH_UP_MS = 1_000;
/** A list that changes all the time is looked at this often; the first change after a rest is seen at once. */
const LOOK_GAP_MS = 100;

/** One worker at one list, until it is told to stop; survives the loss of every engine. */
export class ToDoList {
  private readonly pause = new Pause();
  private readonly backoff = new Backoff(250, 5_000);
  private readonly stopping = new AbortController();
  private readonly stopped: Promise<void>;
  private trouble: string | undefined;

  constructor(
    private readonly reaction: Reaction,
    private readonly engines: Engines,
  ) {
    this.stopped = this.run();
  }

  /** Answers when the act in hand is done. */
  async close(): Promise<void> {
    this.stopping.abort();
    this.reaction.close?.();
    await this.stopped;
  }

  private get list(): string {
    return this.reaction.list;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const tries = new LeaseTries(this.engines.database, this.list, this.pause.wake);
    while (!signal.aborted) {
      try {
        const lease = await tries.try();
        if (lease === null) await this.pause.for(STANDBY_MS, signal);
        else await this.underLease(lease).finally(() => lease.release());
      } catch (error) {
        this.tell(error);
        await this.pause.for(this.backoff.waitMs(), signal);
      }
    }
    await tries.close();
  }

  private async underLease(lease: Lease): Promise<void> {
    const { signal } = this.stopping;
    await this.catchUp(lease);
    if (!signal.aborted) await this.reaction.begin?.();
    while (!signal.aborted) {
      if (!lease.stands()) throw new LeaseLost(this.list);
      const lookedAt = performance.now();
      const done = await this.reaction.work(lease);
      this.fine();
      if (done > 0) continue;
      await this.pause.for(IDLE_MS, signal);
      await rest(lookedAt + LOOK_GAP_MS - performance.now(), signal);
    }
  }

  /** What happened before the lease was had may have been done by its last holder: the list shows its traces first. */
  private async catchUp(lease: Lease): Promise<void> {
    const { signal } = this.stopping;
    const head = await this.engines.store.head();
    // A watch of this lease's own: what an older one heard may be of a database that was dropped since.
    const watch = await ProjectionWatch.open(this.engines.database);
    try {
      while (!signal.aborted && !(await watch.waitFor(this.list, head, CATCH_UP_MS))) {
        await lease.check();
        this.tell(new Error('its read model is behind the log.'));
      }
    } finally {
      await watch.close();
    }
  }

  /** The same trouble is told once, not at each try. */
  private tell(error: unknown): void {
    if (this.stopping.signal.aborted) return;
    const trouble = reasonOf(error);
    if (trouble !== this.trouble && !(error instanceof LeaseLost && this.trouble !== undefined)) {
      this.engines.say(`List '${this.list}' waits and tries again: ${trouble}`);
    }
    this.trouble = trouble;
  }

  private fine(): void {
    this.backoff.again();
    if (this.trouble === undefined) return;
    this.trouble = undefined;
    this.engines.say(`List '${this.list}' is being worked again.`);
  }
}

const rest = async (ms: number, signal: AbortSignal): Promise<void> => {
  if (ms > 0) await setTimeout(ms, undefined, { signal }).catch(() => undefined);
};

/** With what lies beneath: a client's own sentence often says only what it was asked to do. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${reasonOf(error.cause)})`;
};
