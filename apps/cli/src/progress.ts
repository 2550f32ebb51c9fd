import { SingleBar } from 'cli-progress';

/** How far many cases have come. */
export interface Progress {
  readonly cases: number;
  readonly commands: number;
  readonly seconds: number;
}

export interface Watcher {
  begins(cases: number): void;
  caseDone(progress: Progress): void;
}

/** A bar on a terminal, plain lines elsewhere; on stderr, so that data stay apart. */
export const watcher = (): Watcher => (process.stderr.isTTY ? bar() : lines());

const bar = (): Watcher => {
  const shown = new SingleBar({
    format: '{bar} {value}/{total} cases · {rate} commands/s · {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
    etaBuffer: 200,
  });
  return {
    begins: (cases) => shown.start(cases, 0, { rate: 0 }),
    caseDone: (account) => {
      shown.update(account.cases, { rate: rateOf(account) });
      if (account.cases === shown.getTotal()) shown.stop();
    },
  };
};

/** For a log file or a pipe: a plain line now and then. */
const lines = (): Watcher => {
  let total = 0;
  return {
    begins: (cases) => {
      total = cases;
    },
    caseDone: (account) => {
      if (account.cases % 200 !== 0 && account.cases !== total) return;
      const left = ((total - account.cases) * account.seconds) / account.cases;
      process.stderr.write(
        `${account.cases} of ${total} cases, ${rateOf(account)} commands/s, ${Math.ceil(left)} s left\n`,
      );
    },
  };
};

export const rateOf = ({ commands, seconds }: Progress): number => Math.round(commands / Math.max(seconds, 0.001));
