import { calendarVersionOne, openSpans, type CalendarVersion, type Counting, type OpenSpan } from '.';

const calendar: CalendarVersion = {
  ...calendarVersionOne,
  version: 2,
  exceptions: [
    { day: '2026-12-01', hours: [{ from: '10:00', to: '12:00' }], why: 'late_opening' },
    { day: '2026-12-02', hours: [], why: 'flood' },
  ],
};

const riyadh = (text: string): number => Date.parse(`${text}:00+03:00`);
const clockTime = (ms: number): string => new Date(ms + 3 * 3_600_000).toISOString().slice(0, 16);

/** `from – to rule(code)`, with a minus before what does not count. */
const told = ({ fromMs, toMs, counts, rule, code }: OpenSpan): string =>
  `${clockTime(fromMs)} – ${clockTime(toMs)} ${counts ? '' : '-'}${rule}${code ? `(${code})` : ''}`;

const spans = (counting: Counting, from: string, until: string): string[] =>
  [...openSpans(calendar, counting, riyadh(from), riyadh(until))].map(told);

describe('the stretches of time that count, and those that do not', () => {
  it('is one by the calendar', () => {
    expect(spans('calendar', '2026-03-01T09:30', '2027-03-01T09:30')).toEqual([
      '2026-03-01T09:30 – 2027-03-01T09:30 calendar',
    ]);
    const [endless] = openSpans(calendar, 'calendar', riyadh('2026-03-01T09:30'));
    expect(endless!.toMs).toBeGreaterThan(riyadh('2800-01-01T00:00'));
  });

  it('takes whole days by working days, a weekend of two days in one', () => {
    expect(spans('working_days', '2026-11-26T09:30', '2026-12-04T08:00')).toEqual([
      '2026-11-26T09:30 – 2026-11-27T00:00 working_day',
      '2026-11-27T00:00 – 2026-11-29T00:00 -weekend',
      '2026-11-29T00:00 – 2026-12-01T00:00 working_day',
      '2026-12-01T00:00 – 2026-12-02T00:00 exception(late_opening)',
      '2026-12-02T00:00 – 2026-12-03T00:00 -exception(flood)',
      '2026-12-03T00:00 – 2026-12-04T00:00 working_day',
      '2026-12-04T00:00 – 2026-12-04T08:00 -weekend',
    ]);
  });

  it('counts Ramadan by working days like any other month, and Eid in one', () => {
    expect(spans('working_days', '2026-03-15T00:00', '2026-03-25T00:00')).toEqual([
      '2026-03-15T00:00 – 2026-03-19T00:00 working_day',
      '2026-03-19T00:00 – 2026-03-23T00:00 -holiday(eid_al_fitr)',
      '2026-03-23T00:00 – 2026-03-25T00:00 working_day',
    ]);
  });

  it('takes the minutes in which somebody works by office hours', () => {
    expect(spans('office_hours', '2026-11-26T15:00', '2026-11-30T09:00')).toEqual([
      '2026-11-26T15:00 – 2026-11-26T16:00 office_hours',
      '2026-11-26T16:00 – 2026-11-27T00:00 -outside_hours',
      '2026-11-27T00:00 – 2026-11-29T00:00 -weekend',
      '2026-11-29T00:00 – 2026-11-29T08:00 -outside_hours',
      '2026-11-29T08:00 – 2026-11-29T16:00 office_hours',
      '2026-11-29T16:00 – 2026-11-30T08:00 -outside_hours',
      '2026-11-30T08:00 – 2026-11-30T09:00 office_hours',
    ]);
  });

  it('has shorter hours in Ramadan, and none at Eid', () => {
    expect(spans('office_hours', '2026-03-18T09:00', '2026-03-23T08:30')).toEqual([
      '2026-03-18T09:00 – 2026-03-18T10:00 -outside_hours',
      '2026-03-18T10:00 – 2026-03-18T16:00 ramadan_hours',
      '2026-03-18T16:00 – 2026-03-19T00:00 -outside_hours',
      '2026-03-19T00:00 – 2026-03-23T00:00 -holiday(eid_al_fitr)',
      '2026-03-23T00:00 – 2026-03-23T08:00 -outside_hours',
      '2026-03-23T08:00 – 2026-03-23T08:30 office_hours',
    ]);
  });

  it('names the exception for all of its day', () => {
    expect(spans('office_hours', '2026-12-01T00:00', '2026-12-03T09:00')).toEqual([
      '2026-12-01T00:00 – 2026-12-01T10:00 -exception(late_opening)',
      '2026-12-01T10:00 – 2026-12-01T12:00 exception(late_opening)',
      '2026-12-01T12:00 – 2026-12-02T00:00 -exception(late_opening)',
      '2026-12-02T00:00 – 2026-12-03T00:00 -exception(flood)',
      '2026-12-03T00:00 – 2026-12-03T08:00 -outside_hours',
      '2026-12-03T08:00 – 2026-12-03T09:00 office_hours',
    ]);
  });

  it('joins hours without a gap, and hours to midnight with the next day’s from midnight', () => {
    const [morning, all] = [{ from: '00:00', to: '12:00' }, [{ from: '00:00', to: '12:00' }, { from: '12:00', to: '24:00' }]]; // prettier-ignore
    const open = { ...calendar, hours: { ...calendar.hours, 1: all, 2: [morning] }, exceptions: [] };
    const monday = riyadh('2026-11-23T00:00');
    expect([...openSpans(open, 'office_hours', monday, riyadh('2026-11-25T00:00'))].map(told)).toEqual([
      '2026-11-23T00:00 – 2026-11-24T12:00 office_hours',
      '2026-11-24T12:00 – 2026-11-25T00:00 -outside_hours',
    ]);
  });

  it('ends though nobody ever works again', () => {
    const free = { ...calendarVersionOne, weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [], ramadan: [] };
    const found = [...openSpans(free, 'working_days', riyadh('2026-11-23T00:00'))];
    expect(found.some(({ counts }) => counts)).toBe(false);
    expect(found.at(-1)!.toMs).toBeGreaterThan(riyadh('2800-01-01T00:00'));
  });

  it('is nothing where the end is not after the beginning', () => {
    const at = riyadh('2026-11-23T09:00');
    for (const counting of ['calendar', 'working_days', 'office_hours'] as const) {
      expect([...openSpans(calendar, counting, at, at)]).toEqual([]);
      expect([...openSpans(calendar, counting, at, at - 1)]).toEqual([]);
    }
  });

  it('refuses what is no point in time at once, a leap second too', () => {
    const leap = Date.parse('2016-12-31T23:59:60Z');
    for (const counting of ['calendar', 'office_hours'] as const)
      for (const [from, until] of [
        [leap, 0],
        [0, leap],
        [Number.NEGATIVE_INFINITY, 0],
        [0, Number.POSITIVE_INFINITY],
      ] as const)
        // prettier-ignore
        expect(() => openSpans(calendar, counting, from, until)).toThrow(RangeError);
  });

  it('can be begun again', () => {
    const week = openSpans(calendar, 'office_hours', riyadh('2026-11-22T00:00'), riyadh('2026-11-29T00:00'));
    expect([...week]).toEqual([...week]);
  });
});
