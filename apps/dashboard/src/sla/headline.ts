import { hijriMonth } from '../frame/dates';
import { totalsByState } from './board';
import type { Board } from './board-shape';

/** What a supervisor looks at first. */
export interface Headline {
  /** Past a target, and not breached yet. */
  readonly late: number;
  /** Past a ceiling of the policy. */
  readonly breached: number;
  readonly dueSoon: number;
  /** The floor is passed and the decision made: only the telling is owed. */
  readonly toBeTold: number;
  /** Of the answers told in the Hijri month of `asOf`. */
  readonly byTarget: number;
  readonly answered: number;
}

const OWED = ['running', 'due_soon', 'late', 'breached'] as const;

export const headlineOf = ({ byClock, answered, asOf }: Board): Headline => {
  const totals = totalsByState(byClock);
  const month = hijriMonth(asOf);
  const ofMonth = answered.filter(({ day }) => hijriMonth(`${day}T12:00:00+03:00`) === month);
  return {
    late: totals.late,
    breached: totals.breached,
    dueSoon: totals.due_soon,
    toBeTold: OWED.reduce((sum, state) => sum + (byClock['answer']?.[state] ?? 0), 0),
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
