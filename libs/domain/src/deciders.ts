import type { Category } from './categories';
import type { AnyDecider } from './decider';
import { beneficiaryDecider } from './beneficiary/beneficiary';
import { calendarDecider } from './calendar/series';
import { disputeDecider } from './dispute/dispute';
import { exportDecider } from './export/export';
import { inquiryDecider } from './inquiry/inquiry';
import { followUpDecider } from './follow-up/follow-up';
import { notificationDecider } from './notification/notification';
import { policyDecider } from './policy/policy';
import { survey } from './survey/survey';

/** The aggregates that have a decider; the case and the register have ways of their own. */
export type DecidedCategory = Exclude<Category, 'case' | 'register'>;

export const deciders: Readonly<Partial<Record<DecidedCategory, AnyDecider>>> = {
  beneficiary: beneficiaryDecider,
  calendar: calendarDecider,
  followup: followUpDecider,
  notification: notificationDecider,
  export: exportDecider,
  policy: policyDecider,
  inquiry: inquiryDecider,
  dispute: disputeDecider,
  survey,
};

export const deciderOf = (category: string): AnyDecider | undefined =>
  Object.hasOwn(deciders, category) ? deciders[category as DecidedCategory] : undefined;

/** Every type that their streams can hold. */
export const decidedEventTypes: readonly string[] = Object.values(deciders).flatMap(({ events, dueKinds }) => [
  ...Object.keys(events),
  ...Object.keys(dueKinds),
]);
