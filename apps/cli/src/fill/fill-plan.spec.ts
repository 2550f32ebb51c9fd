import { caseOf, kindsOfCases } from './fill-plan';

/** Early in a day: a case of that day may not begin later in it. */
const until = '2026-11-23T05:10:00.000Z';
const many = Array.from({ length: 400 }, (_, number) => caseOf(7, number, until));

describe('the plan of a filled year', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(caseOf(7, 123, until)).toEqual(caseOf(7, 123, until));
    expect(caseOf(8, 123, until)).not.toEqual(caseOf(7, 123, until));
  });

  it('tells every kind of case, and lets none happen after its last instant or out of order', () => {
    expect(new Set(many.map(({ kind }) => kind))).toEqual(new Set(kindsOfCases));
    for (const { steps } of many) {
      const instants = steps.map(({ at }) => at);
      expect(instants.length).toBeGreaterThan(0);
      expect([...instants].sort()).toEqual(instants);
      expect(instants.every((at) => at <= until)).toBe(true);
      expect(steps.every(({ command }, index) => (command === 'submit-request') === (index === 0))).toBe(true);
    }
  });

  it('spreads over a year, and has cases that are still under way at every step', () => {
    const days = many.map(({ steps }) => steps[0]?.at.slice(0, 7));
    expect(new Set(days).size).toBeGreaterThanOrEqual(12);
    const last = new Set(many.map(({ steps }) => steps.at(-1)?.command));
    for (const command of [
      'submit-request',
      'request-information',
      'refer-to-research',
      'record-decision',
      'notify-decision',
      'deliver-service',
      'close-case',
    ])
      expect(last).toContain(command);
  });
});
