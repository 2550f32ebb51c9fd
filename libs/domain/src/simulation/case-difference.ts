import type { ClockState } from '../closed-lists';
import type { Known } from '../case/state';
import { timelineFor } from '../case/timeline';
import type { Documents } from '../documents';
import { clockStateAt, type Clock } from '../time/clock';
import { msOf, riyadhDay, type Instant } from '../time/instant';
import type { Day } from '../time/day';
import { differencesOfTimelines, type TimelineDifference } from '../time/timeline-difference';

/** How an answer stands to its floor, target and ceiling (P27). */
export const answerMarks = ['beforeFloor', 'pastTarget', 'pastCeiling'] as const;
export type AnswerMark = (typeof answerMarks)[number];
export type AnswerMarks = Readonly<Record<AnswerMark, boolean>>;

/** Where a case without an answer stands: as its review clock does, or not raised yet. */
export type ReviewStanding = ClockState | 'not_raised';

export type Move = TimelineDifference & { minutes: number | null };

/** One past case under its own documents and under those of a draft. */
export type CaseDifference = {
  caseId: string;
  reference: string | null;
  segment: string;
  /** Of the answer; of the receipt where there is none. */
  day: Day;
  /** The date that moved furthest; null where none did. */
  furthest: Move | null;
} & (
  | { answered: true; before: AnswerMarks; after: AnswerMarks }
  | { answered: false; before: ReviewStanding; after: ReviewStanding }
);

export type PastCase = { state: Known; reference: string | null };

/**
 * What a draft would change in the dates of one case. The facts stay as they were: nobody is taken to have acted
 * otherwise under it. An answer is judged by the instant at which it was told.
 */
export const caseDifference = (
  { state, reference }: PastCase,
  own: Documents,
  draft: Documents,
  asOf: Instant,
): CaseDifference => {
  const [before, after] = [timelineFor(state, own), timelineFor(state, draft)];
  const about = {
    caseId: state.caseId,
    reference,
    segment: state.codes.segment ?? 'other',
    furthest: furthestOf(differencesOfTimelines(before, after)),
  };
  if (state.status === 'answered') {
    const { toldAt } = state.answer;
    const marked = (clocks: readonly Clock[]): AnswerMarks => marksOf(reviewOf(clocks), toldAt);
    return { ...about, day: riyadhDay(toldAt), answered: true, before: marked(before), after: marked(after) };
  }
  const standing = (clocks: readonly Clock[]): ReviewStanding => standingOf(state, reviewOf(clocks), asOf);
  return {
    ...about,
    day: riyadhDay(state.receivedAt),
    answered: false,
    before: standing(before),
    after: standing(after),
  };
};

const reviewOf = (clocks: readonly Clock[]): Clock | undefined => clocks.find(({ clock }) => clock === 'review');

const marksOf = (review: Clock | undefined, toldAt: Instant): AnswerMarks => {
  const { earliest = null, target = null, ceiling = null } = review ?? {};
  return {
    beforeFloor: earliest !== null && toldAt < earliest,
    pastTarget: target !== null && toldAt > target,
    pastCeiling: ceiling !== null && toldAt > ceiling,
  };
};

/** A case that was opened again shows the clock of its earlier raising: that one waits for nothing any more. */
const standingOf = (state: Known, review: Clock | undefined, asOf: Instant): ReviewStanding => {
  if (review && review.settled?.of !== 'CaseReopened') return clockStateAt(review, asOf);
  return state.ended || state.history?.sourceEnds ? 'ended' : 'not_raised';
};

/** A date that one side lacks has moved by no length, and comes after all that have. */
const furthestOf = (differences: readonly TimelineDifference[]): Move | null => {
  let furthest: Move | null = null;
  for (const difference of differences) {
    const { before, after } = difference;
    const minutes = before === null || after === null ? null : (msOf(after) - msOf(before)) / 60_000;
    if (furthest === null || lengthOf(minutes) > lengthOf(furthest.minutes)) furthest = { ...difference, minutes };
  }
  return furthest;
};

export const lengthOf = (minutes: number | null): number => (minutes === null ? 0 : Math.abs(minutes));
