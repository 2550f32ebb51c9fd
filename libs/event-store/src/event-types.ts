import { effectsEventTypes } from './effects';
import { caseEventTypes, decidedEventTypes, policyEventTypes, registerEventTypes } from '@lib/domain';

/** Every event type that this release can read, in its newest shape. Who holds the effects, and `ClockProbed`, are no facts of the house: they are of its running. */
export const knownTypes: ReadonlySet<string> = new Set<string>([
  ...caseEventTypes,
  ...policyEventTypes,
  ...registerEventTypes,
  ...decidedEventTypes,
  ...effectsEventTypes,
  'ClockProbed',
]);
