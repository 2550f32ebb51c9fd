const LATE = Symbol('late');

/** The promise's answer, or `LATE` after the time; the promise itself is not ended, and its late failure is nobody's. */
export const within = async <Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value | typeof LATE> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, LATE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

export const isLate = (value: unknown): value is typeof LATE => value === LATE;

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
