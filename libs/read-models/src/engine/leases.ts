import type { Client } from 'pg';
import type { ReadDatabase } from '../database';

export const WISH_CHANNEL = 'projection_wish';

/** Session locks on a connection of their own: whoever holds one folds that projection; the others stand by. */
export class Leases {
  readonly lost: Promise<void>;
  private readonly held = new Set<string>();

  private constructor(
    private readonly session: Client,
    onWish: () => void,
  ) {
    this.lost = new Promise((resolve) => session.once('end', () => resolve()));
    session.on('notification', onWish);
  }

  static async open(database: ReadDatabase, onWish: () => void): Promise<Leases> {
    const session = await database.session('mustafid projector');
    const leases = new Leases(session, onWish);
    await session.query(`listen ${WISH_CHANNEL}`);
    return leases;
  }

  holds(name: string): boolean {
    return this.held.has(name);
  }

  async take(name: string): Promise<boolean> {
    if (this.held.has(name)) return true;
    const { rows } = await this.session.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('projection ' || $1, 0)) as taken`,
      [name],
    );
    if (rows[0]?.taken) this.held.add(name);
    return this.held.has(name);
  }

  async close(): Promise<void> {
    await this.session.end().catch(() => undefined);
  }
}
