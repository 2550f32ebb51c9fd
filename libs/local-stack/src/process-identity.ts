import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { ask } from './waiting';

/** A process that cannot be mistaken for a later one with the same pid. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** The identity of a running process; undefined when none runs under this pid (a zombie does not run). */
export const identify = (pid: number): ProcessIdentity | undefined => {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
};

export const isRunning = ({ pid, startedAt }: ProcessIdentity): boolean => identify(pid)?.startedAt === startedAt;

/** The command line of a process as one text, its arguments parted by spaces. */
export const commandLineOf = (pid: number): string => {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
};

/** Sends the signals one after the other, each with its time to take effect; throws when the process outlives them. */
export const endProcess = async (
  identity: ProcessIdentity,
  signals: readonly { signal: NodeJS.Signals; timeoutMs: number }[],
): Promise<void> => {
  for (const { signal, timeoutMs } of signals) {
    if (!isRunning(identity)) return;
    send(identity.pid, signal);
    if (await ask(() => (isRunning(identity) ? undefined : true), { timeoutMs })) return;
  }
  throw new Error(`Process ${identity.pid} does not end: end it by hand and start again.`);
};

/** Settles when the process is gone, whoever started it. */
export const gone = (identity: ProcessIdentity): Promise<void> =>
  new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isRunning(identity)) return;
      clearInterval(timer);
      resolve();
    }, 200);
    timer.unref();
  });

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
};

const startOnLinux = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may hold anything, spaces and brackets too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'X' || (fields[0] === 'Z' && !hasOtherThreads(pid))) return undefined;
    return `${bootId()}/${fields[19]}`;
  } catch {
    return undefined;
  }
};

/** A killed process whose first thread has ended keeps its ports and files until its other threads have. */
const hasOtherThreads = (pid: number): boolean => readdirSync(`/proc/${pid}/task`).length > 1;

// Ticks count from the boot: the same pid and tick after a reboot is another process.
const bootId = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'boot';
  }
};

const startByPs = (pid: number): string | undefined => {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [state = '', ...start] = line.split(/\s+/);
    return state === '' || state.startsWith('Z') ? undefined : start.join(' ');
  } catch {
    return undefined;
  }
};
