import { Backoff, Pause, type Say } from '@lib/reactions';

/** Tries until it is done; undefined when told to stop before. What stands in the way is said once. */
export const untilDone = async <Result>(
  attempt: () => Promise<Result>,
  engine: string,
  say: Say,
  signal: AbortSignal,
): Promise<Result | undefined> => {
  const pause = new Pause();
  const backoff = new Backoff(250, 5_000);
  let told = false;
  while (!signal.aborted) {
    try {
      return await attempt();
    } catch (error) {
      if (!told) say(`Waiting for ${engine}: ${error instanceof Error ? error.message : String(error)}`);
      told = true;
      await pause.for(backoff.waitMs(), signal);
    }
  }
  return undefined;
};
