import { SingleBar } from 'cli-progress';

/** How much of something has come, told to a person on stderr. */
export interface CountProgress {
  at(done: number, total: number): void;
  end(): void;
}

const PLAIN_STEPS = 10;

/** A bar on a terminal, a plain line at each tenth elsewhere. */
export const countProgress = (what: string): CountProgress => (process.stderr.isTTY ? bar(what) : lines(what));

const bar = (what: string): CountProgress => {
  const shown = new SingleBar({
    format: `{bar} {percentage} % · {value} of {total} ${what}`,
    stream: process.stderr,
    hideCursor: true,
  });
  return {
    at: (done, total) => {
      if (shown.isActive) shown.update(done);
      else shown.start(total, done);
    },
    end: () => shown.stop(),
  };
};

const lines = (what: string): CountProgress => {
  let told = -1;
  return {
    at: (done, total) => {
      const step = total === 0 ? PLAIN_STEPS : Math.floor((done / total) * PLAIN_STEPS);
      if (step === told) return;
      told = step;
      process.stderr.write(`${done} of ${total} ${what}\n`);
    },
    end: () => undefined,
  };
};
