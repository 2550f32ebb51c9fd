import { clockOf, type Clock } from '../time/clock';
import type { Instant } from '../time/instant';
import { calendarOf } from './calendar-of';
import { caseEnd, met, type End } from './clock-ends';
import type { Known } from './state';
import type { Documents } from '../documents';

const startNames = { raising: 'ReferredToResearch', submission: 'received', notice: 'ReviewNoticeGiven' } as const;

/**
 * P27: from where the version says (the raising, unless another is adopted) to the answer. Where it counts from the
 * submission or the notice, it runs before the raising, under the same start; else a new round shows the earlier one
 * until its own raising.
 */
export const reviewClock = (state: Known, documents: Documents): Clock | undefined =>
  (state.status === 'preparing' ? upcomingClock(state, documents) : undefined) ?? roundClock(state, documents);

/** The clock of the latest raising, in an earlier round too; judged by the day on which the answer was told. */
export const roundClock = (state: Known, documents: Documents): Clock | undefined => {
  const { round } = state;
  if (!round) return undefined;
  const answered = state.status === 'answered' ? met(state.answer.toldAt, 'DecisionNotified') : null;
  const startedAt = {
    raising: round.referredAt,
    submission: round.preparedFrom,
    notice: round.noticedAt ?? round.referredAt,
  }[documents.policy.reviewWindow.from];
  return windowOf(state, documents, round.number, startedAt, answered ?? leftBehind(state) ?? caseEnd(state));
};

/** Of a raising that is yet to come. */
const upcomingClock = (state: Known, documents: Documents): Clock | undefined => {
  const { from } = documents.policy.reviewWindow;
  const startedAt =
    from === 'submission' ? state.preparation.startedAt : from === 'notice' ? state.noticed?.at : undefined;
  if (startedAt === undefined) return undefined;
  return windowOf(state, documents, (state.round?.number ?? 0) + 1, startedAt, caseEnd(state));
};

/** A new round ended the earlier one, answered or not. */
const leftBehind = (state: Known): End | null =>
  state.status === 'preparing' ? { at: state.preparation.startedAt, how: 'ended', of: 'CaseReopened' } : null;

const windowOf = (
  state: Known,
  documents: Documents,
  number: number,
  startedAt: Instant,
  settled: End | null,
): Clock => {
  const { reviewWindow, warnAfterShare } = documents.policy;
  const start = `review:${number}`;
  return clockOf({
    clock: 'review',
    clause: 'P27',
    start,
    startOf: startNames[reviewWindow.from],
    startedAt,
    floor: reviewWindow.floor,
    target: reviewWindow.target,
    ceiling: reviewWindow.ceiling,
    pauses: state.pauses,
    settled,
    breached: state.earlyReports > 0 && state.round?.number === number,
    calendar: calendarOf(state, documents, start, settled),
    warnAfterShare,
  });
};
