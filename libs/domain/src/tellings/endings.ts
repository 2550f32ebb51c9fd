import type { ClockName } from '../closed-lists';

const table: Readonly<Record<string, readonly ClockName[] | 'all'>> = {
  ReferredToResearch: ['preparation'],
  InformationSupplied: ['information'],
  InformationRequestCancelled: ['information'],
  ClarificationGiven: ['clarification'],
  DecisionNotified: ['review', 'answer'],
  RegistrationCompleted: ['registration'],
  ServiceDelivered: ['service'],
  ServiceCancelled: ['service'],
  RequestWithdrawn: 'all',
  RequestDiscontinued: 'all',
  CaseClosed: 'all',
  InquiryAnswered: 'all',
  SuggestionAccepted: 'all',
  SuggestionDeclined: 'all',
  ObstacleRemoved: 'all',
  ObstacleAccepted: 'all',
  InquiryClosed: 'all',
  InquiryWithdrawn: 'all',
  DisputeSettled: 'all',
  DisputeWithdrawn: 'all',
  ServiceRated: 'all',
  RatingDeclined: 'all',
  SurveyExpired: 'all',
  SurveySuperseded: 'all',
  InvitationWithdrawn: 'all',
  MandateEnded: ['mandate'],
  MandateLapsed: ['mandate'],
  DeathRecorded: 'all',
  FollowUpDone: 'all',
  FollowUpCancelled: 'all',
  PolicyReviewed: 'all',
  PolicyAdopted: 'all',
};

/** The clocks whose wait is over with an event of this type, as far as something may still be told of them. */
export const ends = (type: string): readonly ClockName[] | 'all' | undefined =>
  Object.hasOwn(table, type) ? table[type] : undefined;
