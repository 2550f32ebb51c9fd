import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dayNumberOf, dayOfNumber } from '../time/day';
import { dayOfHijri, hijriMonthLength } from '../time/hijri';
import { calendarVersionOne, checkCalendar, kindOfDay } from '.';

/** Year, 1 Muharram, 1 Ramadan, its days, the day of Eid al-Fitr, Arafah, the day of Eid al-Adha. */
const figures = [
  [1445, '2023-07-19', '2024-03-11', 30, '2024-04-10', '2024-06-15', '2024-06-16'],
  [1446, '2024-07-07', '2025-03-01', 29, '2025-03-30', '2025-06-05', '2025-06-06'],
  [1447, '2025-06-26', '2026-02-18', 30, '2026-03-20', '2026-05-26', '2026-05-27'],
  [1448, '2026-06-16', '2027-02-08', 29, '2027-03-09', '2027-05-15', '2027-05-16'],
  [1449, '2027-06-06', '2028-01-28', 29, '2028-02-26', '2028-05-04', '2028-05-05'],
  [1450, '2028-05-25', '2029-01-16', 29, '2029-02-14', '2029-04-23', '2029-04-24'],
] as const;

const plus = (day: string, days: number): string => dayOfNumber(dayNumberOf(day) + days);
const { holidays, ramadan } = calendarVersionOne;

describe('the calendar that ships', () => {
  it.each(figures)('has Ramadan and both Eids of %i as they are laid down', (year, ...dates) => {
    const [, firstOfRamadan, daysOfRamadan, fitr, arafah] = dates;
    const certainty = year <= 1446 ? 'announced' : 'expected';
    const lastOfRamadan = plus(firstOfRamadan, daysOfRamadan - 1);
    expect(plus(lastOfRamadan, 1)).toBe(fitr);
    expect(ramadan.filter(({ hijriYear }) => hijriYear === year)).toEqual([
      { hijriYear: year, from: firstOfRamadan, to: lastOfRamadan, certainty },
    ]);
    const dayAfterThe29th = plus(firstOfRamadan, 29);
    expect(holidays.filter(({ hijriYear }) => hijriYear === year)).toEqual([
      { code: 'eid_al_fitr', hijriYear: year, from: dayAfterThe29th, to: plus(dayAfterThe29th, 3), certainty },
      { code: 'eid_al_adha', hijriYear: year, from: arafah, to: plus(arafah, 3), certainty },
    ]);
  });

  it.each(figures)('agrees with Umm al-Qura on %i', (year, muharram, firstOfRamadan, days, fitr, arafah, adha) => {
    const dayOf = (month: number, day: number): string => dayOfHijri({ year, month, day });
    expect([dayOf(1, 1), dayOf(9, 1), dayOf(10, 1)]).toEqual([muharram, firstOfRamadan, fitr]);
    expect([dayOf(12, 9), dayOf(12, 10), hijriMonthLength(year, 9)]).toEqual([arafah, adha, days]);
  });

  it('has Founding Day and National Day in every Gregorian year that it touches', () => {
    for (let year = 2023; year <= 2029; year += 1) {
      expect(kindOfDay(calendarVersionOne, `${year}-02-22`)).toMatchObject({ kind: 'holiday', code: 'founding_day' });
      expect(kindOfDay(calendarVersionOne, `${year}-09-23`)).toMatchObject({ kind: 'holiday', code: 'national_day' });
    }
    const listed = holidays.filter(({ code }) => code === 'founding_day' || code === 'national_day');
    expect(listed).toHaveLength(14);
    expect(holidays).toHaveLength(14 + 2 * figures.length);
    expect(ramadan).toHaveLength(figures.length);
  });

  it('has the house’s week', () => {
    expect(calendarVersionOne).toMatchObject({ version: 1, source: 'house', weekend: [5, 6], exceptions: [] });
    const eight = [{ from: '08:00', to: '16:00' }];
    expect(calendarVersionOne.hours).toEqual({ 1: eight, 2: eight, 3: eight, 4: eight, 5: [], 6: [], 7: eight });
    expect(calendarVersionOne.ramadanHours).toEqual([{ from: '10:00', to: '16:00' }]);
  });

  it('is fit to be adopted', () => {
    expect(checkCalendar(calendarVersionOne, 0)).toEqual([]);
    expect(checkCalendar(JSON.parse(JSON.stringify(calendarVersionOne)), 0)).toEqual([]);
  });

  // The page of facts stands beside some checkouts only; the figures above are what counts.
  const page = path.resolve(__dirname, '../../../../../shared/data/calendar.md');
  it('was copied from the page of facts without a slip, where that page is at hand', () => {
    if (!existsSync(page)) return;
    const rows = [...readFileSync(page, 'utf8').matchAll(/^\| (14\d\d) \|(.*)\|$/gm)];
    const read = rows.map(([, year, rest]) => [year!, ...rest!.split('|').map((cell) => cell.trim())]);
    expect(read).toEqual(figures.map((row) => row.map(String)));
  });
});
