import { caseEventTypes, decidedEventTypes, policyEventTypes, registerEventTypes } from '@lib/domain';

const effectsEventTypes = ['EffectsHeld', 'EffectsTakenOver'] as const;
export type EffectsEventType = (typeof effectsEventTypes)[number];

/** Every event type that this release can read, in its newest shape. Who holds the effects, and `ClockProbed`, are no facts of the house: they are of its running. */
export const knownTypes: ReadonlySet<string> = new Set<string>([
  ...caseEventTypes,
  ...policyEventTypes,
  ...registerEventTypes,
  ...decidedEventTypes,
  ...effectsEventTypes,
  'ClockProbed',
]);
