const LATE = Symbol('late');

export type Late = typeof LATE;

/** A limit to race against; ended, it passes no more. */
export const timeLimit = (timeoutMs: number): { passed: Promise<Late>; end(): void } => {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<Late>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, LATE);
  });
  return { passed, end: () => clearTimeout(timer) };
};

export const isLate = (value: unknown): value is Late => value === LATE;

/** Waits, or until the signal. */
export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });

/** The wait before try `n` (from 0): doubles up to the longest, spread over its half so that many do not come at once. */
export const backoffMs = (n: number, firstMs: number, longestMs: number): number => {
  const full = Math.min(longestMs, firstMs * 2 ** n);
  return full / 2 + (Math.random() * full) / 2;
};
