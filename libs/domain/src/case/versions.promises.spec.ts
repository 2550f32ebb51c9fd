import type { ReviewWindow } from '@lib/domain';
import fc from 'fast-check';
import { under, versionOne } from '../../fixtures/life-of-a-case';
import { keepsItsPromises } from '../../fixtures/promises';
import { walk } from '../../fixtures/walk';

// Refusals are answers here, half a million of them: their stacks would take a third of the time.
Error.stackTraceLimit = 0;

const seeds = fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 32, size: 'max' });
const windowed = (changes: Partial<ReviewWindow>) => ({ reviewWindow: { ...versionOne.reviewWindow, ...changes } });
const ceiling = { length: 'P14D', clause: 'P27', source: 'policy' } as const;

/** Readings that the board can adopt without a line of code. */
const versions = [
  under(windowed({ from: 'submission' })),
  under(windowed({ from: 'notice' })),
  under(windowed({ floor: null, ceiling })),
  under(windowed({ ceiling, earlyAnswer: true })),
  under({ registrationFrom: 'verification', gates: ['data_verified', 'need_assessed'] }),
  under({
    use: 'historical',
    gates: ['data_verified'],
    decision: { requires: ['members'] },
    ...windowed({ floor: null }),
  }),
];

describe('whatever is sent to a case of another version', () => {
  it('P3 P27 P28 keeps every promise, over 10,000 sequences', () => {
    fc.assert(
      fc.property(fc.constantFrom(...versions), seeds, (documents, chosen) =>
        keepsItsPromises(walk(documents, chosen)),
      ),
      { numRuns: 10_000 },
    );
  });
});
