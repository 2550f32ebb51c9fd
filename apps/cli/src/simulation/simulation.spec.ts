import { simulationPlot } from './plot';
import { simulationTable } from './simulation-table';
import { hijriOf, type Simulated } from './simulated';

const change = (before: number, after: number) => ({ before, after });
const simulated: Simulated = {
  policyId: 'main',
  version: 2,
  calendarVersion: null,
  asOf: '2026-06-01T08:00:00.000Z',
  from: null,
  to: null,
  cases: 9,
  total: { answers: 7, beforeFloor: change(0, 3), pastTarget: change(2, 1), pastCeiling: change(0, 0) },
  byMonth: [
    {
      month: '2025-12',
      hijri: { from: '1447-06', to: '1447-07' },
      answers: 4,
      ...{ beforeFloor: change(0, 3), pastTarget: change(1, 1), pastCeiling: change(0, 0) },
    },
    {
      month: '2026-02',
      hijri: { from: '1447-08', to: '1447-09' },
      answers: 3,
      ...{ beforeFloor: change(0, 0), pastTarget: change(1, 0), pastCeiling: change(0, 0) },
    },
  ],
  bySegment: {
    'a<b': {
      answers: 7,
      beforeFloor: { before: 'fewer than 5', after: 'fewer than 5' },
      pastTarget: { before: 'fewer than 5', after: 'fewer than 5' },
      pastCeiling: { before: 'fewer than 5', after: 'fewer than 5' },
    },
  },
  unanswered: { cases: 2, before: { late: 2 }, after: { running: 2 } },
  mostChanged: [
    {
      ...{ caseId: 'c-1', reference: null, clock: 'review', date: 'target' },
      ...{ before: '2026-01-03T08:00:00.000Z', after: '2026-01-01T05:00:00.000Z', differenceMinutes: -3_060 },
    },
    {
      ...{ caseId: 'c-2', reference: '1447-17', clock: 'review', date: 'earliest' },
      ...{ before: null, after: '2026-01-01T05:00:00.000Z', differenceMinutes: null },
    },
  ],
};

describe('what a draft would have changed, on a terminal', () => {
  it('shows each figure before and after, the month in both calendars, and the cases that change most', () => {
    const lines = simulationTable(simulated).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '7        0 → 3             2 → 1            0 → 0',
        '2025-12  1447/06–07  4        0 → 3             1 → 1            0 → 0',
        'late     2 → 0',
        'running  0 → 2',
        'c-1      review, target    2026-01-03T08:00:00.000Z  2026-01-01T05:00:00.000Z  -2d 3h',
        '1447-17  review, earliest  -                         2026-01-01T05:00:00.000Z  -',
      ]),
    );
    expect(lines.some((line) => line.startsWith('a<b'))).toBe(true);
  });

  it('shows the board no cases', () => {
    expect(simulationTable({ ...simulated, mostChanged: null })).not.toContain('change most');
  });

  it('names the Hijri months in full over the turn of a year', () => {
    expect(hijriOf({ month: '2026-06', hijri: { from: '1447-12', to: '1448-01' } })).toBe('1447/12–1448/01');
    expect(hijriOf({ month: '1700-01', hijri: null })).toBe('-');
  });
});

describe('what a draft would have changed, as a picture', () => {
  const svg = simulationPlot({ ...simulated, policyId: 'a<b&c' });
  const placesOf = (month: string): number[] =>
    [...svg.matchAll(new RegExp(`<text x="(\\d+)"[^>]*>${month}</text>`, 'g'))].map(([, x]) => Number(x));

  it('lets time run from the right in Arabic and from the left in English, a month without answers included', () => {
    const [december, january, february] = ['2025-12', '2026-01', '2026-02'].map(placesOf);
    expect([december, january, february].map((places) => places?.length)).toEqual([6, 6, 6]); // three rows a language
    for (const row of [0, 1, 2])
      expect(december![row]! > january![row]! && january![row]! > february![row]!).toBe(true);
    for (const row of [3, 4, 5])
      expect(december![row]! < january![row]! && january![row]! < february![row]!).toBe(true);
  });

  it('says the same in both languages, and takes no name for markup', () => {
    for (const said of ['ردود قبل الحد الأدنى لمدة الرد', 'Answers before the floor', 'أم القرى', 'Umm al-Qura'])
      expect(svg).toContain(said);
    expect(svg).toContain('direction="rtl" xml:lang="ar"');
    expect(svg).toContain('a&lt;b&amp;c');
    expect(svg).not.toContain('a<b');
  });

  it('can be read without colour: outlines and hatching, in black and white', () => {
    const colours = new Set([...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour));
    expect([...colours].sort()).toEqual(['#111', '#999', '#fff', 'none', 'url(#hatch)']);
  });

  it('says so where nothing was answered', () => {
    expect(simulationPlot({ ...simulated, byMonth: [] })).toContain('No answers in this time');
  });
});
