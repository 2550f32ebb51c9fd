import {
  calendarVersionOne,
  clockOf,
  clockStateAt,
  pausedUntil,
  stoodStill,
  type CalendarVersion,
  type ClockParts,
  type Length,
  type Span,
} from '@lib/domain';

const riyadh = (local: string): string => new Date(`${local}:00+03:00`).toISOString();
const house = (length: string, counting?: Length['counting']): Length => ({ length, source: 'house', counting });
const paused = (from: string, to: string | null, why = ['i']): Span => ({
  from: riyadh(from),
  to: to === null ? null : riyadh(to),
  why,
});
const clock = (parts: Partial<ClockParts>, calendar: CalendarVersion = calendarVersionOne) =>
  clockOf({
    clock: 'review',
    start: 'review:1',
    clause: 'P27',
    startOf: 'ReferredToResearch',
    startedAt: riyadh('2025-03-25T10:00'),
    calendar,
    warnAfterShare: 0.75,
    ...parts,
  });
/** As a person reads it: rule, hours counted, hours so far. */
const added = (parts: Partial<ClockParts>, calendar?: CalendarVersion) =>
  clock(parts, calendar).working.map(({ rule, code, minutes, total }) => [
    code === undefined ? rule : `${rule} ${code}`,
    minutes / 60,
    total / 60,
  ]);

describe('a length that counts every minute', () => {
  it('P27 is fourteen times twenty-four hours, shown in one step', () => {
    const review = clock({ floor: { length: 'P14D', clause: 'P27', source: 'policy' } });
    expect(review.earliest).toBe(riyadh('2025-04-08T10:00'));
    expect(review.lengths).toEqual([{ part: 'floor', length: 'P14D', clause: 'P27', source: 'policy' }]);
    expect(review.working).toEqual([
      {
        part: 'floor',
        from: riyadh('2025-03-25T10:00'),
        to: riyadh('2025-04-08T10:00'),
        rule: 'calendar',
        minutes: 20_160,
        total: 20_160,
      },
    ]);
  });

  it('P20 stands still during each pause, which names what was waited for', () => {
    const pauses = [paused('2025-03-26T10:00', '2025-03-28T10:00', ['a', 'b']), paused('2025-03-29T10:00', null)];
    const waiting = clock({ target: house('P10D'), pauses });
    expect(waiting.target).toBeNull();
    expect(waiting.working.map(({ rule, to, minutes, total }) => [rule, to, minutes / 1_440, total / 1_440])).toEqual([
      ['calendar', riyadh('2025-03-26T10:00'), 1, 1],
      ['paused', riyadh('2025-03-28T10:00'), 0, 1],
      ['calendar', riyadh('2025-03-29T10:00'), 1, 2],
      ['paused', null, 0, 2],
    ]);
    expect(waiting.working[1]!.why).toEqual(['a', 'b']);
    expect(pausedUntil(riyadh('2025-03-30T10:00'), stoodStill(waiting))).toEqual({ times: 2, minutes: 3 * 1_440 });
    expect(pausedUntil(riyadh('2025-03-27T10:00'), stoodStill(waiting)).minutes).toBe(1_440);
  });

  it('P20 a wait counts as far as it lies between the start of the clock and its end', () => {
    const kept = (from: string, to: string | null, settledAt?: string) =>
      clock({
        target: house('P10D'),
        pauses: [paused(from, to)],
        ...(settledAt === undefined ? {} : { settled: { at: riyadh(settledAt), how: 'met' as const, of: 'x' } }),
      }).pauses.map((pause) => [pause.from, pause.to]);
    const start = riyadh('2025-03-25T10:00');
    expect(kept('2025-03-20T10:00', '2025-03-25T10:00')).toEqual([]);
    expect(kept('2025-03-20T10:00', '2025-03-26T10:00')).toEqual([[start, riyadh('2025-03-26T10:00')]]);
    expect(kept('2025-03-20T10:00', null)).toEqual([[start, null]]);
    expect(kept('2025-03-26T10:00', null, '2025-03-28T10:00')).toEqual([
      [riyadh('2025-03-26T10:00'), riyadh('2025-03-28T10:00')],
    ]);
    expect(kept('2025-03-26T10:00', '2025-03-29T10:00', '2025-03-28T10:00')).toEqual([
      [riyadh('2025-03-26T10:00'), riyadh('2025-03-28T10:00')],
    ]);
    expect(kept('2025-03-26T10:00', '2025-03-27T10:00', '2025-03-28T10:00')).toEqual([
      [riyadh('2025-03-26T10:00'), riyadh('2025-03-27T10:00')],
    ]);
    expect(kept('2025-03-28T10:00', '2025-03-29T10:00', '2025-03-28T10:00')).toEqual([]);
  });

  it('P20 two waits that follow each other without a gap stood still once, and are counted to the minute', () => {
    const pauses = [
      paused('2025-03-26T10:00', '2025-03-28T10:00'),
      paused('2025-03-28T10:00', '2025-03-29T10:00'),
      paused('2025-03-31T10:00', '2025-04-01T10:00'),
    ];
    const still = stoodStill(clock({ target: house('P10D'), ceiling: house('P20D'), pauses }));
    expect(still.times).toBe(2);
    expect(still.spans).toHaveLength(3);
    const minutes = (at: string) => pausedUntil(riyadh(at), still).minutes;
    expect([minutes('2025-03-26T10:00'), minutes('2025-03-28T10:00'), minutes('2025-05-01T10:00')]).toEqual([
      0,
      2 * 1_440,
      4 * 1_440,
    ]);
    expect(stoodStill(clock({ target: house('P10D') }))).toEqual({ times: 0, spans: [] });
  });

  it('P20 a ceiling stands still like a target, a floor and a lapse never', () => {
    const pauses = [paused('2025-03-26T10:00', '2025-03-28T10:00')];
    const all = clock({ floor: house('P3D'), ceiling: house('P10D'), lapse: house('P5D'), pauses });
    expect([all.earliest, all.ceiling, all.lapsesAt]).toEqual([
      riyadh('2025-03-28T10:00'),
      riyadh('2025-04-06T10:00'),
      riyadh('2025-03-30T10:00'),
    ]);
    expect(all.working.map(({ part, rule }) => `${part} ${rule}`)).toEqual([
      'floor calendar',
      'ceiling calendar',
      'ceiling paused',
      'ceiling calendar',
      'lapse calendar',
    ]);
    expect(all.working.every((step) => (step.rule === 'paused') === 'why' in step && !('code' in step))).toBe(true);
  });

  it('a date that was set by hand nears when the share of its time is over, and is a length of the house', () => {
    const service = clock({ targetAt: riyadh('2025-03-29T10:00') });
    expect(service).toMatchObject({ source: 'house', warnAt: { target: riyadh('2025-03-28T10:00'), ceiling: null } });
    expect(clock({ targetAt: riyadh('2025-03-20T10:00') }).warnAt.target).toBe(riyadh('2025-03-25T10:00'));
  });

  it('a date that was set by hand shows one step up to it', () => {
    const service = clock({ targetAt: riyadh('2025-03-26T10:00') });
    expect(service.working).toEqual([
      {
        part: 'target',
        from: service.startedAt,
        to: service.target,
        rule: 'set',
        minutes: 1_440,
        total: 1_440,
      },
    ]);
  });
});

describe('working days', () => {
  it('leave out the weekend, Eid and the days of no work, across Ramadan, and add up', () => {
    // From a Tuesday, 25 Ramadan 1446; Eid al-Fitr from Sunday 30 March to Wednesday 2 April.
    const target = house('P5D', 'working_days');
    expect(added({ target })).toEqual([
      ['working_day', 14 + 24 + 24, 62],
      ['weekend', 0, 62],
      ['holiday eid_al_fitr', 0, 62],
      ['working_day', 24, 86],
      ['weekend', 0, 86],
      ['working_day', 24 + 10, 120],
    ]);
    expect(clock({ target }).target).toBe(riyadh('2025-04-07T10:00'));
  });

  it('a start on a Friday counts from Sunday, and the last day ends at midnight', () => {
    const started = { startedAt: riyadh('2025-05-02T12:00'), target: house('P5D', 'working_days') };
    expect(clock(started).target).toBe(riyadh('2025-05-09T00:00'));
    expect(added(started)).toEqual([
      ['weekend', 0, 0],
      ['working_day', 120, 120],
    ]);
  });

  it('P20 a pause that begins on a weekend counts from the next working moment', () => {
    const target = house('P2D', 'working_days');
    const startedAt = riyadh('2025-05-01T12:00'); // a Thursday
    const pauses = [paused('2025-05-02T09:00', '2025-05-04T06:00')];
    expect(clock({ startedAt, target }).target).toBe(riyadh('2025-05-05T12:00'));
    const waiting = clock({ startedAt, target, pauses });
    expect(waiting.target).toBe(riyadh('2025-05-05T18:00'));
    expect(pausedUntil(riyadh('2025-06-01T00:00'), stoodStill(waiting))).toEqual({ times: 1, minutes: 6 * 60 });
    expect(waiting.working.map(({ rule, from }) => [rule, from])).toEqual([
      ['working_day', startedAt],
      ['weekend', riyadh('2025-05-02T00:00')],
      ['paused', riyadh('2025-05-04T00:00')],
      ['working_day', riyadh('2025-05-04T06:00')],
    ]);
  });
});

describe('office hours', () => {
  it('count inside the day only, fewer in Ramadan', () => {
    const startedAt = riyadh('2025-05-04T15:00'); // a Sunday
    expect(added({ startedAt, target: house('PT10H', 'office_hours') })).toEqual([
      ['office_hours', 1, 1],
      ['outside_hours', 0, 1],
      ['office_hours', 8, 9],
      ['outside_hours', 0, 9],
      ['office_hours', 1, 10],
    ]);
    const inRamadan = { startedAt: riyadh('2025-03-04T15:00'), target: house('PT10H', 'office_hours') };
    expect(added(inRamadan).filter(([rule]) => rule === 'ramadan_hours')).toEqual([
      ['ramadan_hours', 1, 1],
      ['ramadan_hours', 6, 7],
      ['ramadan_hours', 3, 10],
    ]);
  });
});

describe('how a clock stands', () => {
  const at = riyadh;
  const ended = (day: string, how: 'met' | 'ended') => ({ settled: { at: at(day), how, of: 'x' } });

  it('P27 is met on its last instant, met late after it, breached past a ceiling, and ended where nothing comes', () => {
    const parts = { target: house('P10D'), ceiling: house('P20D') };
    const stands = (settled: object) => clockStateAt(clock({ ...parts, ...settled }), at('2026-01-01T00:00'));
    expect(stands(ended('2025-04-04T10:00', 'met'))).toBe('met');
    expect(stands(ended('2025-04-04T10:01', 'met'))).toBe('met_late');
    expect(stands(ended('2025-04-14T10:00', 'met'))).toBe('met_late');
    expect(stands(ended('2025-04-14T10:01', 'met'))).toBe('breached');
    expect(stands(ended('2025-04-14T10:01', 'ended'))).toBe('ended');
    expect(stands({})).toBe('breached');
    const none = clock(ended('2025-04-14T10:01', 'met'));
    expect(clockStateAt(none, at('2026-01-01T00:00'))).toBe('met');
    expect(clockStateAt(clock({}), at('2026-01-01T00:00'))).toBe('running');
  });

  it('P20 is paused while a wait lasts, from its first instant, and not after', () => {
    const waiting = clock({ target: house('P10D'), pauses: [paused('2025-03-26T10:00', null)] });
    expect(clockStateAt(waiting, at('2025-03-26T09:59'))).toBe('running');
    expect(clockStateAt(waiting, at('2025-03-26T10:00'))).toBe('paused');
    const over = clock({ target: house('P10D'), pauses: [paused('2025-03-26T10:00', '2025-03-27T10:00')] });
    expect(clockStateAt(over, at('2025-03-28T10:00'))).toBe('running');
  });

  it('P27 warns of a target and of a ceiling, and of neither before the floor', () => {
    const near = (parts: Partial<ClockParts>, day: string) => clockStateAt(clock(parts), at(day));
    expect(near({ ceiling: house('P4D') }, '2025-03-28T09:59')).toBe('running');
    expect(near({ ceiling: house('P4D') }, '2025-03-28T10:00')).toBe('due_soon');
    const floor = { floor: house('P1D'), target: house('P4D') };
    expect(clock(floor).warnAt.target).toBe(at('2025-03-28T10:00'));
    expect(clock({ floor: house('P1D') }).warnAt).toEqual({ target: null, ceiling: null });
  });

  it('never counts as nearly over before the floor', () => {
    const review = clock({ floor: house('P14D'), target: house('P15D') });
    expect(review.warnAt.target).toBe(review.earliest);
    expect(clockStateAt(review, riyadh('2025-04-08T09:59'))).toBe('not_yet_answerable');
    expect(clockStateAt(review, review.earliest!)).toBe('due_soon');
  });
});
