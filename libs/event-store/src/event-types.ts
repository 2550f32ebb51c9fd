import { caseEventTypes, decidedEventTypes, policyEventTypes, registerEventTypes } from '@lib/domain';

/** Every event type that this release can read, in its newest shape. `ClockProbed` is no fact: a process measured its clock. */
export const knownTypes: ReadonlySet<string> = new Set<string>([
  ...caseEventTypes,
  ...policyEventTypes,
  ...registerEventTypes,
  ...decidedEventTypes,
  'ClockProbed',
]);
