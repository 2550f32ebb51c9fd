import type { Client } from 'pg';
import type { ReadDatabase } from '../database';
import { pause } from './pause';
import { MOVED_CHANNEL } from './projection-store';

const RECONNECT_MS = 500;

/** What a projector just made visible. Without `keys` so much moved that the reader had better look anew. */
export interface Moved {
  readonly name: string;
  readonly position: bigint;
  readonly keys?: readonly string[];
}

interface Waiter {
  readonly name: string;
  readonly position: bigint;
  readonly reached: () => void;
}

/** Hears from any process, at once, how far each projection is. */
export class ProjectionWatch {
  private readonly positions = new Map<string, bigint>();
  private readonly waiters = new Set<Waiter>();
  private readonly listeners = new Set<(moved: Moved) => void>();
  private readonly ended = new AbortController();
  private session: Client | undefined;
  private reconnecting = false;

  private constructor(private readonly database: ReadDatabase) {}

  static async open(database: ReadDatabase): Promise<ProjectionWatch> {
    const watch = new ProjectionWatch(database);
    await watch.connect();
    return watch;
  }

  /** The last position that is known to be visible. */
  positionOf(name: string): bigint | undefined {
    return this.positions.get(name);
  }

  /** Every batch of a live projection. Answers with what ends it. */
  onMoved(listener: (moved: Moved) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** True as soon as the projection shows this position; false when that took too long. */
  async waitFor(name: string, position: bigint, timeoutMs: number): Promise<boolean> {
    if (this.hasReached(name, position)) return true;
    return new Promise((resolve) => {
      const settle = (reached: boolean): void => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        resolve(reached);
      };
      const waiter: Waiter = { name, position, reached: () => settle(true) };
      const timer = setTimeout(() => settle(this.hasReached(name, position)), timeoutMs);
      this.waiters.add(waiter);
    });
  }

  async close(): Promise<void> {
    this.ended.abort();
    await this.session?.end().catch(() => undefined);
  }

  private hasReached(name: string, position: bigint): boolean {
    return (this.positions.get(name) ?? -1n) >= position;
  }

  /** Listens first and reads afterwards, so that nothing falls between. */
  private async connect(): Promise<void> {
    const session = await this.database.session('mustafid projection watch');
    this.session = session;
    session.on('notification', ({ payload }) => this.hear(payload));
    session.once('end', () => {
      this.positions.clear(); // what is visible now is not known: the database may be another by the time it is back
      void this.reconnect();
    });
    await session.query(`listen ${MOVED_CHANNEL}`);
    const { rows } = await session.query<{ name: string; position: string }>(
      `select unnest(name || lists) as name, commit_position::text as position from projections
       where role = 'live' and commit_position is not null`,
    );
    for (const row of rows) this.moved({ name: row.name, position: BigInt(row.position) });
  }

  private async reconnect(): Promise<void> {
    if (this.reconnecting) return;
    this.reconnecting = true;
    while (!this.ended.signal.aborted) {
      await pause(RECONNECT_MS, this.ended.signal);
      if (this.ended.signal.aborted) break;
      try {
        await this.connect();
        break;
      } catch {
        await this.session?.end().catch(() => undefined);
      }
    }
    this.reconnecting = false;
  }

  private hear(payload: string | undefined): void {
    const notice = JSON.parse(payload ?? '{}') as { names: string[]; role: string; position: string; keys?: string[] };
    if (notice.role !== 'live') return;
    for (const name of notice.names)
      this.moved({ name, position: BigInt(notice.position), ...(notice.keys && { keys: notice.keys }) });
  }

  private moved(moved: Moved): void {
    this.positions.set(moved.name, moved.position);
    for (const waiter of [...this.waiters])
      if (waiter.name === moved.name && waiter.position <= moved.position) waiter.reached();
    for (const listener of this.listeners) listener(moved);
  }
}
