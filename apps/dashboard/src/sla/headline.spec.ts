import { headlineOf, lastDays } from './headline';
import type { Board } from './board-shape';

const board = (more: Partial<Board>): Board =>
  ({
    asOf: '2026-11-23T09:00:00.000Z',
    policyId: 'main',
    open: 0,
    byStage: {},
    byClock: {},
    answered: [],
    queue: [],
    ...more,
  }) as Board;

describe('the first figures', () => {
  it('set the breached apart from the late, and count as to be told only who may be told', () => {
    const byClock = {
      review: { late: 2, breached: 1, not_yet_answerable: 7 },
      preparation: { due_soon: 3, late: 1 },
      answer: { not_yet_answerable: 5, running: 2, due_soon: 1, late: 1, met: 9 },
    };
    expect(headlineOf(board({ byClock }))).toMatchObject({ late: 4, breached: 1, dueSoon: 4, toBeTold: 4 });
  });

  it('count the answers of the Hijri month, whose first day was 11 November', () => {
    const answered = [
      { day: '2026-11-10', met: 50, metLate: 50 },
      { day: '2026-11-11', met: 3, metLate: 1 },
      { day: '2026-11-23', met: 2, metLate: 0 },
    ];
    expect(headlineOf(board({ answered }))).toMatchObject({ byTarget: 5, answered: 6 });
  });
});

test('days without an answer stand among the last days; the day is that of Riyadh', () => {
  const answered = [{ day: '2026-11-23', met: 1, metLate: 2 }];
  expect(lastDays(board({ answered, asOf: '2026-11-23T21:30:00.000Z' }), 3)).toEqual([
    { day: '2026-11-22', met: 0, metLate: 0 },
    { day: '2026-11-23', met: 1, metLate: 2 },
    { day: '2026-11-24', met: 0, metLate: 0 },
  ]);
});
