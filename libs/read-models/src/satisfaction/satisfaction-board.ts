import type { Instant } from '@lib/domain';
import { Group, TOO_FEW, type Counted, type SatisfactionFigures } from './satisfaction-figures';
import type { Dimension } from './satisfaction-tally';

type By = Readonly<Record<string, SatisfactionFigures>>;
/** About single people and small teams: below the minimum sample nothing at all. */
type FromSample = Readonly<Record<string, SatisfactionFigures | typeof TOO_FEW>>;

export interface SatisfactionBoard {
  readonly asOf: Instant;
  readonly policyId: string;
  readonly minimumSample: number;
  readonly total: SatisfactionFigures;
  readonly bySegment: By;
  readonly bySupport: By;
  readonly byChannel: By;
  readonly byMonth: By;
  readonly byEnding: By;
  readonly byOutcome: By;
  readonly byKind: By;
  readonly byDepartment: FromSample;
  /** For those only who may look into how single people work; null for all others. */
  readonly byProvider: FromSample | null;
  readonly byOfficer: FromSample | null;
}

export interface BoardOptions {
  readonly asOf: Instant;
  readonly policyId: string;
  readonly minimumSample: number;
  readonly ofPeople: boolean;
}

/** The figures of one series out of its counters. */
export const satisfactionBoard = (counted: readonly Counted[], options: BoardOptions): SatisfactionBoard => {
  const groups = groupsIn(counted);
  const of = (dimension: Dimension) =>
    [...(groups.get(dimension) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
  const plain = (dimension: Dimension): By =>
    Object.fromEntries(of(dimension).map(([value, group]) => [value, group.figures()]));
  const guarded = (dimension: Dimension): By =>
    Object.fromEntries(of(dimension).map(([value, group]) => [value, group.guardedFigures()]));
  const fromSample = (dimension: Dimension): FromSample =>
    Object.fromEntries(
      of(dimension).map(([value, group]) => [value, group.rated < options.minimumSample ? TOO_FEW : group.figures()]),
    );
  const { asOf, policyId, minimumSample, ofPeople } = options;
  return {
    asOf,
    policyId,
    minimumSample,
    total: (groups.get('all')?.get('all') ?? new Group()).figures(),
    bySegment: guarded('segment'),
    bySupport: guarded('support'),
    byChannel: plain('channel'),
    byMonth: plain('month'),
    byEnding: plain('ending'),
    byOutcome: plain('outcome'),
    byKind: plain('kind'),
    byDepartment: fromSample('department'),
    byProvider: ofPeople ? fromSample('provider') : null,
    byOfficer: ofPeople ? fromSample('officer') : null,
  };
};

const groupsIn = (counted: readonly Counted[]): Map<Dimension, Map<string, Group>> => {
  const groups = new Map<Dimension, Map<string, Group>>();
  for (const { dimension, value, measure, count } of counted) {
    const values = groups.get(dimension) ?? new Map<string, Group>();
    groups.set(dimension, values);
    const group = values.get(value) ?? new Group();
    values.set(value, group);
    group.add(measure, count);
  }
  return groups;
};
