import type { CalendarVersion } from '../calendar';
import type { PolicyVersion, WindowName } from '../policy/document';
import { clockOf, type Clock, type ClockParts } from '../time/clock';
import { laterOf, type Instant } from '../time/instant';
import { isSettled, type Case, type Known, type Service } from './state';

/** The two immutable documents by which a case is judged, looked up by the versions that its stream names. */
export type Documents = { policy: PolicyVersion; calendar: CalendarVersion };

type End = NonNullable<ClockParts['settled']>;

/**
 * Every clock of a case as dates, from its own stream and its documents: the one place that computes them. Of questions
 * and waits, those that are open and the last that was settled; of services, each of this round.
 */
export const timelineFor = (state: Case, documents: Documents): readonly Clock[] => {
  if (state.status === 'unknown') return [];
  const { policy } = documents;
  const review = reviewClock(state, policy);
  return [
    preparationClock(state, policy),
    ...informationClocks(state, policy),
    ...clarificationClocks(state, policy),
    ...(review ? [review] : []),
    ...answerClock(state, policy, review?.earliest ?? null),
    ...registrationClock(state, policy),
    ...serviceClocks(state, policy),
  ];
};

/** The instant before which no answer may be given (P27); null without a floor or before it can be told. */
export const earliestAnswerOf = (state: Known, { policy }: Documents): Instant | null =>
  reviewClock(state, policy)?.earliest ?? null;

/** Where nothing more will come: the case has ended, or its source has. */
const caseEnd = (state: Known): End | null => {
  if (state.ended) return { at: state.ended.at, how: 'ended', of: state.ended.kind };
  if (state.history?.sourceEnds) return { at: state.history.completedAt, how: 'ended', of: 'source' };
  return null;
};

const met = (at: Instant, of: string): End => ({ at, how: 'met', of });

const windowed = (policy: PolicyVersion, name: WindowName) => ({
  clock: name,
  clause: policy.windows[name].clause,
  target: policy.windows[name].target,
  warnAfterShare: policy.warnAfterShare,
});

/** P21, P20: from the receipt (a new round: from the reopening) to the raising. */
const preparationClock = (state: Known, policy: PolicyVersion): Clock => {
  const { number, startedAt } = state.preparation;
  const raised = state.status !== 'preparing' && state.round ? met(state.round.referredAt, 'ReferredToResearch') : null;
  return clockOf({
    ...windowed(policy, 'preparation'),
    start: `preparation:${number}`,
    startOf: number === 1 ? 'received' : 'CaseReopened',
    startedAt,
    pauses: state.pauses,
    settled: raised ?? caseEnd(state),
  });
};

const informationClocks = (state: Known, policy: PolicyVersion): readonly Clock[] => {
  const parts = { ...windowed(policy, 'information'), startOf: 'InformationRequested' };
  const open = state.information.map(({ informationId, askedAt }) =>
    clockOf({
      ...parts,
      start: `information:${informationId}`,
      subject: informationId,
      startedAt: askedAt,
      settled: caseEnd(state),
    }),
  );
  return state.lastInformation
    ? [...open, lastClock(parts, 'information', state.lastInformation, 'InformationSupplied')]
    : open;
};

const clarificationClocks = (state: Known, policy: PolicyVersion): readonly Clock[] => {
  const parts = { ...windowed(policy, 'clarification'), startOf: 'ClarificationAsked' };
  const open = state.clarifications.map(({ clarificationId, askedAt }) =>
    clockOf({
      ...parts,
      start: `clarification:${clarificationId}`,
      subject: clarificationId,
      startedAt: askedAt,
      settled: caseEnd(state),
    }),
  );
  return state.lastClarification
    ? [...open, lastClock(parts, 'clarification', state.lastClarification, 'ClarificationGiven')]
    : open;
};

const lastClock = (
  parts: Omit<ClockParts, 'start' | 'startedAt'>,
  name: WindowName,
  last: { id: string; startedAt: Instant; settledAt: Instant; met: boolean },
  of: string,
): Clock =>
  clockOf({
    ...parts,
    start: `${name}:${last.id}`,
    subject: last.id,
    startedAt: last.startedAt,
    settled: { at: last.settledAt, how: last.met ? 'met' : 'ended', of: last.met ? of : 'cancelled' },
  });

/** P27: from where the version says (the raising, unless another is adopted) to the answer, by the day it was told. */
const reviewClock = (state: Known, policy: PolicyVersion): Clock | undefined => {
  const { round } = state;
  if (!round) return undefined;
  const { reviewWindow } = policy;
  const answered = state.status === 'answered' ? met(state.answer.toldAt, 'DecisionNotified') : null;
  const left =
    state.status === 'preparing' ? { at: state.preparation.startedAt, how: 'ended' as const, of: 'new_round' } : null;
  const startedAt = {
    raising: round.referredAt,
    submission: round.number === 1 ? state.receivedAt : state.preparation.startedAt,
    notice: round.noticedAt ?? round.referredAt,
  }[reviewWindow.from];
  return clockOf({
    clock: 'review',
    clause: 'P27',
    start: `review:${round.number}`,
    startOf: { raising: 'ReferredToResearch', submission: 'received', notice: 'ReviewNoticeGiven' }[reviewWindow.from],
    startedAt,
    floor: reviewWindow.floor,
    target: reviewWindow.target,
    ceiling: reviewWindow.ceiling,
    pauses: state.pauses,
    settled: answered ?? left ?? caseEnd(state),
    breached: state.earlyReports > 0,
    warnAfterShare: policy.warnAfterShare,
  });
};

/** P26: from the decision, or from the floor where that is later, to the answer. */
const answerClock = (state: Known, policy: PolicyVersion, earliest: Instant | null): readonly Clock[] => {
  if (state.status !== 'decided' && state.status !== 'answered') return [];
  const { decidedAt, number } = state.decision;
  const early = state.status === 'decided' ? state.earlyAnswer : state.answer.early;
  const floored = early ? null : earliest;
  const startedAt = floored === null ? decidedAt : laterOf(decidedAt, floored);
  return [
    clockOf({
      ...windowed(policy, 'answer'),
      start: `answer:${number}`,
      startOf: startedAt === decidedAt ? 'CommitteeDecided' : 'ReviewFloorPassed',
      startedAt,
      earliest: floored,
      settled: state.status === 'answered' ? met(state.answer.toldAt, 'DecisionNotified') : caseEnd(state),
    }),
  ];
};

/** P28: from the answer, or from the first verification where registration runs beside the study. */
const registrationClock = (state: Known, policy: PolicyVersion): readonly Clock[] => {
  const start = registrationStart(state, policy);
  if (!start) return [];
  const registered = state.registered ? met(state.registered.at, 'RegistrationCompleted') : null;
  const rejected =
    state.status === 'answered' && state.decision.outcome === 'rejected'
      ? { at: state.answer.toldAt, how: 'ended' as const, of: 'DecisionNotified' }
      : null;
  return [
    clockOf({
      ...windowed(policy, 'registration'),
      start: start.start,
      startOf: start.of,
      startedAt: start.at,
      settled: registered ?? rejected ?? caseEnd(state),
    }),
  ];
};

const registrationStart = (
  state: Known,
  policy: PolicyVersion,
): { at: Instant; start: string; of: string } | undefined => {
  if (policy.registrationFrom === 'verification')
    return state.firstVerifiedAt === undefined
      ? undefined
      : { at: state.firstVerifiedAt, start: `registration:0`, of: 'DataVerified' };
  if (state.status !== 'answered' || state.decision.outcome !== 'accepted') return undefined;
  return { at: state.answer.toldAt, start: `registration:${state.decision.number}`, of: 'DecisionNotified' };
};

/** P29: until the first service is planned, one clock for that; then one a service, until it is delivered. */
const serviceClocks = (state: Known, policy: PolicyVersion): readonly Clock[] => {
  if (state.status !== 'answered' || state.decision.outcome !== 'accepted' || !state.registered) return [];
  const round = state.round.number;
  const startedAt = laterOf(state.registered.at, state.answer.toldAt);
  const first = state.services[0];
  const planning = clockOf({
    ...windowed(policy, 'service'),
    start: `service:${round}`,
    startOf: 'RegistrationCompleted',
    startedAt,
    settled: first ? met(laterOf(startedAt, first.plannedAt), 'ServicePlanned') : caseEnd(state),
  });
  return [planning, ...state.services.map((service) => serviceClock(service, state, policy, round))];
};

const serviceClock = (service: Service, state: Known, policy: PolicyVersion, round: number): Clock =>
  clockOf({
    ...windowed(policy, 'service'),
    start: `service:${round}:${service.serviceId}`,
    subject: service.serviceId,
    startOf: 'ServicePlanned',
    startedAt: service.plannedAt,
    targetAt: service.dueAt,
    settled: serviceEnd(service) ?? caseEnd(state),
  });

const serviceEnd = (service: Service): End | null => {
  if (service.status === 'cancelled') return { at: service.cancelledAt, how: 'ended', of: 'ServiceCancelled' };
  if (service.status !== 'delivered') return null;
  if (service.whole || isSettled(service)) return met(service.deliveredAt, 'ServiceDelivered');
  return null;
};
