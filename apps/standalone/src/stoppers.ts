interface Stopper {
  readonly name: string;
  readonly stop: () => Promise<unknown>;
}

/** What was started, stopped in the reverse order; one that fails or hangs does not keep the others running. */
export class Stoppers {
  private readonly started: Stopper[] = [];

  add(name: string, stop: () => Promise<unknown>): void {
    this.started.push({ name, stop });
  }

  /** Answers one sentence for each that did not stop in order. */
  async stopAll(patienceMs: number): Promise<readonly string[]> {
    const troubles: string[] = [];
    for (let next = this.started.pop(); next; next = this.started.pop()) {
      const trouble = await stopWithin(next, patienceMs);
      if (trouble) troubles.push(trouble);
    }
    return troubles;
  }
}

const stopWithin = ({ name, stop }: Stopper, patienceMs: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(`${name} did not stop within ${patienceMs / 1000} s`), patienceMs);
    const settle = (trouble?: string): void => {
      clearTimeout(timer);
      resolve(trouble);
    };
    stop().then(
      () => settle(),
      (error: unknown) => settle(`${name}: ${error instanceof Error ? error.message : String(error)}`),
    );
  });
