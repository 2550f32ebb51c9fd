import fc from 'fast-check';
import {
  answerMarks,
  caseDifference,
  Simulation,
  type Documents,
  type Known,
  type SimulationResult,
} from '@lib/domain';
import { day, under, versionOne } from '../../fixtures/life-of-a-case';
import { walk } from '../../fixtures/walk';

Error.stackTraceLimit = 0; // refusals are answers here

const window = { ...versionOne.reviewWindow, floor: null };
const own = under({ reviewWindow: window });
const withFloor = (days: number): Documents =>
  under({ reviewWindow: { ...window, floor: { length: `P${days}D`, clause: 'P27', source: 'policy' } } });

/** Cases that were lived without a floor, so that some were answered on any day. */
const lives = fc.array(fc.array(fc.nat(2 ** 31 - 1), { minLength: 20, maxLength: 40, size: 'max' }), {
  minLength: 1,
  maxLength: 4,
});
const statesOf = (chosen: readonly (readonly number[])[]): Known[] =>
  chosen.flatMap((seeds, index) => {
    const { state } = walk(own, seeds);
    return state.status === 'unknown' ? [] : [{ ...state, caseId: `case-${index}` }];
  });

const simulated = (states: readonly Known[], draft: Documents, before = own): SimulationResult => {
  const simulation = new Simulation();
  for (const state of states) simulation.add(caseDifference({ state, reference: null }, before, draft, day(400)));
  return simulation.result();
};

describe('what a draft would have changed in any lives', () => {
  it('changes nothing where the draft says what holds', () => {
    fc.assert(
      fc.property(lives, (chosen) => {
        const { total, unanswered, mostChanged } = simulated(statesOf(chosen), withFloor(14), withFloor(14));
        expect(mostChanged).toEqual([]);
        expect(unanswered.before).toEqual(unanswered.after);
        for (const mark of answerMarks) expect(total[mark].before).toBe(total[mark].after);
      }),
    );
  });

  it('P27 never makes fewer early answers of a longer floor', () => {
    let early = 0;
    fc.assert(
      fc.property(lives, fc.nat(30), fc.nat(30), (chosen, days, more) => {
        const states = statesOf(chosen);
        const { total } = simulated(states, withFloor(days + more + 1), withFloor(days + 1));
        early += total.beforeFloor.after;
        expect(total.beforeFloor.after).toBeGreaterThanOrEqual(total.beforeFloor.before);
      }),
    );
    expect(early).toBeGreaterThan(0);
  });

  it('adds up: months and segments to the whole, standings to the cases without an answer', () => {
    fc.assert(
      fc.property(lives, (chosen) => {
        const states = statesOf(chosen);
        const { cases, total, byMonth, bySegment, unanswered } = simulated(states, withFloor(14));
        const sum = (numbers: readonly (number | undefined)[]): number =>
          numbers.reduce<number>((all, number) => all + (number ?? 0), 0);
        for (const groups of [byMonth, Object.values(bySegment)]) {
          expect(sum(groups.map(({ answers }) => answers))).toBe(total.answers);
          for (const mark of answerMarks)
            expect(sum(groups.map((figures) => figures[mark].after))).toBe(total[mark].after);
        }
        for (const side of ['before', 'after'] as const)
          expect(sum(Object.values(unanswered[side]))).toBe(unanswered.cases);
        expect(cases).toBe(states.length);
        expect(total.answers + unanswered.cases).toBe(cases);
      }),
    );
  });
});
