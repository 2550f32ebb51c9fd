import type { Report } from '@lib/local-stack';

const WIDTH = 11;
const BAR_CELLS = 24;
const PLAIN_STEP = 0.1;

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Tells a person what is being done: a bar that grows on a terminal, plain lines at every tenth elsewhere. */
export const progressOn = (output: Output): Report => {
  let drawn = false;
  const told = new Map<string, number>();
  return (engine, message, progress) => {
    const line = `  ${engine.padEnd(WIDTH)} ${message}`;
    if (!progress || progress.total <= 0) {
      output.write(`${drawn ? '\r\x1b[2K' : ''}${line}\n`);
      drawn = false;
      return;
    }
    const share = Math.min(1, progress.done / progress.total);
    if (output.isTTY) {
      output.write(`\r\x1b[2K${line} ${bar(share)}`);
      drawn = true;
      return;
    }
    const step = Math.floor(share / PLAIN_STEP);
    if (told.get(engine) === step) return;
    told.set(engine, step);
    output.write(`${line} ${percent(share)}\n`);
  };
};

const percent = (share: number): string => `${Math.round(share * 100)} %`.padStart(5);

const bar = (share: number): string => {
  const full = Math.round(share * BAR_CELLS);
  return `[${'='.repeat(full)}${' '.repeat(BAR_CELLS - full)}] ${percent(share)}`;
};
