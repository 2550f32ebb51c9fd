import { daysOf, holidayOn, isRamadan, isWeekend, monthBeside, monthFrom, monthText } from './month';

const calendar = {
  weekend: [5, 6],
  ramadan: [{ from: '2027-02-08', to: '2027-03-08' }],
  holidays: [{ code: 'national_day', from: '2026-09-23', to: '2026-09-23', certainty: 'announced' }],
};

describe('a Hijri month', () => {
  it('has its days by both calendars: 13/05/1445 is 27 November 2023 (P30)', () => {
    const days = daysOf({ year: 1445, month: 5 });
    expect(days.find(({ hijriDay }) => hijriDay === 13)).toEqual({ iso: '2023-11-27', hijriDay: 13, weekday: 1 });
    expect([29, 30]).toContain(days.length);
    expect(new Set(days.map(({ iso }) => iso)).size).toBe(days.length);
  });

  it('follows and precedes others over the turn of a year', () => {
    expect(monthBeside({ year: 1448, month: 12 }, 1)).toEqual({ year: 1449, month: 1 });
    expect(monthBeside({ year: 1448, month: 1 }, -1)).toEqual({ year: 1447, month: 12 });
  });

  test.each([undefined, '', '1448', '1448-13', '1448-6', '2026-11', '1200-01', 'x'])('%p is none', (text) => {
    expect(monthFrom(text)).toBeUndefined();
  });

  it('is written as it is read', () => {
    expect(monthText(monthFrom('1448-06')!)).toBe('1448-06');
  });

  it('knows its days off and its Ramadan', () => {
    expect(holidayOn(calendar, '2026-09-23')?.code).toBe('national_day');
    expect(holidayOn(calendar, '2026-09-24')).toBeUndefined();
    expect([isRamadan(calendar, '2027-02-08'), isRamadan(calendar, '2027-03-09')]).toEqual([true, false]);
    const [friday, sunday] = [5, 0].map((weekday) => ({ iso: '', hijriDay: 1, weekday }));
    expect([isWeekend(calendar, friday!), isWeekend(calendar, sunday!)]).toEqual([true, false]);
  });
});
