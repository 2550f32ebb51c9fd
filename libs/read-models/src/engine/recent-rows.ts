import type { FoldedBatch, Rows } from './fold-batch';

/** A row with its clocks is some kilobytes of memory. */
const MOST = 2_000;

/** More keys than this are not kept in memory; whether a row is there is asked again, then. */
const MOST_KEYS = 200_000;

/** The rows that were last written: true as long as nobody else writes, which the checkpoint's compare-and-set tells. */
export class RecentRows {
  private readonly rows = new Map<string, object>();
  /** Every key that was ever written, where that is known: a row of another key is not there. */
  private everyKey: Set<string> | undefined;

  /** The table is empty. */
  beginEmpty(): void {
    this.forget();
    this.everyKey = new Set();
  }

  /** What is remembered of these, and the keys that are to be read. */
  split(keys: readonly string[]): { known: Rows; unknown: string[] } {
    const known: Rows = new Map();
    const unknown: string[] = [];
    for (const key of keys) {
      const row = this.rows.get(key);
      if (row) known.set(key, row);
      else if (this.everyKey?.has(key) !== false) unknown.push(key);
    }
    return { known, unknown };
  }

  /** The least recently written are forgotten first. */
  remember({ written, gone }: FoldedBatch): void {
    for (const key of gone) this.rows.delete(key);
    for (const [key, row] of written) {
      this.rows.delete(key);
      this.rows.set(key, row);
      this.everyKey?.add(key);
    }
    if ((this.everyKey?.size ?? 0) > MOST_KEYS) this.forgetKeys();
    for (const key of this.rows.keys()) {
      if (this.rows.size <= MOST) break;
      this.rows.delete(key);
    }
  }

  forget(): void {
    this.rows.clear();
    this.forgetKeys();
  }

  forgetKeys(): void {
    this.everyKey = undefined;
  }
}
