import fc from 'fast-check';
import { calendarVersionOne, countedMs, countings, openSpans, whenCounted } from '.';
import type { CalendarVersion, Counting, Holiday, OfficeHours } from '.';
import { dayNumberOf, dayOfNumber } from '../time/day';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const riyadh = (text: string): number => Date.parse(`${text}:00+03:00`);

const first = dayNumberOf('2023-07-19');
const day = fc.integer({ min: first, max: dayNumberOf('2029-05-13') }).map(dayOfNumber);
const two = (number: number): string => String(number).padStart(2, '0');
const times = Array.from({ length: 1_441 }, (_, minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
const timeOf = (minute: number): string => times[minute]!;
const officeHours: fc.Arbitrary<OfficeHours> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { maxLength: 6 })
  .map((minutes) => minutes.sort((one, other) => one - other))
  .map((edges) =>
    edges.flatMap((from, index) => {
      const to = edges[index + 1];
      return index % 2 === 0 && to !== undefined ? [{ from: timeOf(from), to: timeOf(to) }] : [];
    }),
  );
const holiday: fc.Arbitrary<Holiday> = fc.record({ day, days: fc.integer({ min: 0, max: 9 }) }).map((given) => ({
  code: 'other',
  from: given.day,
  to: dayOfNumber(dayNumberOf(given.day) + given.days),
  certainty: 'announced',
}));
const exceptions = fc.uniqueArray(fc.record({ day, hours: officeHours, why: fc.constantFrom('flood', 'by_order') }), {
  maxLength: 20,
  selector: (exception) => exception.day,
});

/** The shipped one with hours, weekend, holidays and exceptions of another association. */
const anyCalendar: fc.Arbitrary<CalendarVersion> = fc
  .record({
    weekend: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }),
    hours: fc.record({ 1: officeHours, 2: officeHours, 3: officeHours, 4: officeHours, 5: officeHours, 6: officeHours, 7: officeHours }), // prettier-ignore
    ramadanHours: officeHours,
    holidays: fc.array(holiday, { maxLength: 20 }).map((more) => [...calendarVersionOne.holidays, ...more]),
    exceptions,
  })
  .map((members) => ({ ...calendarVersionOne, ...members }));
const someCalendar = fc.oneof(fc.constant(calendarVersionOne), anyCalendar);

const startMs = fc
  .integer({ min: riyadh('2023-07-01T00:00') / minuteMs, max: riyadh('2029-06-01T00:00') / minuteMs })
  .map((minutes) => minutes * minuteMs);
/** Beginnings just before Ramadan, at its end and about both Eids, where most of the rules meet. */
const nearEid = fc
  .tuple(
    fc.constantFrom(
      ...[...calendarVersionOne.ramadan, ...calendarVersionOne.holidays].flatMap(({ from, to }) => [from, to]),
    ),
    fc.integer({ min: -7 * 1_440, max: 1_440 }),
  ) // prettier-ignore
  .map(([about, minutes]) => riyadh(`${about}T00:00`) + minutes * minuteMs);
const anyStartMs = fc.oneof(startMs, nearEid);
const counting = fc.constantFrom(...countings);

/** Minute by minute and straight from the document, days as texts: nothing is shared with what it judges. */
const naiveMinutes = (calendar: CalendarVersion, how: Counting, fromMs: number, toMs: number): number => {
  let minutes = 0;
  let [date, counting]: [string, (time: string) => boolean] = ['', () => false];
  for (let ms = fromMs; ms < toMs; ms += minuteMs) {
    const ofDay = Math.floor((ms + 3 * hourMs) / minuteMs) % 1_440;
    if (ofDay === 0 || date === '') {
      date = new Date(ms + 3 * hourMs).toISOString().slice(0, 10);
      counting = naiveDay(calendar, how, date);
    }
    if (counting(timeOf(ofDay))) minutes += 1;
  }
  return minutes;
};

/** Which times of the day count. */
const naiveDay = (calendar: CalendarVersion, how: Counting, date: string): ((time: string) => boolean) => {
  const isOn = ({ from, to }: { from: string; to: string }): boolean => from <= date && date <= to;
  const exception = calendar.exceptions.find((entry) => entry.day === date);
  const weekday = (new Date(`${date}T12:00:00Z`).getUTCDay() || 7) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
  const isFixed = (date < '2023-07-19' || date > '2029-05-13') && /-(02-22|09-23)$/.test(date);
  const isFree = calendar.weekend.includes(weekday) || isFixed || calendar.holidays.some(isOn);
  const usual = calendar.hours[weekday];
  const inRamadan = usual.length > 0 && calendar.ramadan.some(isOn);
  const hours = exception ? exception.hours : isFree ? [] : inRamadan ? calendar.ramadanHours : usual;
  if (how === 'calendar') return () => true;
  if (how === 'working_days') return () => (exception ? hours.length > 0 : !isFree);
  return (time) => hours.some(({ from, to }) => from <= time && time < to);
};

describe('time that counts', () => {
  it('is what a count minute by minute gives, over any week', () => {
    fc.assert(
      fc.property(
        someCalendar,
        counting,
        anyStartMs,
        fc.integer({ min: 0, max: 7 * 1_440 }),
        (calendar, how, fromMs, minutes) => {
          const toMs = fromMs + minutes * minuteMs;
          const expected = naiveMinutes(calendar, how, fromMs, toMs) * minuteMs;
          expect(countedMs(calendar, how, fromMs, toMs)).toBe(expected);
          const spans = [...openSpans(calendar, how, fromMs, toMs)].filter(({ counts }) => counts);
          expect(spans.reduce((sum, span) => sum + span.toMs - span.fromMs, 0)).toBe(expected);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('is tiled by stretches without gap or overlap, no two in a row for one reason, over years', () => {
    fc.assert(
      fc.property(
        someCalendar,
        counting,
        anyStartMs,
        fc.integer({ min: 1, max: 1_500 * dayMs }),
        (calendar, how, fromMs, lengthMs) => {
          const spans = [...openSpans(calendar, how, fromMs, fromMs + lengthMs)];
          expect(spans[0]!.fromMs).toBe(fromMs);
          expect(spans.at(-1)!.toMs).toBe(fromMs + lengthMs);
          let counted = 0;
          spans.forEach((span, index) => {
            const before = spans[index - 1];
            if (span.toMs <= span.fromMs) throw new Error(`Empty: ${JSON.stringify(span)}`);
            if (span.counts) counted += span.toMs - span.fromMs;
            if (!before) return;
            if (before.toMs !== span.fromMs) throw new Error(`Not joined: ${JSON.stringify([before, span])}`);
            const isSame = before.counts === span.counts && before.rule === span.rule && before.code === span.code;
            if (isSame) throw new Error(`Not merged: ${JSON.stringify([before, span])}`);
          });
          expect(countedMs(calendar, how, fromMs, fromMs + lengthMs)).toBe(counted);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('never becomes more by a holiday', () => {
    fc.assert(
      fc.property(
        someCalendar,
        holiday,
        counting,
        anyStartMs,
        fc.integer({ min: 0, max: 90 * dayMs }),
        (calendar, more, how, fromMs, lengthMs) => {
          fc.pre(worksEnough(calendar, how));
          const longer = { ...calendar, holidays: [...calendar.holidays, more] };
          const counted = countedMs(longer, how, fromMs, fromMs + lengthMs);
          expect(counted).toBeLessThanOrEqual(countedMs(calendar, how, fromMs, fromMs + lengthMs));
          const [before, after] = [calendar, longer].map((one) => whenCounted(one, how, fromMs, lengthMs / 8));
          expect(after ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(before ?? Number.POSITIVE_INFINITY);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('is over at the first point by which so much has counted', () => {
    fc.assert(
      fc.property(
        someCalendar,
        counting,
        anyStartMs,
        fc.integer({ min: 1, max: 60 * dayMs }),
        (calendar, how, fromMs, lengthMs) => {
          fc.pre(worksEnough(calendar, how));
          const endMs = whenCounted(calendar, how, fromMs, lengthMs);
          const counted = (toMs: number): number => countedMs(calendar, how, fromMs, toMs);
          const holds = endMs !== null && counted(endMs) === lengthMs && counted(endMs - 1) === lengthMs - 1;
          expect(holds).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);

  /** At least an hour a week: with less, a length of months lies centuries ahead, or nowhere. */
  const worksEnough = (calendar: CalendarVersion, how: Counting): boolean =>
    countedMs(calendar, how, riyadh('2040-11-01T00:00'), riyadh('2040-11-08T00:00')) >= hourMs;
});

describe('lengths by hand', () => {
  const end = (how: Counting, from: string, hours: number): string => {
    const ms = whenCounted(calendarVersionOne, how, riyadh(from), hours * hourMs);
    return new Date(ms! + 3 * hourMs).toISOString().slice(0, 16);
  };

  it('ends a day’s work when the office closes, not when it opens again', () => {
    expect(end('office_hours', '2026-11-26T08:00', 8)).toBe('2026-11-26T16:00');
    expect(end('office_hours', '2026-11-26T15:00', 2)).toBe('2026-11-29T09:00'); // over a weekend
    expect(end('office_hours', '2026-11-27T11:00', 1)).toBe('2026-11-29T09:00'); // from within one
    expect(end('office_hours', '2026-03-18T12:00', 5)).toBe('2026-03-23T09:00'); // over Eid, begun in Ramadan
    expect(end('working_days', '2026-11-26T15:00', 24)).toBe('2026-11-29T15:00');
    expect(end('working_days', '2026-03-18T12:00', 48)).toBe('2026-03-24T12:00');
    expect(end('calendar', '2026-03-18T12:00', 14 * 24)).toBe('2026-04-01T12:00');
  });

  it('ends what counts up to a midnight in the last minute that did, on whatever day', () => {
    const from = riyadh('2026-11-22T00:00');
    for (let days = 1; days <= 1_100; days += 1) {
      const lengthMs = countedMs(calendarVersionOne, 'office_hours', from, from + days * dayMs);
      const endMs = whenCounted(calendarVersionOne, 'office_hours', from, lengthMs)!;
      expect(countedMs(calendarVersionOne, 'office_hours', from, endMs - 1)).toBe(lengthMs - 1);
    }
  });

  it('is the beginning itself for nothing, and nothing backwards', () => {
    const friday = riyadh('2026-11-27T11:00');
    for (const how of countings) {
      expect(whenCounted(calendarVersionOne, how, friday, 0)).toBe(friday);
      expect(countedMs(calendarVersionOne, how, friday, friday - dayMs)).toBe(0);
    }
  });

  it('reaches over hundreds of years, and says where it cannot', () => {
    const from = riyadh('2026-11-22T00:00');
    const far = whenCounted(calendarVersionOne, 'working_days', from, 99_999 * dayMs)!;
    expect(countedMs(calendarVersionOne, 'working_days', from, far)).toBe(99_999 * dayMs);
    const free = { ...calendarVersionOne, weekend: [1, 2, 3, 4, 5, 6, 7] };
    expect(whenCounted(free, 'working_days', from, 1)).toBeNull();
  });

  it.each(countings)('refuses what is no point in time by %s, a leap second too', (how) => {
    const leap = Date.parse('2016-12-31T23:59:60Z');
    for (const [from, to] of [
      [leap, 0],
      [0, leap],
      [0, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(() => countedMs(calendarVersionOne, how, from, to)).toThrow(RangeError);
      expect(() => whenCounted(calendarVersionOne, how, from, to)).toThrow(RangeError);
    }
  });
});
