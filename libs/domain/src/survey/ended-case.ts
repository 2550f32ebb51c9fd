import type { CaseEvent } from '../case/events';
import { evolve } from '../case/evolve';
import { initialCase, type Case, type Known } from '../case/state';
import { timelineFor } from '../case/timeline';
import type { Documents } from '../documents';
import { clockStateAt } from '../time/clock';
import { endingOf, groundOf, type Ending, type HandedEvent } from './endings';
import { daysBetween, type Ended } from './ended';
import type { RatedService, SurveySubject } from './events';
import { handsIn, officersIn } from './hands';

/** What is to be rated of a case whose ending still stands, and why nobody is asked, where the case says so. */
export const endedCase = (
  events: readonly HandedEvent[],
  subject: SurveySubject,
  documents: Documents,
): Ended | undefined => {
  const ending = endingOf(events);
  if (!ending || ending.revision !== subject.ending) return undefined;
  const state = events
    .filter(({ revision }) => revision <= ending.revision)
    .reduce<Case>((before, event) => evolve(before, event as unknown as CaseEvent), initialCase);
  if (state.status === 'unknown') return undefined;
  return { service: serviceOf(state, ending, events, subject, documents), ground: groundOf(events) };
};

const serviceOf = (
  state: Known,
  ending: Ending,
  events: readonly HandedEvent[],
  subject: SurveySubject,
  documents: Documents,
): RatedService => {
  const answer = state.status === 'answered' ? state.answer : undefined;
  const review = timelineFor(state, documents).find(({ clock }) => clock === 'review');
  const submission = events[0]?.data as { submittedBy?: string } | undefined;
  return {
    subject,
    endedAt: ending.at,
    endedAs: ending.as,
    outcome: state.status === 'answered' ? state.decision.outcome : undefined,
    segment: state.codes['segment'],
    channel: state.codes['channel'],
    support: state.requestedSupport,
    invited: [...new Set([state.beneficiaryId, state.applicantId])],
    submittedBy: submission?.submittedBy,
    hands: handsIn(events),
    officers: officersIn(events),
    providers: [...new Set(state.services.flatMap(({ providerId }) => providerId ?? []))],
    speed: answer && review ? clockStateAt(review, ending.at) : undefined,
    daysToAnswer: answer && daysBetween(state.receivedAt, answer.toldAt),
  };
};
