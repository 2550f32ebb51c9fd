import fc from 'fast-check';
import { mainDocuments } from '../../fixtures/life-of-a-case';
import { keepsItsPromises } from '../../fixtures/promises';
import { walk } from '../../fixtures/walk';

// Refusals are answers here, half a million of them: their stacks would take a third of the time.
Error.stackTraceLimit = 0;

const seeds = fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 32, size: 'max' });

describe('whatever is sent to a case of version 1 of main', () => {
  it('P20 P21 P23 P24 P25 P26 P27 keeps every promise, over 10,000 sequences', () => {
    fc.assert(
      fc.property(seeds, (chosen) => keepsItsPromises(walk(mainDocuments, chosen))),
      { numRuns: 10_000 },
    );
  });
});
