import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is not undefined; undefined after the deadline. */
export const ask = async <T>(
  question: () => Promise<T | undefined> | T | undefined,
  { timeoutMs, everyMs = 25 }: { timeoutMs: number; everyMs?: number },
): Promise<T | undefined> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await question();
    if (answer !== undefined || performance.now() >= deadline) return answer;
    await sleep(everyMs);
  }
};
