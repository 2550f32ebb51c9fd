import type { Actor } from '../actor';
import type { Contact, PersonalPart } from '../case/events';
import type { AggregateCommandRow } from '../decider';
import type { Instant } from '../time/instant';
import type { RatedService, SilenceGround, SurveySubject, WithholdingGround } from './events';

type Given = { surveyId: string; personal?: readonly PersonalPart[] };

/** Facts that the handler looks up: who has had a hand in it by now. */
type HandsByNow = { hands?: readonly string[] };

type Bodies = {
  /** `service` is the handler's: undefined where the ending stands no more. `ground` too: why nobody is to be asked. */
  OfferSurvey: { subject: SurveySubject; service?: RatedService; ground?: WithholdingGround };
  RateService: HandsByNow & {
    overall: number;
    aspects?: Readonly<Record<string, number>>;
    ratedBy?: string;
    channel?: Contact['channel'];
    medium?: Contact['medium'];
  };
  DeclineRating: HandsByNow & Contact & { ratedBy?: string; reasonCode?: string };
  SupersedeSurvey: { supersededBy: string };
  /** `ground` is the handler's, from the beneficiary's own book: undefined where it says nothing any more. */
  WithdrawInvitation: { ground?: SilenceGround };
};
export type SurveyCommandType = keyof Bodies;
export type SurveyCommand = {
  [K in SurveyCommandType]: { type: K; data: Bodies[K] & Given; at: Instant; by: Actor };
}[SurveyCommandType];
export type SurveyCommandOf<T extends SurveyCommandType> = Extract<SurveyCommand, { type: T }>;

const row = (route: string, roles: AggregateCommandRow['roles'], clauses: readonly string[]): AggregateCommandRow => ({
  route,
  roles,
  clauses,
  gatedByFloor: false,
});

export const surveyCommands = {
  OfferSurvey: { ...row('offer-survey', ['system'], ['P11', 'P13']), begins: true },
  RateService: row('rate-service', ['intake', 'officer', 'supervisor'], ['P11', 'P13']),
  DeclineRating: row('decline-rating', ['intake', 'officer', 'supervisor'], ['P13']),
  SupersedeSurvey: row('supersede-survey', ['system'], ['P13']),
  WithdrawInvitation: row('withdraw-invitation', ['system'], ['P13', 'P17']),
  PassTimelineStep: row('pass-timeline-step', ['system'], ['P11', 'P13']),
} as const satisfies Readonly<Record<string, AggregateCommandRow>>;
