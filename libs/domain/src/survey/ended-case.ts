import { evolve } from '../case/evolve';
import { initialCase, type Case, type Known } from '../case/state';
import { timelineFor, type Documents } from '../case/timeline';
import type { CaseEvent } from '../case/events';
import { clockStateAt } from '../time/clock';
import { msOf, type Instant } from '../time/instant';
import type { EndedAs, RatedService, SurveySubject, WithholdingGround } from './events';
import { handsIn, officersIn, type Handed } from './hands';

/** Of a case's stream: each event with its revision and who recorded it. */
export type HandedEvent = Handed & { revision: number };

export type Ending = { revision: number; at: Instant; as: EndedAs };

const endingTypes: Readonly<Record<string, EndedAs>> = {
  CaseClosed: 'closed',
  RequestWithdrawn: 'withdrawn',
  RequestDiscontinued: 'discontinued',
};

/** Whether an event ends a case, and as what; a withdrawn case that is then closed has ended once. */
export const endingBy = (type: string): EndedAs | undefined =>
  Object.hasOwn(endingTypes, type) ? endingTypes[type] : undefined;

/** Why the beneficiary of a case is not asked, as far as the case itself knows. */
export const groundAfter = (
  before: WithholdingGround | undefined,
  { type, data }: { type: string; data: object },
): WithholdingGround | undefined => {
  const { reasonCode } = data as { reasonCode?: string };
  if (type === 'CaseReopened') return undefined;
  if (type === 'ServiceCancelled') return reasonCode === 'deceased' ? 'deceased' : before;
  if (type !== 'RequestDiscontinued') return before;
  return reasonCode === 'deceased' || reasonCode === 'duplicate' || reasonCode === 'entered_in_error'
    ? reasonCode
    : before;
};

/** What is to be rated of a case whose ending still stands, and why nobody is asked, where the case says so. */
export const endedCase = (
  events: readonly HandedEvent[],
  subject: SurveySubject,
  documents: Documents,
): { service: RatedService; ground: WithholdingGround | undefined } | undefined => {
  const ending = endingOf(events);
  if (!ending || ending.revision !== subject.ending) return undefined;
  const state = events
    .filter(({ revision }) => revision <= ending.revision)
    .reduce<Case>((before, event) => evolve(before, event as unknown as CaseEvent), initialCase);
  if (state.status === 'unknown') return undefined;
  const ground = events.reduce<WithholdingGround | undefined>(groundAfter, undefined);
  return { service: serviceOf(state, ending, events, subject, documents), ground };
};

/** The ending that stands; undefined while the case is open. */
export const endingOf = (events: readonly { type: string; data: object; revision: number }[]): Ending | undefined =>
  events.reduce<Ending | undefined>((before, { type, data, revision }) => {
    if (type === 'CaseReopened') return undefined;
    const as = endingBy(type);
    return before ?? (as && { revision, as, at: (data as { occurredAt: Instant }).occurredAt });
  }, undefined);

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

const daysBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((msOf(to) - msOf(from)) / 86_400_000));
