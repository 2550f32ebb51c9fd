import { standingOf } from './due-clock';

const asOf = '2026-11-23T09:00:00.000Z';
const service = (state: 'met' | 'running', target: string) =>
  ({ clock: 'service', state, earliest: null, target, ceiling: null }) as const;

test('of two services the one that is waited for is shown, not the one that was delivered', () => {
  const clocks = [service('met', '2026-11-20T09:00:00.000Z'), service('running', '2026-11-29T09:00:00.000Z')];
  expect(standingOf({ clocks, dueClock: 'service', dueAt: '2026-11-29T09:00:00Z' }, asOf)).toMatchObject({
    state: 'running',
    deadline: '2026-11-29T09:00:00.000Z',
  });
  expect(standingOf({ clocks, dueClock: null, dueAt: null }, asOf)).toBeUndefined();
});
