import { dayNumberAt, dayNumberOf, dayOfNumber, isDay, startOfDayMs, weekdayOfNumber } from './day';

describe('a day', () => {
  it('is one that the calendar has', () => {
    const texts = ['2024-02-29', '2023-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-4-1', '26-04-01', '', 7];
    expect(texts.filter(isDay)).toEqual(['2024-02-29']);
    expect(['2024-02-29T00:00:00Z', ' 2024-02-29', '2024-02-29 ', '2024'].filter(isDay)).toEqual([]);
    expect(isDay({ toString: () => '2024-02-29' })).toBe(false);
    for (const text of ['2026-02-30', 'soon', '2026-01-01T00:00:00Z'])
      expect(() => dayNumberOf(text)).toThrow(new RangeError(`Not a day: ${text}`));
  });

  it('has a number, and comes back from it', () => {
    for (const [day, number] of [
      ['1970-01-01', 0],
      ['1969-12-31', -1],
      ['2026-11-23', 20_780],
      ['0000-01-01', -719_528],
    ] as const)
      // oxfmt-ignore
      expect([dayNumberOf(day), dayOfNumber(number)]).toEqual([number, day]);
    expect(() => dayOfNumber(-719_529)).toThrow('Not a day of a year with four digits: -719529');
    expect(() => dayOfNumber(dayNumberOf('9999-12-31') + 1)).toThrow(RangeError);
  });

  it('begins at midnight in Riyadh', () => {
    expect(dayNumberAt(Date.parse('2026-11-22T20:59:59.999Z'))).toBe(dayNumberOf('2026-11-22'));
    expect(dayNumberAt(Date.parse('2026-11-22T21:00:00.000Z'))).toBe(dayNumberOf('2026-11-23'));
    expect(startOfDayMs(dayNumberOf('2026-11-23'))).toBe(Date.parse('2026-11-22T21:00:00.000Z'));
  });

  it('has an ISO weekday, before 1970 too', () => {
    const days = ['2026-11-23', '2026-11-27', '2026-11-28', '2026-11-29', '1969-12-31', '1938-03-03'];
    expect(days.map((day) => weekdayOfNumber(dayNumberOf(day)))).toEqual([1, 5, 6, 7, 3, 4]);
  });
});
