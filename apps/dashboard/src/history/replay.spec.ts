import { differencesOf, placeOf, statesOf, type Entry } from './replay';

const entry = (revision: number, hour: number, recordedHour: number, changes: object): Entry =>
  ({
    revision,
    occurredAt: `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`,
    recordedAt: `2026-01-01T${String(recordedHour).padStart(2, '0')}:00:00.000Z`,
    changes,
  }) as unknown as Entry;

const entries = [
  entry(0, 1, 11, { stage: 'preparation', loops: [] }),
  entry(1, 2, 12, { loops: ['information'] }),
  entry(3, 3, 13, { stage: 'ready', loops: [] }),
];

describe('a replay', () => {
  it('lays what each entry changed over what was', () => {
    expect(statesOf(entries)).toEqual([
      { revision: 0, stage: 'preparation', loops: [] },
      { revision: 1, stage: 'preparation', loops: ['information'] },
      { revision: 3, stage: 'ready', loops: [] },
    ]);
  });

  it('finds the entry of a moment: by its revision, by when it happened, by when it was known', () => {
    expect(placeOf(entries, {})).toBe(2);
    expect(placeOf(entries, { revision: '1' })).toBe(1);
    expect(placeOf(entries, { at: '2026-01-01T02:30:00Z' })).toBe(1);
    expect(placeOf(entries, { knownAt: '2026-01-01T02:30:00Z' })).toBe(-1);
    expect(placeOf(entries, { knownAt: '2026-01-01T12:00:00Z' })).toBe(1);
  });

  it('stands at the entry before one that is not shown, and nowhere beyond the end', () => {
    expect(placeOf(entries, { revision: '2' })).toBe(1);
    expect(placeOf(entries, { revision: '4' })).toBeUndefined();
    for (const revision of ['-1', '1.5', 'x', '']) expect(placeOf(entries, { revision })).toBeUndefined();
    expect(placeOf(entries, { at: 'yesterday' })).toBeUndefined();
  });

  it('tells two points apart by their members, each clock by itself', () => {
    const clock = (state: string, target: string | null) => ({ clock: 'review', subject: null, state, target });
    const before = { revision: 1, stage: 'ready', clocks: [clock('running', null)] } as never;
    const after = {
      revision: 2,
      stage: 'review',
      clocks: [clock('late', 't'), { clock: 'answer', subject: 's', state: 'running' }],
    } as never;
    expect(differencesOf(before, after)).toEqual([
      { member: 'stage', before: 'ready', after: 'review' },
      { member: 'clock.state', clock: 'review', before: 'running', after: 'late' },
      { member: 'clock.target', clock: 'review', before: undefined, after: 't' },
      { member: 'clock.state', clock: 'answer s', before: undefined, after: 'running' },
    ]);
    expect(differencesOf(after, after)).toEqual([]);
  });
});
