import { calendarVersionOne, differenceOfCalendars, type CalendarVersion } from '.';

const amended = (change: Partial<CalendarVersion>): CalendarVersion => ({
  ...calendarVersionOne,
  version: 2,
  ...change,
});
const nothing = { days: [], first: null, last: null, everyWeek: false };
const { holidays, hours, ramadan } = calendarVersionOne;

describe('the days that an amendment moves', () => {
  it('are none where nothing moves', () => {
    expect(differenceOfCalendars(calendarVersionOne, amended({}))).toEqual(nothing);
    const announced = amended({ ramadan: ramadan.map((month) => ({ ...month, certainty: 'announced' })) });
    expect(differenceOfCalendars(calendarVersionOne, announced)).toEqual(nothing);
  });

  it('are those of an Eid that was announced a day later', () => {
    const later = holidays.map((holiday) =>
      holiday.from === '2027-03-09' ? { ...holiday, from: '2027-03-10', to: '2027-03-13' } : holiday,
    );
    const difference = differenceOfCalendars(calendarVersionOne, amended({ holidays: later }));
    expect(difference).toEqual({
      days: [
        {
          day: '2027-03-09',
          before: { kind: 'holiday', code: 'eid_al_fitr', hours: [] },
          after: { kind: 'working', hours: [{ from: '08:00', to: '16:00' }] },
        },
        {
          day: '2027-03-13',
          before: { kind: 'weekend', hours: [] },
          after: { kind: 'holiday', code: 'eid_al_fitr', hours: [] },
        },
      ],
      first: '2027-03-09',
      last: '2027-03-13',
      everyWeek: false,
    });
  });

  it('are those whose hours, kind or code alone differ', () => {
    const renamed = holidays.map((holiday) =>
      holiday.from === '2026-09-23' ? { ...holiday, code: 'other' as const } : holiday,
    );
    expect(differenceOfCalendars(calendarVersionOne, amended({ holidays: renamed })).days).toHaveLength(1);
    const shorter = differenceOfCalendars(
      calendarVersionOne,
      amended({ ramadanHours: [{ from: '10:00', to: '15:00' }] }),
    );
    expect([shorter.first, shorter.last, shorter.everyWeek]).toEqual(['2024-03-11', '2029-02-13', false]);
    expect(shorter.days.every(({ before, after }) => before.kind === 'ramadan' && after.kind === 'ramadan')).toBe(true);
    const exceptions = [{ day: '2031-05-05', hours: hours[1], why: 'open_by_order' }];
    const beyond = differenceOfCalendars(calendarVersionOne, amended({ exceptions }));
    expect(beyond.days.map(({ day, after }) => [day, after.kind])).toEqual([['2031-05-05', 'exception']]);
    expect(differenceOfCalendars(amended({ exceptions }), calendarVersionOne).first).toBe('2031-05-05');
  });

  it('are those of every week where the week is another', () => {
    for (const change of [{ weekend: [6, 7] }, { hours: { ...hours, 7: [{ from: '09:00', to: '16:00' }] } }]) {
      const difference = differenceOfCalendars(calendarVersionOne, amended(change));
      expect(difference.everyWeek).toBe(true);
      // Founding Day of 2023 is the first day that is named, National Day of 2029 the last.
      expect(difference.first! >= '2023-02-22' && difference.first! < '2023-03-02').toBe(true);
      expect(difference.last! > '2029-09-15' && difference.last! <= '2029-09-23').toBe(true);
    }
    // The hours of a weekday on which nobody works anyway say nothing.
    const idle = amended({ hours: { ...hours, 5: hours[1] } });
    expect(differenceOfCalendars(calendarVersionOne, idle)).toEqual(nothing);
  });

  it('are asked for from a day, to a day', () => {
    const without = amended({ holidays: [] });
    const asked = (from?: string, to?: string) =>
      differenceOfCalendars(calendarVersionOne, without, { ...(from && { from }), ...(to && { to }) });
    expect(asked('2026-11-23')).toMatchObject({ first: '2027-03-09', last: '2029-04-26' });
    expect(asked(undefined, '2024-04-09')).toMatchObject({ first: '2024-04-09', last: '2024-04-09' });
    expect(asked('2024-04-10', '2024-04-10').days).toHaveLength(1);
    expect(asked('2031-01-01')).toEqual(nothing);
    expect(() => asked('2026-02-30')).toThrow(RangeError);
  });

  it('are those of a year that is new in it', () => {
    const year = { hijriYear: 1451, certainty: 'expected' } as const;
    const longer = amended({
      ramadan: [...ramadan, { ...year, from: '2030-01-05', to: '2030-02-03' }],
      holidays: [
        ...holidays,
        { ...year, code: 'eid_al_fitr', from: '2030-02-03', to: '2030-02-06' },
        { ...year, code: 'eid_al_adha', from: '2030-04-12', to: '2030-04-15' },
      ],
    });
    const difference = differenceOfCalendars(calendarVersionOne, longer);
    expect([difference.first, difference.last]).toEqual(['2030-01-06', '2030-04-15']);
    expect(difference.days.some(({ day }) => day === '2030-02-22')).toBe(true); // a fixed day that it does not list
  });

  it('are none between two calendars that name no day', () => {
    const empty = amended({ holidays: [], ramadan: [] });
    expect(differenceOfCalendars(empty, { ...empty, weekend: [6] })).toEqual({ ...nothing, everyWeek: true });
  });
});
