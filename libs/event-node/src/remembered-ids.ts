import type { Remembered } from './judge';

/**
 * Where this process wrote each event id first; the oldest is forgotten. Empty after a restart, as the real server's,
 * which keeps about 8 MiB of them.
 */
export class RememberedIds {
  private readonly byId = new Map<string, Remembered>();

  constructor(private readonly capacity: number) {}

  get(id: string): Remembered | undefined {
    return this.byId.get(id);
  }

  remember(id: string, where: Remembered): void {
    if (this.byId.has(id)) return;
    this.byId.set(id, where);
    if (this.byId.size <= this.capacity) return;
    for (const oldest of this.byId.keys()) {
      this.byId.delete(oldest);
      return;
    }
  }
}
