import { Contended } from './failures';

const MAX_WAITING_PER_KEY = 512;
const MAX_WAITING = 20_000;
const MAX_TOGETHER = 64;

/** Somebody in a line, to be answered or failed once. */
export interface Turn<Item, Answer> {
  readonly item: Item;
  answer(answer: Answer): void;
  fail(error: unknown): void;
}

/**
 * One line for each key, first come first served: whoever waits by the time that a key is free is served together.
 * Over its bounds it refuses with Contended. A serving that throws fails those that it did not settle.
 */
export class KeyedQueue<Item, Answer> {
  private readonly lines = new Map<string, Turn<Item, Answer>[]>();
  private waiting = 0;

  constructor(private readonly serve: (turns: readonly Turn<Item, Answer>[]) => Promise<void>) {}

  async run(key: string, item: Item): Promise<Answer> {
    const line = this.lines.get(key);
    if ((line?.length ?? 0) >= MAX_WAITING_PER_KEY || this.waiting >= MAX_WAITING) throw new Contended(key);
    this.waiting += 1;
    return new Promise((answer, fail) => {
      const turn = { item, answer, fail };
      if (line) line.push(turn);
      else void this.work(key, [turn]);
    });
  }

  private async work(key: string, line: Turn<Item, Answer>[]): Promise<void> {
    this.lines.set(key, line);
    while (line.length > 0) {
      const taken = line.splice(0, MAX_TOGETHER);
      try {
        await this.serve(taken);
      } catch (error) {
        for (const { fail } of taken) fail(error);
      }
      this.waiting -= taken.length;
    }
    this.lines.delete(key);
  }
}
