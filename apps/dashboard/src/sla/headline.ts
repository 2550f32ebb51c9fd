import { daysOfHijriMonth } from '../frame/dates';
import type { Board } from './board-shape';

/** What a supervisor looks at first: numbers of cases, each as long as the list that it leads to. */
export interface Headline {
  /** Past a target, and not breached yet. */
  readonly late: number;
  /** Past a ceiling of the policy. */
  readonly breached: number;
  readonly dueSoon: number;
  /** The floor is passed and the decision made: only the telling is owed. */
  readonly toBeTold: number;
  /** The days of the Hijri month up to that of `asOf`, as `2026-11-23`. */
  readonly month: { readonly from: string; readonly to: string };
  /** Of the answers told on these days. */
  readonly byTarget: number;
  readonly answered: number;
}

export const headlineOf = ({ cases, answered, asOf }: Board): Headline => {
  const month = daysOfHijriMonth(asOf);
  const ofMonth = answered.filter(({ day }) => day >= month.from && day <= month.to);
  return {
    late: cases.late,
    breached: cases.breached,
    dueSoon: cases.due_soon,
    toBeTold: cases.to_be_told,
    month,
    byTarget: ofMonth.reduce((sum, { met }) => sum + met, 0),
    answered: ofMonth.reduce((sum, { met, metLate }) => sum + met + metLate, 0),
  };
};

export interface Day {
  /** In Riyadh, as `2026-11-23`. */
  readonly day: string;
  readonly met: number;
  readonly metLate: number;
}

const DAY_MS = 24 * 3_600_000;

/** The last so many days up to `asOf`, those without an answer among them. */
export const lastDays = ({ answered, asOf }: Board, count: number): readonly Day[] => {
  const known = new Map(answered.map((each) => [each.day, each]));
  return Array.from({ length: count }, (_, index) => {
    const instant = new Date(Date.parse(asOf) + 3 * 3_600_000 - (count - 1 - index) * DAY_MS);
    const day = instant.toISOString().slice(0, 10);
    return known.get(day) ?? { day, met: 0, metLate: 0 };
  });
};
