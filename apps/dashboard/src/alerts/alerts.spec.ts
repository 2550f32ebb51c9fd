import { countOf } from './alerts';

const told = (notificationId: string) => ({ notificationId }) as never;

test('an alert is counted once, whatever lists it stands in', () => {
  expect(countOf({ open: [], abandoned: [], troubles: [] })).toBe(0);
  const both = { open: [told('a'), told('b')], abandoned: [told('b'), told('c')], troubles: [{ what: 'effects_off' }] };
  expect(countOf(both)).toBe(4);
});
