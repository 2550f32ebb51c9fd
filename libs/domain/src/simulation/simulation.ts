import { dayNumberOf, dayOfNumber, type Day } from '../time/day';
import { firstHijriYear, hijriDateOfDay, hijriYearOfNumber, lastHijriYear } from '../time/hijri';
import { answerMarks, lengthOf, type AnswerMark, type CaseDifference, type ReviewStanding } from './case-difference';

const mostChangedLength = 10;

export type BeforeAndAfter = { before: number; after: number };
export type AnswerFigures = { answers: number } & Record<AnswerMark, BeforeAndAfter>;

/** A Gregorian month `YYYY-MM` in Riyadh, and the Umm al-Qura months that it reaches into. */
export type MonthFigures = { month: string; hijri: { from: string; to: string } | null } & AnswerFigures;

export type SimulationResult = {
  cases: number;
  total: AnswerFigures;
  byMonth: readonly MonthFigures[];
  bySegment: Readonly<Record<string, AnswerFigures>>;
  unanswered: { cases: number; before: StandingFigures; after: StandingFigures };
  /** Furthest first. */
  mostChanged: readonly CaseDifference[];
};
type StandingFigures = Partial<Record<ReviewStanding, number>>;

/** Adds up what a draft would change in many cases, one after another, in whatever order they come. */
export class Simulation {
  private readonly total = noFigures();
  private readonly months = new Map<string, AnswerFigures>();
  private readonly segments = new Map<string, AnswerFigures>();
  private readonly unanswered = { cases: 0, before: {} as StandingFigures, after: {} as StandingFigures };
  private readonly furthest: CaseDifference[] = [];

  /** Only what was answered (or, without an answer, received) on these days counts; both ends do. */
  constructor(private readonly days: { from?: Day; to?: Day } = {}) {}

  add(difference: CaseDifference): void {
    const { from, to } = this.days;
    if ((from !== undefined && difference.day < from) || (to !== undefined && difference.day > to)) return;
    this.keepFurthest(difference);
    if (difference.answered) {
      const { segment, day } = difference;
      for (const figures of [this.total, figuresOf(this.segments, segment), figuresOf(this.months, day.slice(0, 7))])
        count(figures, difference);
      return;
    }
    this.unanswered.cases += 1;
    for (const side of ['before', 'after'] as const) {
      const standing = difference[side];
      this.unanswered[side][standing] = (this.unanswered[side][standing] ?? 0) + 1;
    }
  }

  result(): SimulationResult {
    return {
      cases: this.total.answers + this.unanswered.cases,
      total: this.total,
      byMonth: [...this.months]
        .sort(byName)
        .map(([month, figures]) => ({ month, hijri: hijriMonthsOf(month), ...figures })),
      bySegment: Object.fromEntries([...this.segments].sort(byName)),
      unanswered: this.unanswered,
      mostChanged: this.furthest,
    };
  }

  private keepFurthest(difference: CaseDifference): void {
    if (difference.furthest === null) return;
    const place = this.furthest.findIndex((kept) => isFurther(difference, kept));
    this.furthest.splice(place === -1 ? this.furthest.length : place, 0, difference);
    this.furthest.splice(mostChangedLength);
  }
}

/** Of two that moved as far, the one that is judged otherwise comes first; then by id, so that the order is always the same. */
const isFurther = (one: CaseDifference, other: CaseDifference): boolean => {
  const [length, otherLength] = [one, other].map(({ furthest }) => lengthOf(furthest?.minutes ?? null));
  if (length !== otherLength) return length! > otherLength!;
  const judged = Number(isJudgedOtherwise(one)) - Number(isJudgedOtherwise(other));
  return judged !== 0 ? judged > 0 : one.caseId < other.caseId;
};

const isJudgedOtherwise = (difference: CaseDifference): boolean =>
  difference.answered
    ? answerMarks.some((mark) => difference.before[mark] !== difference.after[mark])
    : difference.before !== difference.after;

const noFigures = (): AnswerFigures => ({
  answers: 0,
  beforeFloor: { before: 0, after: 0 },
  pastTarget: { before: 0, after: 0 },
  pastCeiling: { before: 0, after: 0 },
});

const figuresOf = (groups: Map<string, AnswerFigures>, name: string): AnswerFigures => {
  const known = groups.get(name) ?? noFigures();
  groups.set(name, known);
  return known;
};

const count = (figures: AnswerFigures, { before, after }: CaseDifference & { answered: true }): void => {
  figures.answers += 1;
  for (const mark of answerMarks) {
    figures[mark].before += Number(before[mark]);
    figures[mark].after += Number(after[mark]);
  }
};

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

/** Null outside the years that Umm al-Qura is known for. */
const hijriMonthsOf = (month: string): MonthFigures['hijri'] => {
  const first = dayNumberOf(`${month}-01`);
  const last = dayNumberOf(`${dayOfNumber(first + 31).slice(0, 7)}-01`) - 1;
  const known = [first, last].every((number) => {
    const year = hijriYearOfNumber(number);
    return year !== undefined && year >= firstHijriYear && year <= lastHijriYear;
  });
  return known ? { from: hijriMonthOf(first), to: hijriMonthOf(last) } : null;
};

const hijriMonthOf = (dayNumber: number): string => {
  const { year, month } = hijriDateOfDay(dayOfNumber(dayNumber));
  return `${year}-${String(month).padStart(2, '0')}`;
};
