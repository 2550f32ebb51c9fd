import { countOf, hasNew, troublesOf } from './alerts';

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
