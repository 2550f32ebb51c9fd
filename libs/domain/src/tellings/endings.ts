import type { ClockName } from '../closed-lists';

/** What a telling speaks of: a clock, and which of its starts, whose name begins with the clock's, or what that waits for. */
export type SpokenOf = { clock: ClockName | undefined; start?: string; subject: string | undefined };
type Data = Readonly<Record<string, unknown>>;
type Ending = (told: SpokenOf, data: Data) => boolean;

const whatever: Ending = () => true;

const of =
  (...clocks: readonly ClockName[]): Ending =>
  ({ clock }) =>
    clock !== undefined && clocks.includes(clock);

const ofInformation: Ending = ({ start, subject }, { informationId }) =>
  subject === informationId || isStartOf(start, `information:${String(informationId)}`);

const ofClarification: Ending = ({ start }, { clarificationId }) =>
  isStartOf(start, `clarification:${String(clarificationId)}`);

/** An id that is given again has its place behind it. */
const isStartOf = (start: string | undefined, name: string): boolean =>
  start !== undefined && (start === name || start.startsWith(`${name}:`));

const ofPlanning: Ending = ({ start = '' }) => /^service:\d+$/.test(start);

const ofService: Ending = ({ start = '' }, { serviceId }) => start.replace(/^service:\d+:/, '') === serviceId;

/** Who is not told after all that they are accepted is not waited for to register. */
const ofDecision: Ending = (told, { outcome }) =>
  of('review', 'answer')(told, {}) || (outcome === 'rejected' && told.clock === 'registration');

/** Whose wait is over with an event of this type, as far as something may still be told of it. */
const endings: Readonly<Record<string, Ending>> = {
  ReferredToResearch: of('preparation'),
  InformationSupplied: ofInformation,
  InformationRequestCancelled: ofInformation,
  ClarificationGiven: ofClarification,
  DecisionNotified: ofDecision,
  RegistrationCompleted: of('registration'),
  ServicePlanned: ofPlanning,
  ServiceDelivered: (told, data) => data['extent'] === 'whole' && ofService(told, data),
  ServiceConfirmed: (told, data) => data['confirmation'] !== 'not_confirmed' && ofService(told, data),
  ServiceCancelled: ofService,
  RequestWithdrawn: whatever,
  RequestDiscontinued: whatever,
  CaseClosed: whatever,
  InquiryAnswered: whatever,
  SuggestionAccepted: whatever,
  SuggestionDeclined: whatever,
  ObstacleRemoved: whatever,
  ObstacleAccepted: whatever,
  InquiryClosed: whatever,
  InquiryWithdrawn: whatever,
  DisputeSettled: whatever,
  DisputeWithdrawn: whatever,
  ServiceRated: whatever,
  RatingDeclined: whatever,
  SurveyExpired: whatever,
  SurveySuperseded: whatever,
  InvitationWithdrawn: whatever,
  MandateEnded: of('mandate'),
  MandateLapsed: of('mandate'),
  DeathRecorded: whatever,
  FollowUpDone: whatever,
  FollowUpCancelled: whatever,
  PolicyReviewed: whatever,
  PolicyAdopted: whatever,
};

/** Whether the wait that a telling speaks of is over with an event. */
export const ends = ({ type, data }: { type: string; data: Data }, told: SpokenOf): boolean =>
  Object.hasOwn(endings, type) && endings[type]!(told, data);
