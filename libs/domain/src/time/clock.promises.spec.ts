import fc from 'fast-check';
import {
  calendarVersionOne,
  clockOf,
  countings,
  durationMs,
  instantOf,
  msOf,
  type CalendarVersion,
  type Clock,
  type ClockParts,
  type Length,
  type Span,
  type WorkingStep,
} from '@lib/domain';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A year around Ramadan and both Eids of 1446. */
const FROM = Date.parse('2025-01-01T00:00:00+03:00');
const SCHEDULES = 25_000;

const instant = fc.integer({ min: 0, max: 365 * 24 * 12 }).map((fives) => FROM + fives * 5 * 60_000);
const length: fc.Arbitrary<Length> = fc.oneof(
  fc.record({
    length: fc.integer({ min: 1, max: 40 }).map((days) => `P${days}D`),
    counting: fc.constantFrom('calendar' as const, 'working_days' as const),
    source: fc.constant('house' as const),
  }),
  fc.record({
    length: fc.integer({ min: 1, max: 60 }).map((hours) => `PT${hours}H`),
    counting: fc.constantFrom(...countings),
    source: fc.constant('house' as const),
  }),
);
/** Apart from each other and in order, as a case keeps them; the last may go on. */
const pauses: fc.Arbitrary<readonly Span[]> = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 300 })), { maxLength: 5 }),
    instant,
    fc.boolean(),
  )
  .map(([gaps, begin, lasts]) => {
    let cursor = begin;
    return gaps.map(([gap, long], index) => {
      const from = instantOf((cursor += gap * HOUR));
      const to = lasts && index === gaps.length - 1 ? null : instantOf((cursor += long * HOUR));
      return { from, to, why: [`i${index}`] };
    });
  });
const schedule = fc.record({ startMs: instant, length, pauses });
type Schedule = { startMs: number; length: Length; pauses: readonly Span[] };

const clock = ({ startMs, length: target, pauses: waits }: Schedule, more: Partial<ClockParts> = {}): Clock =>
  clockOf({
    clock: 'review',
    start: 'review:1',
    clause: 'P27',
    startOf: 'ReferredToResearch',
    startedAt: instantOf(startMs),
    calendar: calendarVersionOne,
    warnAfterShare: 0.75,
    target,
    pauses: waits,
    ...more,
  });

/** null, nobody knows when, is later than any date. */
const msOrNever = (at: string | null): number => (at === null ? Infinity : msOf(at));

const check = (promise: (given: Schedule) => void): void =>
  fc.assert(fc.property(schedule, promise), { numRuns: SCHEDULES });

describe('over 100,000 schedules', () => {
  it('the steps lie end to end, and what they count adds up to the figure', () => {
    check((given) => {
      const { working, target, startedAt } = clock(given);
      let cursor: string | null = startedAt;
      let total = 0;
      for (const step of working) {
        demand(step.from === cursor, () => `${step.from} does not follow ${cursor}`);
        demand(counts(step) || step.minutes === 0, () => `${step.rule} counted`);
        demand(!counts(step) || near(step.minutes, minutesBetween(step)), () => 'not the minutes between');
        total += step.minutes;
        demand(near(step.total, total), () => 'the running total is another');
        cursor = step.to;
      }
      demand(cursor === target, () => `the steps end ${cursor}, the target is ${target}`);
      if (target !== null) demand(near(total, durationMs(given.length.length) / 60_000), () => 'not the whole length');
    });
  });

  it('P20 a pause never brings a target nearer, and never moves the floor', () => {
    check((given) => {
      const unpaused = clock({ ...given, pauses: given.pauses.slice(0, -1) });
      demand(msOrNever(clock(given).target) >= msOrNever(unpaused.target), () => 'a pause brought it nearer');
      const floor: Length = { length: 'P14D', clause: 'P27', source: 'policy' };
      const { earliest } = clock(given, { floor });
      demand(msOf(earliest!) - given.startMs === 14 * DAY, () => `the floor is ${earliest}`);
    });
  });

  it('a holiday more never shortens', () => {
    const withHoliday = fc.tuple(schedule, instant, fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(withHoliday, ([given, fromMs, days]) => {
        const calendar = withHolidayFrom(fromMs, days);
        const later = clock(given, { calendar });
        demand(msOrNever(later.target) >= msOrNever(clock(given).target), () => `${later.target} is nearer`);
      }),
      { numRuns: SCHEDULES },
    );
  });

  it('P20 P27 what comes later never moves what was reached before it', () => {
    check((given) => {
      const [last] = given.pauses.slice(-1);
      const before = clock({ ...given, pauses: given.pauses.slice(0, -1) });
      if (!last || before.target === null || before.target > last.from) return;
      const after = clock(given);
      demand(after.target === before.target, () => 'a pause after the target moved it');
      demand(JSON.stringify(after.working) === JSON.stringify(before.working), () => 'its working is another');
    });
  });
});

const demand = (holds: boolean, broken: () => string): void => {
  if (!holds) throw new Error(broken());
};
const quiet: readonly string[] = ['paused', 'weekend', 'holiday', 'outside_hours'];
const counts = ({ rule, minutes }: WorkingStep): boolean => !quiet.includes(rule) && minutes > 0;
const minutesBetween = ({ from, to }: WorkingStep): number => (msOf(to!) - msOf(from)) / 60_000;
/** Within a millisecond: minutes are broken ones. */
const near = (one: number, other: number): boolean => Math.abs(one - other) < 1 / 60_000;
const riyadhDayOf = (ms: number): string => instantOf(ms + 3 * HOUR).slice(0, 10);

const withHolidayFrom = (fromMs: number, days: number): CalendarVersion => ({
  ...calendarVersionOne,
  version: 2,
  holidays: [
    ...calendarVersionOne.holidays,
    { code: 'other', from: riyadhDayOf(fromMs), to: riyadhDayOf(fromMs + days * DAY), certainty: 'announced' },
  ],
});
