/** What a person who waits is told: which engine, what it is doing, and how far it is. */
export type Report = (engine: string, message: string, progress?: { done: number; total: number }) => void;

/** Reports `ready in N s`, counted from the call. */
export const stopwatch = (report: Report, engine: string): ((detail: string) => void) => {
  const begun = performance.now();
  return (detail) => report(engine, `ready in ${((performance.now() - begun) / 1000).toFixed(1)} s (${detail})`);
};
