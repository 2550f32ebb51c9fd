import {
  answeredInquiry,
  endedCase,
  handsIn,
  type Documents,
  type Survey,
  type SurveySubject,
  type WithholdingGround,
} from '@lib/domain';
import {
  pinnedDocuments,
  pinsIn,
  type CalendarDocuments,
  type EventStore,
  type PolicyDocuments,
  type Recorded,
} from '@lib/event-store';
import type { Facts, FactsOf } from './decided.aggregate';
import { handed } from './handed';

/** What the beneficiary's own book says against asking them: deceased, or no contact wished. */
export type GroundOf = (beneficiaryId: string) => Promise<WithholdingGround | undefined>;

export interface SurveySources {
  readonly store: EventStore;
  readonly policies: PolicyDocuments;
  readonly calendars: CalendarDocuments;
  readonly groundOf?: GroundOf;
}

/** What the rules of a survey have to know of what is rated: what it was, how it ended, and who had a hand in it. */
export const surveyFacts =
  (sources: SurveySources): FactsOf =>
  async ({ type, data }, standing) => {
    switch (type) {
      case 'OfferSurvey':
        return offerFacts(sources, data['subject'] as SurveySubject);
      case 'RateService':
      case 'DeclineRating':
        return { hands: await handsByNow(sources.store, standing.own as Survey | undefined) };
      case 'WithdrawInvitation':
        return { ground: await silenceNow(sources, standing.own as Survey | undefined) };
      default:
        return {};
    }
  };

const offerFacts = async (sources: SurveySources, subject: SurveySubject): Promise<Facts> => {
  const { events } = await sources.store.load(streamOf(subject));
  const first = events[0];
  if (!first) return {};
  const documents = await documentsOf(sources, events);
  const { policyId, version: policyVersion } = documents.policy;
  const told = subject.kind === 'case' ? endedCase : answeredInquiry;
  const ended = told(events.map(handed), subject, documents);
  if (!ended) return { policyId, policyVersion };
  const { service } = ended;
  const beneficiaryId = service.invited[0];
  const ground = ended.ground ?? (beneficiaryId && (await sources.groundOf?.(beneficiaryId)));
  return { policyId, policyVersion, service, ground };
};

const silenceNow = async ({ groundOf }: SurveySources, survey: Survey | undefined) => {
  const beneficiaryId = survey?.invited[0];
  return beneficiaryId === undefined ? undefined : groundOf?.(beneficiaryId);
};

const handsByNow = async (store: EventStore, survey: Survey | undefined): Promise<readonly string[]> =>
  survey ? handsIn((await store.load(streamOf(survey.subject))).events.map(handed)) : [];

const documentsOf = ({ policies, calendars }: SurveySources, events: readonly Recorded[]): Promise<Documents> =>
  pinnedDocuments(policies, calendars, pinsIn(events));

const streamOf = ({ kind, id }: SurveySubject): string => `${kind}-${id}`;
