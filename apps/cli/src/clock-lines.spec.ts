import { calendarVersionOne, clockOf, pausedUntil, stoodStill, workingRules } from '@lib/domain';
import { clockLines, inBothCalendars, type ClockShown } from './clock-lines';

const shown = (length: object, pauses: { from: string; to: string | null; why: string[] }[] = []): ClockShown => {
  const clock = clockOf({
    clock: 'inquiry',
    start: 'inquiry:1',
    clause: 'P9',
    startOf: 'InquiryReceived',
    startedAt: '2026-02-19T06:00:00.000Z', // a Thursday of Ramadan, nine in the morning
    calendar: calendarVersionOne,
    target: { source: 'house', ...length } as never,
    pauses,
    warnAfterShare: 0.75,
  });
  const paused = pausedUntil('2026-12-01T00:00:00.000Z', stoodStill(clock));
  const { lengths, working } = clock;
  return { ...clock, state: 'running', settledAt: null, settledBy: null, paused, lengths, working };
};

/** The minutes and totals that stand at the ends of the lines of steps. */
const figures = (text: string) =>
  text
    .split('\n')
    .map((line) => / ([\d.]+) +([\d.]+)$/.exec(line))
    .flatMap((found) => (found ? [{ minutes: Number(found[1]), total: Number(found[2]) }] : []));

describe('A clock as the command line explains it', () => {
  it('can be added up by hand: what stands in the lines makes the total, and that the length', () => {
    const text = clockLines([shown({ length: 'P5D', counting: 'working_days' })]);
    let sum = 0;
    for (const { minutes, total } of figures(text)) expect(total).toBeCloseTo((sum += minutes), 2);
    expect(sum).toBe(5 * 24 * 60);
    expect(text).toContain('weekend, does not count');
    expect(text).toContain('inquiry: running (P9, house; calendar 1)');
    expect(text).toContain('target   P5D, counted by working days (house)');
  });

  it('says for what it stood still, and what lasts', () => {
    const pauses = [{ from: '2026-02-20T06:00:00.000Z', to: null, why: ['i-1'] }];
    const text = clockLines([shown({ length: 'P5D' }, pauses)]);
    expect(text).toMatch(/it lasts +stood still, does not count: i-1/);
    expect(text).toContain('paused   once');
    expect(text).not.toContain('  target   Tue');
  });

  it('gives each moment in both calendars, in Riyadh', () => {
    expect(inBothCalendars('2023-11-26T21:00:00.000Z')).toBe('Mon 2023-11-27 00:00 (1445-05-13)');
    expect(inBothCalendars('2023-11-26T21:00:20.000Z')).toBe('Mon 2023-11-27 00:00:20 (1445-05-13)');
  });

  it('has words for every rule', () => {
    for (const rule of workingRules) {
      const step = { part: 'target', from: '2026-01-01T00:00:00.000Z', to: null, rule, minutes: 0, total: 0 };
      expect(clockLines([{ ...shown({ length: 'P1D' }), working: [step] }])).not.toContain(`it lasts  ${rule} `);
    }
  });

  it('says so where there is none', () => expect(clockLines([])).toBe('(none)'));
});
