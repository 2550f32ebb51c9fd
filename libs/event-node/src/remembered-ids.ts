import type { Remembered } from './judge';

/**
 * Where this process wrote each event id first; the oldest is forgotten. Empty after a restart, as the real server's,
 * which keeps about 8 MiB of them.
 */
export class RememberedIds {
  private readonly byId = new Map<string, Remembered>();
  /** Stands before the oldest: one that began anew would step over all that was forgotten, at each id. */
  private readonly fromOldest = this.byId.keys();

  constructor(private readonly capacity: number) {}

  get(id: string): Remembered | undefined {
    return this.byId.get(id);
  }

  remember(id: string, where: Remembered): void {
    if (this.byId.has(id)) return;
    this.byId.set(id, where);
    if (this.byId.size > this.capacity) this.byId.delete(this.fromOldest.next().value!);
  }
}
