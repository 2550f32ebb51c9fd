import { coverageOf, standingOf } from './coverage';

const none = { binding: true, commands: [], events: [], clocks: [] };

describe('how far a clause is borne', () => {
  it.each([
    ['timed', { ...none, events: ['ReviewFloorPassed'], clocks: ['review'] }],
    ['recorded', { ...none, commands: ['VerifyData'] }],
    ['recorded', { ...none, events: ['DataVerified'] }],
    ['missing', none],
    ['guiding', { ...none, binding: false }],
  ])('is %s', (coverage, clause) => expect(coverageOf(clause)).toBe(coverage));
});

describe('where a version stands', () => {
  it('is told by the one in force', () =>
    expect([1, 2, 3].map((version) => standingOf(version, 2))).toEqual(['replaced', 'inForce', 'coming']));
  it('is still to come before any is in force', () => expect(standingOf(1, undefined)).toBe('coming'));
});
