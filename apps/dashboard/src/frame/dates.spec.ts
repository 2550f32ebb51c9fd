import { daysOfHijriMonth, distance, gregorianDay, hijriDay, timeOfDay } from './dates';

describe('a day in both calendars', () => {
  test.each([
    ['2023-11-27T09:00:00Z', 'ar', '13 جمادى الأولى 1445 هـ', '27 نوفمبر 2023 م'],
    ['2023-11-27T09:00:00Z', 'en', '13 Jumada I 1445 AH', '27 November 2023'],
    // In Riyadh the new day has begun.
    ['2023-11-26T21:30:00Z', 'en', '13 Jumada I 1445 AH', '27 November 2023'],
  ] as const)('%s, %s', (instant, language, hijri, gregorian) => {
    expect(hijriDay(instant, language)).toBe(hijri);
    expect(gregorianDay(instant, language)).toBe(gregorian);
  });

  it('has its time of day in Riyadh', () => {
    expect(timeOfDay('2023-11-26T21:30:00Z', 'ar')).toBe('00:30');
  });
});

test.each([
  // The month of Jumada II began on 11 November; in Riyadh the first day begins three hours before it does in Greenwich.
  ['2026-11-23T09:00:00.000Z', '2026-11-11', '2026-11-23'],
  ['2026-11-10T21:00:00.000Z', '2026-11-11', '2026-11-11'],
  ['2026-11-10T20:59:59.999Z', '2026-10-12', '2026-11-10'],
])('the days of the Hijri month at %s', (instant, from, to) => {
  expect(daysOfHijriMonth(instant)).toEqual({ from, to });
});

describe('the distance to a date', () => {
  const now = '2026-01-01T00:00:00.000Z';
  test.each([
    ['2026-01-03T23:59:59.000Z', { side: 'left', unit: 'day', count: 2 }],
    ['2026-01-02T00:00:00.000Z', { side: 'left', unit: 'day', count: 1 }],
    ['2026-01-01T23:59:59.000Z', { side: 'left', unit: 'hour', count: 23 }],
    ['2026-01-01T00:00:30.000Z', { side: 'left', unit: 'minute', count: 0 }],
    ['2025-12-31T23:58:00.000Z', { side: 'over', unit: 'minute', count: 2 }],
    ['2025-12-29T00:00:00.000Z', { side: 'over', unit: 'day', count: 3 }],
  ])('to %s is never more than is left or has passed', (date, expected) => {
    expect(distance(date, now)).toEqual(expected);
  });
});
