import type { PersonalPart } from '../case/events';
import { checkCode, reasonFor } from '../case/codes';
import type { Documents } from '../documents';
import type { Pins } from '../decider';
import { Refused } from '../refused';
import type { Instant } from '../time/instant';
import type { SurveyCommandOf } from './commands';
import type { RatedService, SurveyEvent, WithholdingGround } from './events';
import type { Survey } from './state';

/** P13: every ended service is followed by an invitation or by the ground for none; an ending that stands no more by neither. */
export const offer = (
  { data }: SurveyCommandOf<'OfferSurvey'>,
  documents: Documents,
  at: Instant,
): readonly SurveyEvent[] => {
  const { surveyId, service } = data;
  if (!service) return [];
  const every = { surveyId, occurredAt: at, ...pinsOf(documents), ...serviceOf(service) };
  const ground = groundOf(data, documents);
  // guard P13
  if (ground !== undefined) return [{ type: 'InvitationWithheld', data: { ...every, ground } }];
  // guard P11
  return [{ type: 'SurveyInvited', data: every }];
};

const groundOf = (
  { ground }: SurveyCommandOf<'OfferSurvey'>['data'],
  { policy }: Documents,
): WithholdingGround | undefined => (policy.use === 'historical' ? 'historical' : ground);

const pinsOf = ({ policy, calendar }: Documents): Pins => ({
  policyId: policy.policyId,
  policyVersion: policy.version,
  calendarVersion: calendar.version,
  use: policy.use,
});

const serviceOf = (service: RatedService): RatedService => ({
  subject: { kind: service.subject.kind, id: service.subject.id, ending: service.subject.ending },
  endedAt: service.endedAt,
  endedAs: service.endedAs,
  outcome: service.outcome,
  segment: service.segment,
  channel: service.channel,
  support: service.support,
  department: service.department,
  invited: service.invited,
  submittedBy: service.submittedBy,
  hands: service.hands,
  officers: service.officers,
  providers: service.providers,
  speed: service.speed,
  daysToAnswer: service.daysToAnswer,
});

/** P11, P13: 1 to 5, once, by who was invited, and taken by nobody who had a hand in it. */
export const rate = (
  command: SurveyCommandOf<'RateService'>,
  state: Survey,
  { policy }: Documents,
  at: Instant,
): readonly SurveyEvent[] => {
  const { data } = command;
  checkMayRecord(command, state);
  checkOpen(state);
  const aspects = Object.entries(data.aspects ?? {});
  checkRange(data.overall, '/overall');
  for (const [aspect, rating] of aspects) {
    checkCode(aspect, policy.survey.aspects, `/aspects/${aspect}`);
    checkRange(rating, `/aspects/${aspect}`);
  }
  return [
    {
      type: 'ServiceRated',
      data: {
        ...everyOf(data, at),
        overall: data.overall,
        aspects: Object.fromEntries(aspects),
        channel: data.channel,
        medium: data.medium,
      },
    },
  ];
};

/** P13: a right is not a duty. */
export const decline = (
  command: SurveyCommandOf<'DeclineRating'>,
  state: Survey,
  { policy }: Documents,
  at: Instant,
): readonly SurveyEvent[] => {
  const { data } = command;
  checkMayRecord(command, state);
  if (state.status === 'declined') return [];
  checkOpen(state);
  return [
    {
      type: 'RatingDeclined',
      data: {
        ...everyOf(data, at),
        reasonCode: reasonFor('rating_declined', data, policy, 'P13'),
        channel: data.channel,
        medium: data.medium,
        toldTo: data.toldTo,
      },
    },
  ];
};

/** Of an earlier ending: what is settled stays as it is. */
export const supersede = (
  { data: { surveyId, supersededBy } }: SurveyCommandOf<'SupersedeSurvey'>,
  state: Survey,
  at: Instant,
): readonly SurveyEvent[] =>
  state.status === 'open' ? [{ type: 'SurveySuperseded', data: { surveyId, occurredAt: at, supersededBy } }] : [];

/** P13, P17: a death or a wish for no contact ends an invitation that is open, at once. */
export const withdraw = (
  { data: { surveyId, ground } }: SurveyCommandOf<'WithdrawInvitation'>,
  { status, subject }: Survey,
  at: Instant,
): readonly SurveyEvent[] => {
  // guard P13
  if (status !== 'open' || ground === undefined) return [];
  return [{ type: 'InvitationWithdrawn', data: { surveyId, occurredAt: at, subject, ground } }];
};

type Recorded = SurveyCommandOf<'RateService'> | SurveyCommandOf<'DeclineRating'>;

const checkMayRecord = ({ data, by }: Recorded, { status, invited, hands }: Survey): void => {
  if (status === 'withheld') throw new Refused('not_invited', 'P13');
  if (data.ratedBy !== undefined && !invited.includes(data.ratedBy))
    throw new Refused('not_invited', 'P13', { pointer: '/ratedBy' });
  // guard P13
  if (hands.includes(by.id) || data.hands?.includes(by.id)) throw new Refused('own_case', 'P13');
  const stranger = (data.personal ?? []).findIndex(({ subject }) => !invited.includes(subject));
  if (stranger >= 0) throw new Refused('subject_unknown', undefined, { pointer: `/personal/${stranger}/subject` });
};

const checkOpen = ({ status }: Survey): void => {
  switch (status) {
    case 'rated':
      throw new Refused('already_rated', 'P13');
    case 'declined':
      throw new Refused('rating_declined', 'P13');
    case 'expired':
      throw new Refused('survey_expired', 'P13');
    case 'superseded':
      throw new Refused('survey_superseded', 'P13');
    case 'withdrawn':
      throw new Refused('invitation_withdrawn', 'P13');
    case 'withheld':
    case 'open':
  }
};

const checkRange = (rating: number, pointer: string): void => {
  if (!Number.isInteger(rating) || rating < 1 || rating > 5)
    throw new Refused('rating_out_of_range', 'P11', { pointer, min: 1, max: 5 });
};

const everyOf = ({ surveyId, personal }: { surveyId: string; personal?: readonly PersonalPart[] }, at: Instant) => ({
  surveyId,
  occurredAt: at,
  ...(personal === undefined ? {} : { personal }),
});
