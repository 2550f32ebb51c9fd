import { Contended } from './failures';

const MAX_WAITING_PER_KEY = 512;
const MAX_WAITING = 20_000;

/** One task at a time for each key, first come first served; over its bounds it refuses with Contended. */
export class KeyedQueue {
  private readonly last = new Map<string, { tail: Promise<unknown>; length: number }>();
  private waiting = 0;

  async run<Answer>(key: string, task: () => Promise<Answer>): Promise<Answer> {
    const line = this.last.get(key) ?? { tail: Promise.resolve(), length: 0 };
    if (line.length >= MAX_WAITING_PER_KEY || this.waiting >= MAX_WAITING) throw new Contended(key);
    line.length += 1;
    this.waiting += 1;
    this.last.set(key, line);
    const turn = line.tail.then(task);
    line.tail = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      line.length -= 1;
      this.waiting -= 1;
      if (line.length === 0) this.last.delete(key);
    }
  }
}
