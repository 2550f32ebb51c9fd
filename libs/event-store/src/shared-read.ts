/**
 * One read at a time for all who ask. Whoever asks while one runs shares the next: the one that runs may have passed by
 * what he has just written. With a rest, the next begins no sooner than that after the one before it began, so that many
 * who ask one after the other share one too.
 */
export class SharedRead<Answer> {
  private running: Promise<unknown> | undefined;
  private following: Promise<Answer> | undefined;
  private begunAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly read: () => Promise<Answer>,
    private readonly restMs = 0,
  ) {}

  next(): Promise<Answer> {
    if (this.following) return this.following;
    const rest = this.begunAt + this.restMs - performance.now();
    if (!this.running && rest <= 0) return this.start();
    const ready = this.running?.catch(() => undefined) ?? Promise.resolve();
    this.following = ready.then(() => this.rested()).then(() => this.start());
    return this.following;
  }

  private async rested(): Promise<void> {
    const rest = this.begunAt + this.restMs - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }

  private start(): Promise<Answer> {
    this.following = undefined;
    this.begunAt = performance.now();
    const reading = this.read();
    this.running = reading;
    const done = (): void => {
      if (this.running === reading) this.running = undefined;
    };
    reading.then(done, done);
    return reading;
  }
}
