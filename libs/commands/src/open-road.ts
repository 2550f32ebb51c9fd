import { deciders, type AnyDecider, type DecidedCategory } from '@lib/domain';
import { CalendarDocuments, PolicyDocuments, type EventStore } from '@lib/event-store';
import { beneficiaryFacts, silenceOf } from './beneficiary-facts';
import { caseFacts } from './case-facts';
import { CalendarAggregate } from './calendar.aggregate';
import { CaseAggregate } from './case.aggregate';
import { CommandRoad, type Aggregates } from './command-road';
import { DecidedAggregate, type FactsOf } from './decided.aggregate';
import { notificationFacts } from './notification-facts';
import { PolicyAggregate } from './policy.aggregate';
import { RegisterAggregate } from './register.aggregate';
import { surveyFacts } from './survey-facts';

export interface RoadOptions {
  readonly store: EventStore;
  readonly instanceSecret: string;
  /** True where a real issuer is set: no demonstration series then. */
  readonly demonstrationRefused?: boolean;
  readonly policies?: PolicyDocuments;
  readonly calendars?: CalendarDocuments;
  /** True where people are reached by message. */
  readonly gateway?: boolean;
}

/** The road of a process: one is enough, and all of its commands should take it. */
export const openRoad = ({
  store,
  instanceSecret,
  demonstrationRefused = false,
  policies = new PolicyDocuments(store),
  calendars = new CalendarDocuments(store),
  gateway = false,
}: RoadOptions): CommandRoad =>
  new CommandRoad(
    store,
    {
      ...decided(store, policies, calendars, instanceSecret, gateway),
      case: new CaseAggregate(store, policies, calendars, demonstrationRefused, instanceSecret),
      calendar: new CalendarAggregate(policies, calendars),
      policy: new PolicyAggregate(demonstrationRefused),
      register: new RegisterAggregate(),
    },
    instanceSecret,
  );

const decided = (
  store: EventStore,
  policies: PolicyDocuments,
  calendars: CalendarDocuments,
  instanceSecret: string,
  gateway: boolean,
): Aggregates => {
  const facts = factsFor(store, policies, calendars, instanceSecret, gateway);
  return Object.fromEntries(
    (Object.entries(deciders) as [DecidedCategory, AnyDecider][]).map(([category, decider]) => [
      category,
      new DecidedAggregate(category, decider, policies, calendars, facts[category]),
    ]),
  );
};

/** What the rules of an aggregate have to know from elsewhere. */
const factsFor = (
  store: EventStore,
  policies: PolicyDocuments,
  calendars: CalendarDocuments,
  instanceSecret: string,
  gateway: boolean,
): Partial<Record<DecidedCategory, FactsOf>> => ({
  inquiry: caseFacts(store, 'inquiryId'),
  dispute: caseFacts(store, 'disputeId'),
  survey: surveyFacts({ store, policies, calendars, groundOf: silenceOf(store) }),
  beneficiary: beneficiaryFacts(store, instanceSecret),
  notification: notificationFacts(store, gateway),
});
