import { execFile, type ChildProcess, type ExecFileOptions } from 'node:child_process';
import { messageOf } from './failure';

const bound = new Set<ChildProcess>();

/** Ends the child when this process ends before it: what is only half done is of no use to anyone. */
export const bind = (child: ChildProcess): void => {
  const end = (): void => void child.kill('SIGTERM');
  process.once('exit', end);
  bound.add(child);
  child.once('close', () => {
    process.removeListener('exit', end);
    bound.delete(child);
  });
};

/** What waits for one of them then hears that it failed. */
export const endBound = (): void => {
  for (const child of bound) child.kill('SIGTERM');
};

/** Runs a program to its end, bound to this process; throws with the line in which it says why it failed. */
export const run = (program: string, parameters: readonly string[], options: ExecFileOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = execFile(program, [...parameters], options, (error, _said, complaint) => {
      if (!error) return resolve();
      const why = child.killed ? `it took longer than ${(options.timeout ?? 0) / 1000} s` : reasonIn(String(complaint));
      return reject(new Error(why ?? messageOf(error), { cause: error }));
    });
    bind(child);
  });

const reasonIn = (complaint: string): string | undefined => {
  const lines = complaint.trim().split('\n');
  return lines.find((line) => /error|fatal/i.test(line)) ?? (lines.at(-1) || undefined);
};
