import { instantOf, isDay } from './instants';

describe('An instant', () => {
  it.each([
    ['2026-03-01T09:30:00Z', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01T12:30+03:00', '2026-03-01T09:30:00.000Z'],
    ['2011-10-11T13:45:40.276000+02:00', '2011-10-11T11:45:40.276Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('%s has one form: %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it.each([
    '2026-03-01',
    '2026-03-01T09:30:00',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T09:30:60Z',
    '9999-12-31T23:59:59-14:00',
    '0001-01-01T00:00:00Z',
    '1772357400000',
    '٢٠٢٦-٠٣-٠١T٠٩:٣٠:٠٠Z',
    '2026-03-01T09:30:00Z\n',
  ])('%s is none', (text) => {
    expect(instantOf(text)).toBeUndefined();
  });

  it('a day is one of the calendar', () => {
    expect(['2024-02-29', '2023-02-29', '2026-04-31', '2026-4-1'].map(isDay)).toEqual([true, false, false, false]);
  });
});
