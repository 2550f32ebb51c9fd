/** What writers that never rest got done in the time they were given. */
export interface Written {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export type Writer = () => Promise<void>;

/** Runs each writer again and again; what is answered after the time is up is waited for and not counted. */
export const runWriters = async (writers: readonly Writer[], seconds: number): Promise<Written> => {
  const took: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  const loop = async (write: Writer): Promise<void> => {
    for (let sentAt = performance.now(); sentAt < until;) {
      await write();
      const answeredAt = performance.now();
      if (answeredAt <= until) took.push(answeredAt - sentAt);
      sentAt = answeredAt;
    }
  };
  await Promise.all(writers.map(loop));
  took.sort((one, other) => one - other);
  return { perSecond: took.length / seconds, p50Ms: quantile(took, 0.5), p99Ms: quantile(took, 0.99) };
};

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** As a row's round. */
export const figureOf = ({ perSecond, p50Ms, p99Ms }: Written): { value: number; beside: string } => ({
  value: perSecond,
  beside: `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`,
});
