import type { PolicyVersion } from '../policy/document';
import { clockOf, type Clock } from '../time/clock';
import type { Instant } from '../time/instant';
import { caseEnd, met, type End } from './clock-ends';
import type { Known } from './state';

const startNames = { raising: 'ReferredToResearch', submission: 'received', notice: 'ReviewNoticeGiven' } as const;

/**
 * P27: from where the version says (the raising, unless another is adopted) to the answer. Where it counts from the
 * submission or the notice, it runs before the raising, under the same start; else a new round shows the earlier one
 * until its own raising.
 */
export const reviewClock = (state: Known, policy: PolicyVersion): Clock | undefined =>
  (state.status === 'preparing' ? upcomingClock(state, policy) : undefined) ?? roundClock(state, policy);

/** The clock of the latest raising, in an earlier round too; judged by the day on which the answer was told. */
export const roundClock = (state: Known, policy: PolicyVersion): Clock | undefined => {
  const { round } = state;
  if (!round) return undefined;
  const answered = state.status === 'answered' ? met(state.answer.toldAt, 'DecisionNotified') : null;
  const startedAt = {
    raising: round.referredAt,
    submission: round.preparedFrom,
    notice: round.noticedAt ?? round.referredAt,
  }[policy.reviewWindow.from];
  return windowOf(state, policy, round.number, startedAt, answered ?? leftBehind(state) ?? caseEnd(state));
};

/** Of a raising that is yet to come. */
const upcomingClock = (state: Known, policy: PolicyVersion): Clock | undefined => {
  const { from } = policy.reviewWindow;
  const startedAt =
    from === 'submission' ? state.preparation.startedAt : from === 'notice' ? state.noticed?.at : undefined;
  if (startedAt === undefined) return undefined;
  return windowOf(state, policy, (state.round?.number ?? 0) + 1, startedAt, caseEnd(state));
};

/** A new round ended the earlier one, answered or not. */
const leftBehind = (state: Known): End | null =>
  state.status === 'preparing' ? { at: state.preparation.startedAt, how: 'ended', of: 'CaseReopened' } : null;

const windowOf = (
  state: Known,
  policy: PolicyVersion,
  number: number,
  startedAt: Instant,
  settled: End | null,
): Clock =>
  clockOf({
    clock: 'review',
    clause: 'P27',
    start: `review:${number}`,
    startOf: startNames[policy.reviewWindow.from],
    startedAt,
    floor: policy.reviewWindow.floor,
    target: policy.reviewWindow.target,
    ceiling: policy.reviewWindow.ceiling,
    pauses: state.pauses,
    settled,
    breached: state.earlyReports > 0 && state.round?.number === number,
    warnAfterShare: policy.warnAfterShare,
  });
