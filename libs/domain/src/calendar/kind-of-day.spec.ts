import { calendarVersionOne, isCovered, kindOfDay, type CalendarVersion } from '.';

const nine = [{ from: '09:00', to: '12:00' }];
const calendar: CalendarVersion = {
  ...calendarVersionOne,
  version: 2,
  exceptions: [
    { day: '2026-09-23', hours: nine, why: 'open_by_order' }, // National Day
    { day: '2026-11-27', hours: nine, why: 'open_by_order' }, // a Friday
    { day: '2026-11-29', hours: [], why: 'flood' }, // a Sunday
  ],
};
const ofVersionOne = (day: string) => kindOfDay(calendarVersionOne, day);
const dayHours = [{ from: '08:00', to: '16:00' }];

describe('the kind of a day', () => {
  it('is working from Sunday to Thursday, weekend on Friday and Saturday', () => {
    for (const day of ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'])
      expect(ofVersionOne(day)).toEqual({ kind: 'working', hours: dayHours });
    for (const day of ['2026-11-27', '2026-11-28']) expect(ofVersionOne(day)).toEqual({ kind: 'weekend', hours: [] });
  });

  it('has its hours in Ramadan, but none on a weekend in Ramadan', () => {
    expect(ofVersionOne('2027-02-08')).toEqual({ kind: 'ramadan', hours: [{ from: '10:00', to: '16:00' }] });
    expect(ofVersionOne('2027-02-07').kind).toBe('working');
    expect(ofVersionOne('2027-03-08').kind).toBe('ramadan');
    expect(ofVersionOne('2027-02-12').kind).toBe('weekend');
    const closedOnMonday = { ...calendarVersionOne, hours: { ...calendarVersionOne.hours, 1: [] } };
    expect(kindOfDay(closedOnMonday, '2027-02-08')).toEqual({ kind: 'ramadan', hours: [] });
  });

  it('is a holiday with its code, though it is a weekend or 30 Ramadan too', () => {
    expect(ofVersionOne('2026-03-19')).toEqual({ kind: 'holiday', code: 'eid_al_fitr', hours: [] }); // 30 Ramadan
    expect(ofVersionOne('2026-03-20')).toMatchObject({ kind: 'holiday' }); // a Friday
    expect(ofVersionOne('2026-03-18').kind).toBe('ramadan');
    expect(ofVersionOne('2026-03-23').kind).toBe('working');
  });

  it('is an exception above all, with hours or without', () => {
    for (const day of ['2026-09-23', '2026-11-27'])
      expect(kindOfDay(calendar, day)).toEqual({ kind: 'exception', code: 'open_by_order', hours: nine });
    expect(kindOfDay(calendar, '2026-11-29')).toEqual({ kind: 'exception', code: 'flood', hours: [] });
    expect(kindOfDay(calendar, '2026-11-30').kind).toBe('working');
  });

  it('is that of the first of two holidays', () => {
    const day = { from: '2026-12-01', to: '2026-12-01', certainty: 'announced' } as const;
    const two = [{ ...day, code: 'other' } as const, { ...day, code: 'national_day' } as const];
    expect(kindOfDay({ ...calendarVersionOne, holidays: two }, '2026-12-01')).toMatchObject({ code: 'other' });
  });

  it('is weekend or a fixed day where the calendar does not reach, and never a moving one', () => {
    const days = ['2023-07-18', '2023-07-19', '2029-05-13', '2029-05-14', '1882-11-01', '2200-01-01'];
    expect(days.filter((day) => isCovered(calendarVersionOne, day))).toEqual(['2023-07-19', '2029-05-13']);
    expect(ofVersionOne('2031-09-23')).toMatchObject({ kind: 'holiday', code: 'national_day' });
    expect(ofVersionOne('2022-02-22')).toMatchObject({ kind: 'holiday', code: 'founding_day' });
    expect(ofVersionOne('2023-04-24')).toMatchObject({ kind: 'working' }); // 4 Shawwal 1444
    expect(ofVersionOne('2030-01-07')).toMatchObject({ kind: 'working' }); // 3 Ramadan 1451
    expect(ofVersionOne('2030-01-11')).toMatchObject({ kind: 'weekend' });
    expect(ofVersionOne('2200-09-23')).toMatchObject({ kind: 'holiday' });
  });

  it('is not covered in a year of which one of the three is not given', () => {
    for (const missing of ['eid_al_fitr', 'eid_al_adha']) {
      const holidays = calendarVersionOne.holidays.filter(({ code }) => code !== missing);
      expect(isCovered({ ...calendarVersionOne, holidays }, '2026-11-23')).toBe(false);
    }
    expect(isCovered({ ...calendarVersionOne, ramadan: [] }, '2026-11-23')).toBe(false);
    expect(isCovered(calendarVersionOne, '2026-11-23')).toBe(true);
  });

  it('keeps to what a covered year lists: a fixed day can be left out', () => {
    const holidays = calendarVersionOne.holidays.filter(({ from }) => from !== '2027-09-23');
    const without = { ...calendarVersionOne, holidays };
    expect(kindOfDay(without, '2027-09-23').kind).toBe('working');
    expect(kindOfDay(without, '2026-09-23').kind).toBe('holiday');
  });

  it('is none for what is no day', () => {
    for (const day of ['2026-02-30', '2026-11-23T00:00:00Z', '']) expect(() => ofVersionOne(day)).toThrow(RangeError);
    expect(() => isCovered(calendarVersionOne, '2026-02-30')).toThrow(RangeError);
  });
});
