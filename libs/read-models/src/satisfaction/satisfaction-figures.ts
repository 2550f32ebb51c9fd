import { FEWER, type Figure } from '../case-board/sla-board';
import type { Dimension } from './satisfaction-tally';

export const TOO_FEW = 'too_few';
const FEWEST_SHOWN = 5;

type Average = number | null | typeof TOO_FEW;

/** Quality, and speed beside it (P4). `average` is null where nobody rated. */
export interface SatisfactionFigures {
  readonly invited: Figure;
  readonly rated: Figure;
  readonly declined: Figure;
  readonly expired: Figure;
  readonly open: Figure;
  readonly superseded: Figure;
  readonly withheld: Figure;
  /** Offered, and taken back at a death or a wish for no contact. */
  readonly withdrawn: Figure;
  readonly average: Average;
  /** How often each of 1 to 5 was given. */
  readonly ratings: Readonly<Record<string, number>> | typeof TOO_FEW;
  readonly aspects: Readonly<Record<string, number>> | typeof TOO_FEW;
  readonly speed: {
    /** How the clock of the answer stood at the end: met, met_late, breached. */
    readonly answers: Readonly<Record<string, Figure>>;
    readonly averageDaysToAnswer: Average;
  };
}

export interface Counted {
  readonly dimension: Dimension;
  readonly value: string;
  readonly measure: readonly string[];
  readonly count: number;
}

/** The counters of one group. */
export class Group {
  private readonly states = new Map<string, number>();
  private readonly scores = new Map<string, number>();
  private readonly aspects = new Map<string, Map<string, number>>();
  private readonly speed = new Map<string, number>();
  private readonly days = new Map<string, number>();

  add([name = '', first = '', second = '']: readonly string[], count: number): void {
    if (name === 'state') add(this.states, first, count);
    if (name === 'score') add(this.scores, first, count);
    if (name === 'speed') add(this.speed, first, count);
    if (name === 'days') add(this.days, first, count);
    if (name !== 'aspect') return;
    const scores = this.aspects.get(first) ?? new Map<string, number>();
    this.aspects.set(first, scores);
    add(scores, second, count);
  }

  get rated(): number {
    return this.states.get('rated') ?? 0;
  }

  /** As they are. */
  figures(): SatisfactionFigures {
    const of = (state: string): number => this.states.get(state) ?? 0;
    return {
      invited: [...this.states.values()].reduce((sum, count) => sum + count, 0) - of('withheld'),
      rated: of('rated'),
      declined: of('declined'),
      expired: of('expired'),
      open: of('open'),
      superseded: of('superseded'),
      withheld: of('withheld'),
      withdrawn: of('withdrawn'),
      average: averageOf(this.scores),
      ratings: Object.fromEntries(['1', '2', '3', '4', '5'].map((score) => [score, this.scores.get(score) ?? 0])),
      aspects: Object.fromEntries(
        [...this.aspects].sort(byName).map(([aspect, scores]) => [aspect, averageOf(scores) ?? 0]),
      ),
      speed: { answers: Object.fromEntries([...this.speed].sort(byName)), averageDaysToAnswer: averageOf(this.days) },
    };
  }

  /** Where a small figure would tell of single people (the segment, the kind of support): none under five. */
  guardedFigures(): SatisfactionFigures {
    const all = this.figures();
    const few = this.rated > 0 && this.rated < FEWEST_SHOWN;
    const answered = [...this.days.values()].reduce((sum, count) => sum + count, 0);
    const guarded = (figure: Figure): Figure => (figure !== 0 && Number(figure) < FEWEST_SHOWN ? FEWER : figure);
    return {
      invited: guarded(all.invited),
      rated: guarded(all.rated),
      declined: guarded(all.declined),
      expired: guarded(all.expired),
      open: guarded(all.open),
      superseded: guarded(all.superseded),
      withheld: guarded(all.withheld),
      withdrawn: guarded(all.withdrawn),
      average: few ? TOO_FEW : all.average,
      ratings: few ? TOO_FEW : all.ratings,
      aspects: few ? TOO_FEW : all.aspects,
      speed: {
        answers: Object.fromEntries(Object.entries(all.speed.answers).map(([name, n]) => [name, guarded(n)])),
        averageDaysToAnswer: answered > 0 && answered < FEWEST_SHOWN ? TOO_FEW : all.speed.averageDaysToAnswer,
      },
    };
  }
}

const add = (figures: Map<string, number>, name: string, by: number): void => {
  figures.set(name, (figures.get(name) ?? 0) + by);
};

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

/** To two places; null of none. */
const averageOf = (counts: ReadonlyMap<string, number>): number | null => {
  let [sum, all] = [0, 0];
  for (const [value, count] of counts) {
    sum += Number(value) * count;
    all += count;
  }
  return all === 0 ? null : Math.round((sum / all) * 100) / 100;
};
