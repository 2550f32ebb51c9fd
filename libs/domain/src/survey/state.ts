import type { Documents } from '../documents';
import type { Pins } from '../decider';
import { clockOf, type Clock } from '../time/clock';
import { after } from '../time/duration';
import type { Instant } from '../time/instant';
import type { RatedService, SurveyEvent, SurveySubject } from './events';

export const surveyStates = ['open', 'withheld', 'rated', 'declined', 'expired', 'superseded', 'withdrawn'] as const;
export type SurveyState = (typeof surveyStates)[number];

/** What the rules of a survey read. No rating is among it: whoever holds this state knows of none. */
export type Survey = Pins & {
  subject: SurveySubject;
  status: SurveyState;
  invited: readonly string[];
  hands: readonly string[];
  invitedAt: Instant;
  settled: { at: Instant; of: string } | undefined;
};

export const evolveSurvey = (state: Survey | undefined, event: SurveyEvent): Survey | undefined => {
  switch (event.type) {
    case 'SurveyInvited':
      return begun(event.data, 'open', event.data.occurredAt);
    case 'InvitationWithheld':
      return begun(event.data, 'withheld', event.data.occurredAt);
    case 'ServiceRated':
      return state && settled(state, 'rated', event);
    case 'RatingDeclined':
      return state && settled(state, 'declined', event);
    case 'SurveySuperseded':
      return state && settled(state, 'superseded', event);
    case 'InvitationWithdrawn':
      return state && settled(state, 'withdrawn', event);
    case 'SurveyExpired':
      return state && settled(state, 'expired', event);
    default:
      return state; // that a reminder is due changes nothing
  }
};

const begun = (data: Pins & RatedService, status: SurveyState, at: Instant): Survey => ({
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  calendarVersion: data.calendarVersion,
  use: data.use,
  subject: data.subject,
  status,
  invited: data.invited,
  hands: data.hands,
  invitedAt: at,
  settled: undefined,
});

const settled = (state: Survey, status: SurveyState, { type, data }: SurveyEvent): Survey => ({
  ...state,
  status,
  settled: { at: 'dueAt' in data ? data.dueAt : data.occurredAt, of: type },
});

/** P11, P13: from the invitation to the rating; the one reminder has a day of its own. */
export const surveyClocks = (state: Survey, { policy, calendar }: Documents): readonly Clock[] => {
  if (state.status === 'withheld') return [];
  const { clause, target } = policy.windows.survey;
  const clock = clockOf({
    clock: 'survey',
    clause,
    target,
    calendar,
    warnAfterShare: policy.warnAfterShare,
    start: 'survey:1',
    startOf: 'SurveyInvited',
    startedAt: state.invitedAt,
    settled: state.settled && {
      at: state.settled.at,
      how: state.status === 'rated' ? 'met' : 'ended',
      of: state.settled.of,
    },
  });
  const remindAt = after(state.invitedAt, policy.survey.reminderAfter);
  const reminded = clock.target === null || remindAt < clock.target;
  return [{ ...clock, warnAt: { target: reminded ? remindAt : null, ceiling: null } }];
};
