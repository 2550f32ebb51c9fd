import {
  dayBeside,
  daysOf,
  holidayOn,
  isRamadan,
  isWeekend,
  monthBeside,
  monthFrom,
  monthOf,
  monthText,
} from './month';

const calendar = {
  weekend: [5, 6],
  ramadan: [{ from: '2027-02-08', to: '2027-03-08' }],
  holidays: [{ code: 'national_day', from: '2026-09-23', to: '2026-09-23', certainty: 'announced' }],
};

describe('a month', () => {
  it('has its days by both calendars: 13/05/1445 is 27 November 2023 (P30)', () => {
    const days = daysOf({ kind: 'hijri', year: 1445, month: 5 });
    expect(days.find(({ day }) => day === 13)).toEqual({ iso: '2023-11-27', day: 13, weekday: 1 });
    expect([29, 30]).toContain(days.length);
    expect(new Set(days.map(({ iso }) => iso)).size).toBe(days.length);
  });

  it('follows and precedes others over the turn of a year', () => {
    const kind = 'hijri';
    expect(monthBeside({ kind, year: 1448, month: 12 }, 1)).toEqual({ kind, year: 1449, month: 1 });
    expect(monthBeside({ kind, year: 1448, month: 1 }, -1)).toEqual({ kind, year: 1447, month: 12 });
    expect(monthBeside(monthFrom('2026-12')!, 1)).toEqual({ kind: 'gregorian', year: 2027, month: 1 });
  });

  test.each([undefined, '', '1448', '1448-13', '1448-6', '2026-13', '1200-01', '1600-01', 'x'])(
    '%p is none',
    (text) => {
      expect(monthFrom(text)).toBeUndefined();
    },
  );

  it('is written as it is read', () => {
    expect(monthText(monthFrom('1448-06')!)).toBe('1448-06');
    expect(monthText(monthFrom('2024-02')!)).toBe('2024-02');
    expect(daysOf(monthFrom('2024-02')!)).toHaveLength(29);
  });

  it('is that of a day by either calendar', () => {
    expect(monthText(monthOf('hijri', '2026-11-23'))).toBe('1448-06');
    expect(monthText(monthOf('gregorian', '2026-11-23'))).toBe('2026-11');
  });

  it('is gone through by arrows: a week up and down, a day as the page reads', () => {
    expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'x'].map((key) => dayBeside(key, true))).toEqual([
      -7,
      7,
      1,
      undefined,
    ]);
    expect(dayBeside('ArrowLeft', false)).toBe(-1);
  });

  it('knows its days off and its Ramadan', () => {
    expect(holidayOn(calendar, '2026-09-23')?.code).toBe('national_day');
    expect(holidayOn(calendar, '2026-09-24')).toBeUndefined();
    expect([isRamadan(calendar, '2027-02-08'), isRamadan(calendar, '2027-03-09')]).toEqual([true, false]);
    const [friday, sunday] = [5, 0].map((weekday) => ({ iso: '', day: 1, weekday }));
    expect([isWeekend(calendar, friday!), isWeekend(calendar, sunday!)]).toEqual([true, false]);
  });
});
