import { stillWaits, type RowClock } from './clock-states';
import { standingsOf, watchedIn } from './standings';

const floor = '2026-01-19T08:00:00.000Z';
const warned = '2026-01-30T08:00:00.000Z';
const target = '2026-02-02T08:00:00.001Z';

const clock = (parts: Partial<RowClock>): RowClock => ({
  clock: 'answer',
  start: 'decision',
  subject: null,
  clause: 'P27',
  source: 'policy',
  startedAt: '2026-01-05T08:00:00.000Z',
  earliest: floor,
  target,
  ceiling: null,
  settledAt: null,
  states: [
    ['', 'not_yet_answerable'],
    [floor, 'running'],
    [warned, 'due_soon'],
    [target, 'late'],
  ],
  ...parts,
});

const watchedOverTime = (clocks: readonly RowClock[]) => {
  const { moments, standings } = standingsOf(clocks);
  return standings.map((standing, index) => [moments[index - 1] ?? '', watchedIn(standing)]);
};

test('P27: an answer is to be told from its floor on, and late after the target as well', () => {
  expect(watchedOverTime([clock({})])).toEqual([
    ['', []],
    [floor, ['to_be_told']],
    [warned, ['due_soon', 'to_be_told']],
    [target, ['late', 'to_be_told']],
  ]);
});

test('only the clock of the answer owes a telling; two late clocks are one late case', () => {
  const both = [clock({ clock: 'review' }), clock({ clock: 'preparation' })];
  expect(watchedOverTime(both).at(-1)).toEqual([target, ['late']]);
});

describe('P27: an answer given before its floor', () => {
  const early = clock({ settledAt: '2026-01-10T08:00:00.000Z', states: [['', 'breached']] });

  it('stays breached, and waits for nobody', () => {
    expect(stillWaits(early)).toBe(false);
    expect(watchedOverTime([early])).toEqual([['', ['breached']]]);
  });

  it('is no longer to be told, while one past its ceiling is', () => {
    const broken = clock({ states: [['', 'breached']] });
    expect(stillWaits(broken)).toBe(true);
    expect(watchedOverTime([broken])).toEqual([['', ['breached', 'to_be_told']]]);
  });
});
