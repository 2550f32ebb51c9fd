import fc from 'fast-check';
import { deciders } from '@lib/domain';
import { walkDecider, walked } from '../fixtures/decider-walk';

// Refusals are answers here: their stacks would take a third of the time.
Error.stackTraceLimit = 0;

/** With the 20,000 of a case, 100,000 a run. */
const SEQUENCES = 16_000;
const seeds = fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 10, size: 'max' });

describe('whatever is sent to an aggregate beside the case', () => {
  it.each(walked)(
    '%s keeps its promises over 16,000 sequences, each of its commands and events among them',
    (category) => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(seeds, (chosen) => {
          for (const { type } of walkDecider(category, chosen)) seen.add(type);
        }),
        { numRuns: SEQUENCES },
      );
      const { events, dueKinds } = deciders[category]!;
      expect([...Object.keys(events), ...Object.keys(dueKinds)].filter((type) => !seen.has(type))).toEqual([]);
    },
  );
});
