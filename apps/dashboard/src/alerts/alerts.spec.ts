import { countOf, differencesIn, hasNew, notInHand, troublesOf } from './alerts';

const told = (notificationId: string) => ({ notificationId }) as never;

test('an alert is counted once, whatever lists it stands in', () => {
  expect(countOf({ open: [], abandoned: [], troubles: [] })).toBe(0);
  const both = { open: [told('a'), told('b')], abandoned: [told('b'), told('c')], troubles: [{ what: 'effects_off' }] };
  expect(countOf(both)).toBe(4);
});

test('one that is new is heard, also where another was taken meanwhile', () => {
  const of = (...ids: string[]) => ({ open: ids.map(told), abandoned: [], troubles: [] });
  expect(hasNew(undefined, of('a'))).toBe(false);
  expect(hasNew(of('a'), of('a'))).toBe(false);
  expect(hasNew(of('a', 'b'), of('b'))).toBe(false);
  expect(hasNew(of('a'), of('b'))).toBe(true);
});

test('all is well only where the service says so', () => {
  const ok = { status: 'ok', log: 'ok', readModels: 'ok', degraded: [] };
  expect(troublesOf(ok)).toEqual([]);
  expect(troublesOf(undefined)).toEqual([{ what: 'unknown' }]);
  expect(troublesOf({} as never)).toEqual([{ what: 'unknown' }]);
  const degraded = [{ what: 'effects_off' }];
  expect(troublesOf({ ...ok, status: 'unavailable', log: 'away', readModels: 'away', degraded })).toEqual([
    { what: 'log_away' },
    { what: 'readModels_away' },
    { what: 'effects_off' },
  ]);
});

test('what could not be sent is put away by who takes its escalation', () => {
  const lost = (notificationId: string, takenBy: string | null = null) => ({ notificationId, takenBy }) as never;
  const taken = [{ about: { kind: 'notification', id: 'a' } }, { about: { kind: 'case', id: 'b' } }] as never;
  expect(notInHand([lost('a'), lost('b'), lost('c', 'someone')], taken)).toEqual([lost('b')]);
});

test('the figures of alarms that differ are read, and other words are left as they are', () => {
  expect(differencesIn('1 missing, 0 orphaned, 12 stale at 2026-11-23T10:00:00.000Z')).toEqual({
    missing: 1,
    orphaned: 0,
    stale: 12,
    at: '2026-11-23T10:00:00.000Z',
  });
  expect([differencesIn('4000 ms'), differencesIn(undefined)]).toEqual([undefined, undefined]);
});
