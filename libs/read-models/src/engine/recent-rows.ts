import type { FoldedBatch } from './fold-batch';

/** Of each of the two generations; a row with its clocks is some kilobytes of memory. */
const MOST = 1_000;

/** Of keys that no row has, where it was asked for. */
const MOST_ABSENT = 20_000;

/** More keys than this are not kept in memory; whether a row is there is asked again, then. */
const MOST_KEYS = 200_000;

/** The rows that were last written: true as long as nobody else writes, which the checkpoint's compare-and-set tells. */
export class RecentRows {
  private young = new Map<string, object>();
  private old = new Map<string, object>();
  /** Every key that was ever written, where that is known: a row of another key is not there. */
  private everyKey: Set<string> | undefined;

  private readonly absent = new Set<string>();

  /** The table is empty. */
  beginEmpty(): void {
    this.forget();
    this.everyKey = new Set();
  }

  get(key: string): object | undefined {
    return this.young.get(key) ?? this.old.get(key);
  }

  /** False: there is certainly no such row. */
  mayHold(key: string): boolean {
    return !this.absent.has(key) && this.everyKey?.has(key) !== false;
  }

  /** They were asked for, and are not there. */
  lack(keys: Iterable<string>): void {
    for (const key of keys) this.absent.add(key);
    if (this.absent.size > MOST_ABSENT) this.absent.clear();
  }

  /** Those that were not written for longest are forgotten, a whole generation at once. */
  remember({ written, gone }: FoldedBatch): void {
    for (const key of gone) {
      this.young.delete(key);
      this.old.delete(key);
    }
    for (const [key, row] of written) {
      if (this.young.size >= MOST) this.age();
      this.young.set(key, row);
      this.absent.delete(key);
      this.everyKey?.add(key);
    }
    if ((this.everyKey?.size ?? 0) > MOST_KEYS) this.forgetKeys();
  }

  private age(): void {
    this.old = this.young;
    this.young = new Map();
  }

  forget(): void {
    this.young.clear();
    this.old.clear();
    this.absent.clear();
    this.forgetKeys();
  }

  forgetKeys(): void {
    this.everyKey = undefined;
  }
}
