import type { CaseRow } from './case-row';
import type { RowClock } from './clock-states';
import { queueEntry } from './queue-entry';

const target = '2026-02-01T09:00:00.000Z';
const ceiling = '2026-02-10T09:00:00.000Z';
const review = (changes: Partial<RowClock> = {}): RowClock => ({
  clock: 'review',
  start: 'review:1',
  subject: null,
  clause: 'P27',
  source: 'policy',
  startedAt: '2026-01-10T09:00:00.000Z',
  earliest: null,
  target,
  ceiling,
  settledAt: null,
  states: [
    ['', 'running'],
    ['2026-02-01T09:00:00.001Z', 'late'],
    ['2026-02-10T09:00:00.001Z', 'breached'],
  ],
  ...changes,
});
const entryAt = (now: string, clock = review()) => {
  const dueAt = clock.target ?? clock.ceiling;
  const row = { caseId: 'c', stage: 'review', dueClock: 'review', dueAt, clocks: [clock], waitsFor: 'committee' };
  return queueEntry(row as unknown as CaseRow, { id: 'v', roles: ['supervisor'] }, now);
};

test('P27: a case is shown by the house target until its ceiling is passed, then by the ceiling that was broken', () => {
  expect(entryAt('2026-01-20T09:00:00.000Z')).toMatchObject({ deadline: 'target', target, state: 'running' });
  expect(entryAt('2026-02-05T09:00:00.000Z')).toMatchObject({ deadline: 'target', target, state: 'late' });
  expect(entryAt(ceiling)).toMatchObject({ deadline: 'target', target });
  expect(entryAt('2026-02-11T09:00:00.000Z')).toMatchObject({
    deadline: 'ceiling',
    target: ceiling,
    state: 'breached',
  });
});

test('P27: without a target the ceiling is the deadline', () => {
  const clock = review({ target: null });
  expect(entryAt('2026-01-20T09:00:00.000Z', clock)).toMatchObject({ deadline: 'ceiling', target: ceiling });
});
