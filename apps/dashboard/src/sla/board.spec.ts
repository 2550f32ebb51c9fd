import { changedRows, isEmpty, later, totalsByState, waitingClocks } from './board';
import type { Board, QueueEntry } from './board-shape';

const entry = (caseId: string, more: Partial<QueueEntry> = {}): QueueEntry => ({
  caseId,
  reference: null,
  stage: 'review',
  clock: 'review',
  target: '2026-02-01T00:00:00.000Z',
  deadline: 'target',
  state: 'not_yet_answerable',
  earliest: '2026-01-18T00:00:00.000Z',
  paused: { times: 0, minutes: 0 },
  waitsFor: 'committee',
  ...more,
});

const board = (more: Partial<Board> = {}): Board => ({
  asOf: '2026-01-04T00:00:00.000Z',
  policyId: 'main',
  open: 0,
  byStage: {},
  bySegment: {},
  byChannel: {},
  bySupport: {},
  byClock: {},
  cases: { due_soon: 0, late: 0, breached: 0, to_be_told: 0 },
  answered: [],
  queue: [],
  ...more,
});

describe('the counters', () => {
  const byClock = {
    preparation: { running: 3, paused: 1, met: 9 },
    review: { not_yet_answerable: 4, late: 1 },
    answer: { met: 2 },
    service: { late: 2, running: 1 },
  };

  it('count each state over all clocks', () => {
    expect(totalsByState(byClock)).toEqual({
      breached: 0,
      late: 3,
      due_soon: 0,
      not_yet_answerable: 4,
      running: 4,
      paused: 1,
    });
  });

  it('name the clocks that are waited for, the most pressing first', () => {
    expect(waitingClocks(byClock).map(([clock]) => clock)).toEqual(['service', 'review', 'preparation']);
  });
});

describe('a board that arrives', () => {
  it('marks the rows that are new or say something else, and none when it is the first or of another series', () => {
    const before = board({ queue: [entry('a'), entry('b')] });
    const after = board({ queue: [entry('b', { stage: 'decided' }), entry('a'), entry('c')] });
    expect([...changedRows(before, after)]).toEqual(['b', 'c']);
    expect(changedRows(undefined, after).size).toBe(0);
    expect(changedRows({ ...before, policyId: 'demo' }, after).size).toBe(0);
  });

  it('never undoes a newer one', () => {
    const [old, young] = [board(), board({ asOf: '2026-01-04T00:00:01.000Z' })];
    expect(later(young, old)).toBe(young);
    expect(later(old, young)).toBe(young);
    expect(later(undefined, old)).toBe(old);
    expect(later({ ...young, policyId: 'demo' }, old)).toBe(old);
  });

  it('is empty only when there is no case at all', () => {
    expect(isEmpty(board())).toBe(true);
    expect(isEmpty(board({ byStage: { closed: 1 } }))).toBe(false);
  });
});
