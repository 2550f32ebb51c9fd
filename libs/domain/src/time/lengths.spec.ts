import { after, durationMs, isDuration } from './duration';
import { earlierOf, instantOf, isOver, laterOf, riyadhDay } from './instant';

describe('a length', () => {
  it('P27 is days, hours, minutes and seconds, and nothing beside them', () => {
    const lengths = ['P14D', 'PT20S', 'P1DT12H', 'PT1H30M', 'P1DT1H1M1S'];
    expect(lengths.filter(isDuration)).toEqual(lengths);
    expect(lengths.map((length) => durationMs(length) / 1_000)).toEqual([
      14 * 86_400,
      20,
      129_600,
      5_400,
      86_400 + 3_600 + 60 + 1,
    ]);
    const none = [
      '',
      'P',
      'PT',
      'P0D',
      'PT0S',
      'P14',
      'P-1D',
      'P1W',
      'P1M',
      'xP14D',
      'P14Dx',
      ' P14D',
      'p14d',
      14,
      null,
    ];
    expect(none.filter(isDuration)).toEqual([]);
    expect(isDuration({ toString: () => 'P14D' })).toBe(false);
  });

  it('is nothing where it is none: a fold never throws', () => {
    expect([durationMs('two weeks'), durationMs('two weeks')]).toEqual([0, 0]);
    expect(after('2026-01-01T08:00:00.000Z', 'P14D')).toBe('2026-01-15T08:00:00.000Z');
  });

  it('is the same however many others were read before', () => {
    const read = Array.from({ length: 1_100 }, (_, seconds) => durationMs(`PT${seconds}S`));
    expect(read).toEqual(read.map((_, seconds) => seconds * 1_000));
    expect(read.map((_, seconds) => durationMs(`PT${seconds}S`))).toEqual(read);
  });
});

describe('an instant', () => {
  it('is written as the engine writes it, on any day, however many were written before', () => {
    const dayMs = 86_400_000;
    const instants = Array.from({ length: 10_050 }, (_, number) => number * dayMs + number * 7_919);
    for (const ms of [...instants, ...instants.slice(0, 3), -1, Date.parse('1938-03-03T23:59:59.999Z')])
      if (instantOf(ms) !== new Date(ms).toISOString()) throw new Error(`${ms} is written ${instantOf(ms)}`);
  });

  it('is later or earlier than another', () => {
    const [one, other] = ['2026-01-01T08:00:00.000Z', '2026-01-01T08:00:00.001Z'];
    expect([laterOf(one!, other!), laterOf(other!, one!), earlierOf(one!, other!), earlierOf(other!, one!)]).toEqual([
      other,
      other,
      one,
      one,
    ]);
  });

  it('P21 belongs to the day that it is in Riyadh; what is good until a day is good on it', () => {
    expect(riyadhDay('2026-01-01T20:59:59.999Z')).toBe('2026-01-01');
    expect(riyadhDay('2026-01-01T21:00:00.000Z')).toBe('2026-01-02');
    expect(isOver('2026-01-01', '2026-01-01T20:59:59.999Z')).toBe(false);
    expect(isOver('2026-01-01', '2026-01-01T21:00:00.000Z')).toBe(true);
    expect(isOver('2026-01-01T08:00:00.000Z', '2026-01-01T07:59:59.999Z')).toBe(false);
    expect(isOver('2026-01-01T08:00:00.000Z', '2026-01-01T08:00:00.000Z')).toBe(true);
  });
});
