import { calendarVersionOne, clockOf, type ClockParts, type Length } from '@lib/domain';
import { firstOf, openSteps, type DueKinds } from './due';
import { differencesOfTimelines } from './timeline-difference';

const startedAt = '2026-01-01T08:00:00.000Z';
const day = (number: number) => new Date(Date.parse(startedAt) + number * 86_400_000).toISOString();
const house = (length: string): Length => ({ length, source: 'house' });
const clock = (start: string, parts: Partial<ClockParts>) =>
  clockOf({
    clock: 'review',
    start,
    clause: 'P27',
    startOf: 'ReferredToResearch',
    startedAt,
    calendar: calendarVersionOne,
    warnAfterShare: 0.5,
    ...parts,
  });
const kinds: DueKinds = {
  Floor: { clock: 'review', part: 'floor', clause: 'P27' },
  Neared: { clock: 'review', part: 'target_neared', clause: 'P27' },
  Missed: { clock: 'review', part: 'target', clause: 'P27' },
  CeilingNeared: { clock: 'review', part: 'ceiling_neared', clause: 'P27' },
  CeilingMissed: { clock: 'review', part: 'ceiling', clause: 'P27' },
  Lapsed: { clock: 'review', part: 'lapse', clause: 'P27' },
};
const all = { floor: house('P2D'), target: house('P8D'), ceiling: house('P12D'), lapse: house('P5D') };
const shown = (steps: ReturnType<typeof openSteps>) => steps.map(({ type, dueAt }) => [type, dueAt]);

describe('what falls due', () => {
  it('P27 comes in the order of time, whatever its part', () => {
    expect(shown(openSteps([clock('a', all)], kinds, new Set()))).toEqual([
      ['Floor', day(2)],
      ['Neared', day(4)],
      ['Lapsed', day(5)],
      ['CeilingNeared', day(6)],
      ['Missed', day(8)],
      ['CeilingMissed', day(12)],
    ]);
  });

  it('of two clocks at the same instant, the one that stands first in the timeline comes first', () => {
    const clocks = ['a', 'b', 'c'].map((start, index) => clock(start, { floor: house(index === 1 ? 'P1D' : 'P2D') }));
    expect(openSteps(clocks, kinds, new Set()).map((step) => step.clock.start)).toEqual(['b', 'a', 'c']);
  });

  it('comes once: not what the stream holds, not of a clock that stopped, not what nobody has a word for', () => {
    const held = new Set(['a:floor', 'a:target_neared', 'b:target']);
    expect(shown(openSteps([clock('a', all)], kinds, held)).map(([type]) => type)).toEqual([
      'Lapsed',
      'CeilingNeared',
      'Missed',
      'CeilingMissed',
    ]);
    const settled = { at: day(1), how: 'met' as const, of: 'x' };
    expect(openSteps([clock('a', { ...all, settled })], kinds, new Set())).toEqual([]);
    expect(openSteps([clock('a', all)], { Missed: kinds['Missed']! }, new Set())).toHaveLength(1);
    expect(openSteps([clock('a', all)], {}, new Set())).toEqual([]);
  });

  it('P27 the alarm waits for the first of it, or for nothing', () => {
    expect(firstOf(openSteps([clock('a', all)], kinds, new Set()))).toEqual({ dueAt: day(2), clock: 'review' });
    expect(firstOf([])).toBeNull();
  });
});

describe('two timelines', () => {
  it('P3 differ by the clocks that only one of them has, and by each date', () => {
    const [one, other] = [clock('a', { target: house('P8D') }), clock('b', { floor: house('P2D') })];
    const of = (start: string, date: string, before: string | null, after: string | null) => ({
      clock: 'review',
      subject: null,
      start,
      date,
      before,
      after,
    });
    expect(differencesOfTimelines([one], [other])).toEqual([
      of('a', 'startedAt', day(0), null),
      of('a', 'target', day(8), null),
      of('b', 'startedAt', null, day(0)),
      of('b', 'earliest', null, day(2)),
    ]);
    expect(differencesOfTimelines([one], [one])).toEqual([]);
  });
});
