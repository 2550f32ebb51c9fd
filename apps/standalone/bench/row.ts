import type { Bench } from './bench';

/** What one round of one side came to, in the row's unit; `beside` is printed with the row's configuration. */
export interface Figure {
  readonly value: number;
  readonly beside?: string;
}

/** At least this share of the peer's figure; or at most, or at least, this much of the unit where nothing stands beside it. */
export type Goal = { readonly ratio: number } | { readonly atMost: number } | { readonly atLeast: number };

/** A row that is ready to be measured. */
export interface Trial {
  /** Who the other side is; a row whose goal is a bound has none. */
  readonly peer?: string;
  /** What was measured under: connections, streams, sizes. One line each. */
  readonly configuration: readonly string[];
  ours(): Promise<Figure>;
  theirs?(): Promise<Figure>;
  close(): Promise<void>;
}

/** One line of the table: a file of its own in `rows/`, which exports it as `row`. */
export interface Row {
  readonly name: string;
  readonly what: string;
  readonly unit: '/s' | 'ms' | 'MB' | 'KB' | 'cores' | '';
  readonly goal: Goal;
  /** Where it need not be measured as often as asked. */
  readonly mostRounds?: number;
  /** Starts what the row needs, and runs it warm. */
  open(bench: Bench): Promise<Trial>;
}
