import { CalendarDate, IslamicUmalquraCalendar, GregorianCalendar, toCalendar } from '@internationalized/date';
import { dayNumberOf, dayOfNumber } from './day';
import { dayOfHijri, hijriDateOf, hijriDateOfDay, hijriMonthLength, hijriYearOfNumber } from './hijri';

const other = new IslamicUmalquraCalendar(); // its table is its own, not the one of `Intl`
const gregorian = new GregorianCalendar();

describe('Umm al-Qura', () => {
  it('gives the pair on the minutes of the board (P30), both ways', () => {
    expect(hijriDateOfDay('2023-11-27')).toEqual({ year: 1445, month: 5, day: 13 });
    expect(dayOfHijri({ year: 1445, month: 5, day: 13 })).toBe('2023-11-27');
  });

  it('says the same as another table on every day from 1356 to 1500', () => {
    const from = dayNumberOf(dayOfHijri({ year: 1356, month: 1, day: 1 }));
    const to = dayNumberOf(dayOfHijri({ year: 1501, month: 1, day: 1 }));
    expect(to - from).toBeGreaterThan(51_000);
    const different: string[] = [];
    for (let number = from; number < to; number += 1) {
      const day = dayOfNumber(number);
      const [year, month, date] = day.split('-').map(Number);
      const {
        year: otherYear,
        month: otherMonth,
        day: otherDay,
      } = toCalendar(new CalendarDate(year!, month!, date!), other);
      const ours = hijriDateOfDay(day);
      const back = toCalendar(new CalendarDate(other, ours.year, ours.month, ours.day), gregorian).toString();
      if (ours.year !== otherYear || ours.month !== otherMonth || ours.day !== otherDay || back !== day)
        different.push(day);
      if (dayOfHijri(ours) !== day) different.push(`${day} and back`);
    }
    expect(different).toEqual([]);
  });

  it('comes back over every boundary of a year and a month from 1300 to 1600', () => {
    let next = '1882-11-12';
    for (let year = 1300; year <= 1600; year += 1)
      for (let month = 1; month <= 12; month += 1) {
        const length = hijriMonthLength(year, month);
        expect([29, 30]).toContain(length);
        const [first, last] = [dayOfHijri({ year, month, day: 1 }), dayOfHijri({ year, month, day: length })];
        expect(first).toBe(next);
        expect(hijriDateOfDay(first)).toEqual({ year, month, day: 1 });
        expect(hijriDateOfDay(last)).toEqual({ year, month, day: length });
        next = dayOfNumber(dayNumberOf(last) + 1);
      }
    expect(next).toBe('2174-11-26');
  });

  it('is what Intl says in Riyadh, at both ends of the day', () => {
    const intl = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', { timeZone: 'Asia/Riyadh' });
    for (const instant of ['2024-07-06T20:59:59.999Z', '2024-07-06T21:00:00.000Z', '2174-11-25T20:59:59Z']) {
      const { year, month, day } = hijriDateOf(instant);
      expect(intl.format(new Date(instant))).toBe(`${month}/${day}/${year} AH`);
    }
  });

  it('is an error outside 1300–1600, never a guess', () => {
    expect(hijriDateOfDay('1882-11-12')).toEqual({ year: 1300, month: 1, day: 1 });
    expect(hijriDateOfDay('2174-11-25')).toMatchObject({ year: 1600, month: 12 });
    for (const day of ['1882-11-11', '2174-11-26', '1266-01-01', '9999-12-31'])
      expect(() => hijriDateOfDay(day)).toThrow(RangeError);
    for (const year of [1299, 1601, 1266, 1445.5, Number.NaN])
      expect(() => dayOfHijri({ year, month: 1, day: 1 })).toThrow(RangeError);
    expect(() => hijriMonthLength(1601, 1)).toThrow(RangeError);
    expect([dayNumberOf('1882-11-11'), dayNumberOf('2174-11-26')].map(hijriYearOfNumber)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('knows no date that there is not', () => {
    expect(hijriMonthLength(1446, 9)).toBe(29);
    expect(() => dayOfHijri({ year: 1446, month: 9, day: 30 })).toThrow('which has 29');
    expect(dayOfHijri({ year: 1447, month: 9, day: 30 })).toBe('2026-03-19');
    for (const [month, day] of [
      [13, 1],
      [0, 1],
      [1.5, 1],
      [1, 0],
      [1, 31],
      [1, 1.5],
      [1, Number.NaN],
    ] as const)
      // prettier-ignore
      expect(() => dayOfHijri({ year: 1445, month, day })).toThrow(RangeError);
  });

  it.each([
    '2016-12-31T23:59:60Z', // a leap second that there was
    '2016-12-31T23:59:60.000Z',
    '2023-02-30T09:00:00.000Z',
    '2023-11-27T24:01:00.000Z',
    '2023-11-27T09:00:00', // in whose zone?
    '2023-11-27',
    'soon',
  ])('refuses %s', (text) => {
    expect(() => hijriDateOf(text)).toThrow(RangeError);
  });

  it('says what there is not', () => {
    expect(() => hijriDateOf('soon')).toThrow(new RangeError('Not an instant: soon'));
    expect(() => hijriDateOf('x2023-11-27T09:00:00Z')).toThrow('Not an instant');
    expect(() => hijriDateOf('2023-11-27T09:00:00Zx')).toThrow('Not an instant');
    expect(() => dayOfHijri({ year: 1299, month: 1, day: 1 })).toThrow('No Umm al-Qura year 1299: only 1300 to 1600');
    expect(() => dayOfHijri({ year: 1445, month: 13, day: 1 })).toThrow('No month 13');
    expect(() => hijriDateOfDay('1800-01-01')).toThrow('No Umm al-Qura date for day -62091 since 1970');
  });

  it('reads an instant with another offset as the same instant', () => {
    expect(hijriDateOf('2023-11-27T00:00:00+03:00')).toEqual(hijriDateOf('2023-11-26T21:00:00.000Z'));
  });

  it('is refused by an engine whose Intl counts by another calendar', () => {
    const { DateTimeFormat } = Intl;
    try {
      Intl.DateTimeFormat = class extends DateTimeFormat {
        constructor(_: string, options: Intl.DateTimeFormatOptions) {
          super('en-u-ca-islamic-civil-nu-latn', options);
        }
      } as typeof DateTimeFormat;
      jest.isolateModules(() => {
        const { hijriDateOfDay: ofDay } = jest.requireActual<typeof import('./hijri')>('./hijri');
        expect(() => ofDay('2023-11-27')).toThrow('full ICU data');
      });
    } finally {
      Intl.DateTimeFormat = DateTimeFormat;
    }
  });
});
