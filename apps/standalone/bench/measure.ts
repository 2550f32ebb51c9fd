import type { Figure, Goal, Row, Trial } from './row';

/** What all rounds of a row came to. */
export interface Result {
  readonly row: Row;
  readonly peer: string | undefined;
  readonly configuration: readonly string[];
  readonly ours: number;
  readonly theirs: number | undefined;
  /** Of each round's pair. */
  readonly ratio: Spread | undefined;
  readonly rounds: number;
  readonly met: boolean;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** A, B, A, B …: both sides of a round meet the same machine, whatever else it does meanwhile. */
export const measure = async (row: Row, trial: Trial, asked: number, say: (line: string) => void): Promise<Result> => {
  const rounds = Math.min(asked, row.mostRounds ?? asked);
  const ours: Figure[] = [];
  const theirs: Figure[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await trial.ours());
    if (trial.theirs) theirs.push(await trial.theirs());
    say(`${row.name} ${round + 1} of ${rounds}: ${roundSaid(row, ours.at(-1), theirs.at(-1))}`);
  }
  const ratios = theirs.map(({ value }, round) => (ours[round]?.value ?? 0) / value);
  const ratio = ratios.length > 0 ? spreadOf(ratios) : undefined;
  const own = median(valuesOf(ours));
  return {
    row,
    peer: trial.peer,
    configuration: [...trial.configuration, ...besides('ours', ours), ...besides('peer', theirs)],
    ours: own,
    theirs: theirs.length > 0 ? median(valuesOf(theirs)) : undefined,
    ratio,
    rounds,
    met: isMet(row.goal, own, ratio),
  };
};

const isMet = (goal: Goal, own: number, ratio: Spread | undefined): boolean => {
  if ('ratio' in goal) return ratio !== undefined && ratio.median >= goal.ratio;
  return 'atMost' in goal ? own <= goal.atMost : own >= goal.atLeast;
};

const roundSaid = ({ unit }: Row, ours: Figure | undefined, theirs: Figure | undefined): string => {
  const own = `${Math.round(ours?.value ?? 0)} ${unit}`;
  if (!ours || !theirs) return own;
  return `${own} beside ${Math.round(theirs.value)} ${unit}, ${(ours.value / theirs.value).toFixed(3)}`;
};

const valuesOf = (figures: readonly Figure[]): number[] => figures.map(({ value }) => value);

const besides = (side: string, figures: readonly Figure[]): string[] => {
  const last = figures.at(-1)?.beside;
  return last === undefined ? [] : [`${side}, last round: ${last}`];
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});
