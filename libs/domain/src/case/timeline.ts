import type { Documents } from '../documents';
import type { PolicyVersion, WindowName } from '../policy/document';
import { clockOf, type Clock } from '../time/clock';
import type { Span } from '../time/running';
import { laterOf, type Instant } from '../time/instant';
import { calendarOf } from './calendar-of';
import { caseEnd, met, type End } from './clock-ends';
import { reviewClock, roundClock } from './review-clock';
import { isSettled, type Case, type Known, type Service, type Settled } from './state';

/**
 * Every clock of a case as dates, from its own stream and its documents: the one place that computes them. Of questions
 * and waits, those that are open and the last that was settled; of services, each of this round.
 */
export const timelineFor = (state: Case, documents: Documents): readonly Clock[] => {
  if (state.status === 'unknown') return [];
  const review = reviewClock(state, documents);
  const clocks = [preparationClock(state, documents)];
  informationClocks(state, documents, clocks);
  clarificationClocks(state, documents, clocks);
  if (review) clocks.push(review);
  answerClock(state, documents, review?.earliest ?? null, clocks);
  registrationClock(state, documents, clocks);
  serviceClocks(state, documents, clocks);
  return clocks;
};

/** The instant before which no answer may be given (P27); null without a floor or before it can be told. */
export const earliestAnswerOf = (state: Known, documents: Documents): Instant | null =>
  roundClock(state, documents)?.earliest ?? null;

type Windowed = {
  start: string;
  startOf: string;
  startedAt: Instant;
  settled: End | null;
  subject?: string;
  pauses?: readonly Span[];
  earliest?: Instant | null;
  targetAt?: Instant;
};

/** A clock whose target is a window of the version. */
const windowed = (state: Known, documents: Documents, name: WindowName, parts: Windowed): Clock => {
  const { clause, target } = documents.policy.windows[name];
  return clockOf({
    clock: name,
    clause,
    target,
    calendar: calendarOf(state, documents, parts.start, parts.settled),
    warnAfterShare: documents.policy.warnAfterShare,
    start: parts.start,
    startOf: parts.startOf,
    startedAt: parts.startedAt,
    settled: parts.settled,
    subject: parts.subject,
    pauses: parts.pauses,
    earliest: parts.earliest,
    targetAt: parts.targetAt,
    floor: null,
    ceiling: null,
    breached: false,
  });
};

/** P21, P20: from the receipt (a new round: from the reopening) to the raising. */
const preparationClock = (state: Known, documents: Documents): Clock => {
  const { number, startedAt } = state.preparation;
  const raised = state.status !== 'preparing' && state.round ? met(state.round.referredAt, 'ReferredToResearch') : null;
  return windowed(state, documents, 'preparation', {
    start: `preparation:${number}`,
    startOf: number === 1 ? 'received' : 'CaseReopened',
    startedAt,
    pauses: state.pauses,
    settled: raised ?? caseEnd(state),
  });
};

const informationClocks = (state: Known, documents: Documents, clocks: Clock[]): void => {
  for (const { informationId, askedAt, start } of state.information)
    clocks.push(
      windowed(state, documents, 'information', {
        start,
        startOf: 'InformationRequested',
        startedAt: askedAt,
        settled: caseEnd(state),
        subject: informationId,
      }),
    );
  const last = state.lastInformation;
  if (last)
    clocks.push(lastClock(state, documents, 'information', last, 'InformationRequested', 'InformationSupplied'));
};

const clarificationClocks = (state: Known, documents: Documents, clocks: Clock[]): void => {
  for (const { clarificationId, askedAt, start } of state.clarifications)
    clocks.push(
      windowed(state, documents, 'clarification', {
        start,
        startOf: 'ClarificationAsked',
        startedAt: askedAt,
        settled: caseEnd(state),
        subject: clarificationId,
      }),
    );
  const last = state.lastClarification;
  if (last) clocks.push(lastClock(state, documents, 'clarification', last, 'ClarificationAsked', 'ClarificationGiven'));
};

const lastClock = (
  state: Known,
  documents: Documents,
  name: WindowName,
  last: Settled,
  startOf: string,
  of: string,
): Clock =>
  windowed(state, documents, name, {
    startOf,
    start: last.start,
    subject: last.id,
    startedAt: last.startedAt,
    settled: { at: last.settledAt, how: last.met ? 'met' : 'ended', of: last.met ? of : 'cancelled' },
  });

/** P26: from the decision, or from the floor where that is later, to the answer. */
const answerClock = (state: Known, documents: Documents, earliest: Instant | null, clocks: Clock[]): void => {
  if (state.status !== 'decided' && state.status !== 'answered') return;
  const { decidedAt, number } = state.decision;
  const early = state.status === 'decided' ? state.earlyAnswer : state.answer.early;
  const floored = early ? null : earliest;
  const startedAt = floored === null ? decidedAt : laterOf(decidedAt, floored);
  clocks.push(
    windowed(state, documents, 'answer', {
      start: `answer:${number}`,
      startOf: startedAt === decidedAt ? 'CommitteeDecided' : 'ReviewFloorPassed',
      startedAt,
      earliest: floored,
      settled: state.status === 'answered' ? met(state.answer.toldAt, 'DecisionNotified') : caseEnd(state),
    }),
  );
};

/** P28: from the answer, or from the first verification where registration runs beside the study. */
const registrationClock = (state: Known, documents: Documents, clocks: Clock[]): void => {
  const start = registrationStart(state, documents.policy);
  if (!start) return;
  const registered = state.registered ? met(state.registered.at, 'RegistrationCompleted') : null;
  const rejected =
    state.status === 'answered' && state.decision.outcome === 'rejected'
      ? { at: state.answer.toldAt, how: 'ended' as const, of: 'DecisionNotified' }
      : null;
  clocks.push(
    windowed(state, documents, 'registration', {
      start: start.start,
      startOf: start.of,
      startedAt: start.at,
      settled: registered ?? rejected ?? caseEnd(state),
    }),
  );
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
const serviceClocks = (state: Known, documents: Documents, clocks: Clock[]): void => {
  if (state.status !== 'answered' || state.decision.outcome !== 'accepted' || !state.registered) return;
  const round = state.round.number;
  const startedAt = laterOf(state.registered.at, state.answer.toldAt);
  const first = state.services[0];
  clocks.push(
    windowed(state, documents, 'service', {
      start: `service:${round}`,
      startOf: 'RegistrationCompleted',
      startedAt,
      settled: first ? met(laterOf(startedAt, first.plannedAt), 'ServicePlanned') : caseEnd(state),
    }),
  );
  for (const service of state.services) {
    clocks.push(serviceClock(service, state, documents, round));
    const reply = replyClock(service, state, documents, round);
    if (reply) clocks.push(reply);
  }
};

/** P29: the beneficiary's word on a whole delivery is waited for, and given up after the version's time. */
const replyClock = (service: Service, state: Known, documents: Documents, round: number): Clock | undefined => {
  if (service.status !== 'delivered' || !service.whole || service.confirmation !== undefined) return undefined;
  const start = `service:${round}:${service.serviceId}:reply:${service.recordedAt}`;
  const settled = caseEnd(state);
  return clockOf({
    clock: 'service',
    clause: 'P29',
    start,
    subject: service.serviceId,
    startOf: 'ServiceDelivered',
    startedAt: service.recordedAt,
    lapse: { length: documents.policy.confirmationWait, source: 'house' },
    settled,
    calendar: calendarOf(state, documents, start, settled),
    warnAfterShare: documents.policy.warnAfterShare,
  });
};

const serviceClock = (service: Service, state: Known, documents: Documents, round: number): Clock =>
  windowed(state, documents, 'service', {
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
