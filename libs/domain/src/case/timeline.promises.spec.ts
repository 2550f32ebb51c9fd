import fc from 'fast-check';
import { evolve, initialCase, timelineFor, type Case, type CaseEvent, type Clock } from '@lib/domain';
import { under, versionOne } from '../../fixtures/life-of-a-case';
import { walk } from '../../fixtures/walk';

Error.stackTraceLimit = 0; // refusals are answers here

const inWorkingTime = under({
  reviewWindow: { ...versionOne.reviewWindow, target: { length: 'P20D', source: 'house', counting: 'working_days' } },
  windows: {
    ...versionOne.windows,
    clarification: { clause: 'P22', target: { length: 'PT16H', source: 'house', counting: 'office_hours' } },
  },
});
const seeds = fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 32, size: 'max' });

describe('the timeline of whatever is sent to a case', () => {
  it('P20 P27 a later event never moves a clock that began before it, but for a pause that puts it off', () => {
    fc.assert(
      fc.property(seeds, (chosen) => {
        const { steps } = walk(inWorkingTime, chosen);
        for (const { before, recorded } of steps)
          recorded.reduce<Case>((state, event) => {
            const next = evolve(state, event);
            demandUnmoved(timelineFor(state, inWorkingTime), timelineFor(next, inWorkingTime), event);
            return next;
          }, before);
      }),
      { numRuns: 2_000 },
    );
  });

  it('comes out the same folded in two halves as in one', () => {
    fc.assert(
      fc.property(seeds, fc.nat(100), (chosen, percent) => {
        const { events, state } = walk(inWorkingTime, chosen);
        const half = Math.floor((events.length * percent) / 100);
        const first = events.slice(0, half).reduce<Case>(evolve, initialCase);
        const second = events.slice(half).reduce<Case>(evolve, JSON.parse(JSON.stringify(first)) as Case);
        const [one, other] = [state, second].map((whole) => JSON.stringify(timelineFor(whole, inWorkingTime)));
        if (one !== other) throw new Error(`folded in one: ${one}, in two: ${other}`);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** What takes a fact back takes its clock back; all else leaves starts and floors, and only puts targets off. */
const demandUnmoved = (before: readonly Clock[], after: readonly Clock[], event: CaseEvent): void => {
  if (event.type === 'AnswerRetracted' || event.type === 'DecisionRetracted') return;
  for (const clock of before) {
    const later = after.find(({ start }) => start === clock.start);
    // A case that is reopened waits on; and what came after the day by which an end is judged, paused nothing any more.
    if (!later || (clock.settled === null) !== (later.settled === null)) continue;
    const moved = (what: string): never => {
      throw new Error(`${event.type} moved ${what} of ${clock.start}`);
    };
    if (later.startedAt !== clock.startedAt) moved('the start');
    if (later.earliest !== clock.earliest) moved('the floor');
    if (later.target !== null && clock.target !== null && later.target < clock.target) moved('the target nearer');
    const paused = later.pauses.some(({ to }) => to === null);
    if (later.target === null && clock.target !== null && !paused) moved('the target away');
  }
};
