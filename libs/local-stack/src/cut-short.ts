import { endBound } from './bound-child';
import { endProcess, type ProcessIdentity } from './process-identity';

const LOOK_MS = 100;
const ENDING = [
  { signal: 'SIGINT', timeoutMs: 3_000 },
  { signal: 'SIGKILL', timeoutMs: 2_000 },
] as const;

const starting = new Set<ProcessIdentity>();

/** What is waited for in `work`, until this engine serves, can be cut short. */
export const whileStarting = async <T>(engine: ProcessIdentity | undefined, work: () => Promise<T>): Promise<T> => {
  if (!engine) return work();
  starting.add(engine);
  try {
    return await work();
  } finally {
    starting.delete(engine);
  }
};

/**
 * Ends what this process has only half started, a download, a build, an engine that does not serve yet, again and again
 * until `starts` have come to an end by that. What serves is left as it is.
 */
export const cutShort = async (starts: Promise<unknown>): Promise<void> => {
  let over = false;
  const settle = (): void => {
    over = true;
  };
  const end = starts.then(settle, settle);
  const look = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  for (await Promise.race([end, new Promise(setImmediate)]); !over; await Promise.race([end, look()])) {
    endBound();
    await Promise.all([...starting].map((engine) => endProcess(engine, ENDING)));
  }
};
