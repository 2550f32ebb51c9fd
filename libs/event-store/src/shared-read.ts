/**
 * One read at a time for all who ask. Whoever asks while one runs shares the next: the one that runs may have passed by
 * what he has just written.
 */
export class SharedRead<Answer> {
  private running: Promise<unknown> | undefined;
  private following: Promise<Answer> | undefined;

  constructor(private readonly read: () => Promise<Answer>) {}

  next(): Promise<Answer> {
    if (!this.running) return this.start();
    this.following ??= this.running.then(
      () => this.start(),
      () => this.start(),
    );
    return this.following;
  }

  private start(): Promise<Answer> {
    this.following = undefined;
    const reading = this.read();
    this.running = reading;
    const done = (): void => {
      if (this.running === reading) this.running = undefined;
    };
    reading.then(done, done);
    return reading;
  }
}
