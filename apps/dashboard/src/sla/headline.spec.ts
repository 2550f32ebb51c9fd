import { headlineOf, lastDays } from './headline';
import type { Board } from './board-shape';

const board = (more: Partial<Board>): Board =>
  ({
    asOf: '2026-11-23T09:00:00.000Z',
    policyId: 'main',
    open: 0,
    byStage: {},
    byClock: {},
    cases: { due_soon: 0, late: 0, breached: 0, to_be_told: 0 },
    answered: [],
    queue: [],
    ...more,
  }) as Board;

describe('the first figures', () => {
  it('are of cases, however many clocks of one are late', () => {
    const cases = { due_soon: 4, late: 3, breached: 1, to_be_told: 2 };
    const byClock = { review: { late: 3, breached: 1 }, preparation: { late: 3 } };
    expect(headlineOf(board({ byClock, cases }))).toMatchObject({ late: 3, breached: 1, dueSoon: 4, toBeTold: 2 });
  });

  it('count the answers of the Hijri month, whose first day was 11 November', () => {
    const answered = [
      { day: '2026-11-10', met: 50, metLate: 50 },
      { day: '2026-11-11', met: 3, metLate: 1 },
      { day: '2026-11-23', met: 2, metLate: 0 },
    ];
    expect(headlineOf(board({ answered }))).toMatchObject({
      byTarget: 5,
      answered: 6,
      month: { from: '2026-11-11', to: '2026-11-23' },
    });
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
