import {
  calendarVersionOne,
  caseDifference,
  draftCalendar,
  draftPolicy,
  initialPolicy,
  Refused,
  Simulation,
  type CalendarVersion,
  type CaseDifference,
  type Documents,
  type Known,
  type PolicyVersion,
  type SimulationResult,
} from '@lib/domain';
import { actor, after, day, submittedFact, under, versionOne } from '../../fixtures/life-of-a-case';

const window = { ...versionOne.reviewWindow, floor: null };
const own = under({ reviewWindow: window });
const withFloor = (days: number): Documents =>
  under({ reviewWindow: { ...window, floor: { length: `P${days}D`, clause: 'P27', source: 'policy' } } });

const submitted = after([submittedFact()]) as Known;

/** Answered at the end of so many days after the raising. */
const answered = (days: number, caseId: string): Known =>
  ({
    ...submitted,
    caseId,
    codes: { segment: days > 20 ? 'elderly' : 'orphans' },
    status: 'answered',
    pauses: [],
    receivedAt: day(0),
    round: { number: 1, referredAt: day(0), noticedAt: undefined, preparedFrom: day(0) },
    decision: { outcome: 'rejected', decidedAt: day(days), number: 1, supports: [], granted: [] },
    answer: { toldAt: day(days), recordedAt: day(days), early: false },
  }) as Known;

const simulated = (
  states: readonly Known[],
  draft: Documents,
  before = own,
  days: { from?: string; to?: string } = {},
): SimulationResult => {
  const simulation = new Simulation(days);
  for (const state of states) simulation.add(caseDifference({ state, reference: null }, before, draft, day(400)));
  return simulation.result();
};

describe('what a draft would have changed', () => {
  it('P27 counts answers before its floor, past its target and past its ceiling, and names those that moved', () => {
    const states = [answered(3, 'a'), answered(13, 'b'), answered(14, 'c'), answered(40, 'd')];
    const draft = under({
      reviewWindow: { ...withFloor(14).policy.reviewWindow, ceiling: { length: 'P30D', source: 'policy' } },
    });
    const { total, byMonth, bySegment, mostChanged, unanswered } = simulated(states, draft);
    expect(total).toEqual({
      answers: 4,
      beforeFloor: { before: 0, after: 2 },
      pastTarget: { before: 1, after: 1 },
      pastCeiling: { before: 0, after: 1 },
    });
    expect(byMonth.map(({ month, hijri, answers }) => [month, hijri, answers])).toEqual([
      ['2026-01', { from: '1447-07', to: '1447-08' }, 3],
      ['2026-02', { from: '1447-08', to: '1447-09' }, 1],
    ]);
    expect(bySegment['orphans']).toMatchObject({ answers: 3, beforeFloor: { before: 0, after: 2 } });
    expect(unanswered.cases).toBe(0);
    expect(mostChanged.map(({ caseId }) => caseId)).toEqual(['a', 'b', 'd', 'c']);
    expect(mostChanged[0]?.furthest).toMatchObject({
      clock: 'answer',
      before: day(3),
      after: day(14),
      minutes: 15_840,
    });
  });

  it('tells the ten that move furthest, and by how much', () => {
    const states = Array.from({ length: 30 }, (_, index) => answered(index, `case-${String(index).padStart(2, '0')}`));
    const target = { length: 'P21D', source: 'house' } as const;
    const { mostChanged } = simulated(states, under({ reviewWindow: { ...window, target } }));
    expect(mostChanged).toHaveLength(10);
    expect(mostChanged[0]?.furthest).toMatchObject({
      date: 'target',
      before: day(28),
      after: day(21),
      minutes: -10_080,
    });
    expect(mostChanged[0]?.caseId).toBe('case-22'); // past the nearer target only
  });

  it('takes what was answered on the days that are asked for, both ends included', () => {
    const states = [answered(3, 'a'), answered(4, 'b'), answered(5, 'c'), answered(6, 'd')];
    const days = { from: '2026-01-05', to: '2026-01-06' };
    expect(simulated(states, own, own, days).cases).toBe(2);
  });

  it('knows a case that was opened again for one that is not raised yet', () => {
    const { status: _, ...facts } = answered(3, 'a');
    const reopened = { ...facts, status: 'preparing', preparation: { number: 2, startedAt: day(30) } } as Known;
    const ended = { ...reopened, ended: { kind: 'withdrawn', at: day(31) } } as Known;
    expect(simulated([reopened, ended], withFloor(14)).unanswered).toMatchObject({
      cases: 2,
      after: { not_raised: 1, ended: 1 },
    });
  });

  it('counts working time by the draft calendar', () => {
    const inWorkingDays = under({
      reviewWindow: { ...window, target: { length: 'P5D', source: 'house', counting: 'working_days' } },
    });
    const calendar = draftCalendar({ version: 2, weekend: [5, 6, 7] }, calendarVersionOne, '/calendar');
    const { mostChanged } = simulated([answered(9, 'a')], { ...inWorkingDays, calendar }, inWorkingDays);
    expect(mostChanged[0]?.furthest?.minutes).toBeGreaterThan(0);
  });
});

describe('one case under a draft', () => {
  const compared = (state: Known, draft = withFloor(14), asOf = day(20)) =>
    caseDifference({ state, reference: '1448-000001-B' }, own, draft, asOf);
  const raised = { ...submitted, status: 'review', round: { number: 1, referredAt: day(2), preparedFrom: day(0) } };

  it('P27 is early before the floor only, and late after the target or the ceiling only: the instant itself is in time', () => {
    const draft = under({
      reviewWindow: { ...withFloor(14).policy.reviewWindow, ceiling: { length: 'P30D', source: 'policy' } },
    });
    const marks = (days: number) => compared(answered(days, 'a'), draft) as { before: object; after: object };
    expect(marks(14).after).toEqual({ beforeFloor: false, pastTarget: false, pastCeiling: false });
    expect(marks(13.99).after).toEqual({ beforeFloor: true, pastTarget: false, pastCeiling: false });
    expect(marks(28).after).toEqual({ beforeFloor: false, pastTarget: false, pastCeiling: false });
    expect(marks(28.01).after).toEqual({ beforeFloor: false, pastTarget: true, pastCeiling: false });
    expect(marks(30).after).toMatchObject({ pastCeiling: false });
    expect(marks(30.01).after).toMatchObject({ pastCeiling: true });
    expect(marks(30.01).before).toEqual({ beforeFloor: false, pastTarget: true, pastCeiling: false });
  });

  it('is known by its id, its number and its segment, and by the day of its answer in Riyadh', () => {
    expect(compared(answered(13.6, 'a'))).toMatchObject({
      ...{ caseId: 'a', reference: '1448-000001-B', segment: 'orphans', answered: true },
      day: '2026-01-15', // an hour after midnight there
    });
    const nameless = { ...submitted, codes: {}, receivedAt: day(0.6) } as Known;
    expect(compared(nameless)).toMatchObject({ segment: 'other', day: '2026-01-02', answered: false });
  });

  it('P27 without an answer stands where its review clock does, by either version', () => {
    const draft = under({ reviewWindow: { ...window, target: { length: 'P10D', source: 'house' } } });
    expect(compared(raised as unknown as Known, draft)).toMatchObject({ before: 'running', after: 'late' });
    expect(compared(raised as unknown as Known, draft, day(9.5))).toMatchObject({
      before: 'running',
      after: 'due_soon',
    });
    expect(compared(submitted, draft)).toMatchObject({ before: 'not_raised', after: 'not_raised' });
    const history = { ...submitted, history: { sourceEnds: true } } as unknown as Known;
    expect(compared(history, draft)).toMatchObject({ before: 'ended' });
  });

  it('tells the date that moved furthest, in whichever direction; one that is there on one side only moved by no length', () => {
    const ceiling = { length: 'P30D', source: 'policy' } as const;
    const none = compared(answered(3, 'a'), under({ reviewWindow: { ...window, ceiling } })).furthest;
    expect(none).toMatchObject({ date: 'ceiling', before: null, after: day(30), minutes: null });
    const target = { length: 'P20D', source: 'house' } as const;
    const both = compared(answered(3, 'a'), under({ reviewWindow: { ...window, ceiling, target } })).furthest;
    expect(both).toMatchObject({ date: 'target', before: day(28), after: day(20), minutes: -11_520 });
    expect(compared(answered(3, 'a'), own).furthest).toBeNull();
  });
});

describe('many cases under a draft', () => {
  const moved = (caseId: string, minutes: number | null, changed = false): CaseDifference => ({
    ...{ caseId, reference: null, segment: 'family', day: '2026-01-05', answered: false, before: 'running' },
    after: changed ? 'late' : 'running',
    furthest: { minutes } as CaseDifference['furthest'],
  });
  const answer = (caseId: string, minutes: number, changed: boolean): CaseDifference => {
    const before = { beforeFloor: false, pastTarget: false, pastCeiling: false };
    const { segment, day: of, reference, furthest } = moved(caseId, minutes);
    const after = { ...before, pastTarget: changed };
    return { caseId, reference, segment, day: of, furthest, answered: true, before, after };
  };
  const added = (...differences: CaseDifference[]): SimulationResult => {
    const simulation = new Simulation();
    for (const difference of differences) simulation.add(difference);
    return simulation.result();
  };
  const ids = (...differences: CaseDifference[]) => added(...differences).mostChanged.map(({ caseId }) => caseId);

  it('are told the furthest first, then those that are judged otherwise, then by their ids', () => {
    expect(ids(moved('a', 5), moved('b', -9), moved('c', 7))).toEqual(['b', 'c', 'a']);
    expect(ids(moved('a', 5), moved('b', 5, true), moved('c', 5))).toEqual(['b', 'a', 'c']);
    expect(ids(moved('b', 5, true), moved('a', 5))).toEqual(['b', 'a']);
    expect(ids(answer('b', 5, true), answer('a', 5, false), answer('c', 5, true))).toEqual(['b', 'c', 'a']);
    expect(ids(moved('b', 5), moved('a', 5), moved('c', 5))).toEqual(['a', 'b', 'c']);
    expect(ids(moved('a', null), moved('b', 1))).toEqual(['b', 'a']);
    expect(ids({ ...moved('a', 1), furthest: null }, moved('b', 1))).toEqual(['b']);
  });

  it('are told ten of, and nothing of those that stay', () => {
    const many = Array.from({ length: 12 }, (_, index) => moved(`case-${index + 10}`, index + 1));
    expect(ids(...many)).toEqual(
      many
        .map(({ caseId }) => caseId)
        .reverse()
        .slice(0, 10),
    );
    expect(added(...many)).toMatchObject({ cases: 12, unanswered: { cases: 12, before: { running: 12 } } });
  });

  it('are shown by month and by segment in their order', () => {
    const of = (month: string, segment: string): CaseDifference => ({
      ...answer('a', 1, true),
      day: `${month}-15`,
      segment,
    });
    const { byMonth, bySegment } = added(of('2026-03', 'widows'), of('2025-12', 'family'), of('2026-03', 'elderly'));
    expect(byMonth.map(({ month, answers, pastTarget }) => [month, answers, pastTarget])).toEqual([
      ['2025-12', 1, { before: 0, after: 1 }],
      ['2026-03', 2, { before: 0, after: 2 }],
    ]);
    expect(Object.keys(bySegment)).toEqual(['elderly', 'family', 'widows']);
  });

  it('P30 a month names those of Umm al-Qura that it reaches into, and none where they are not known', () => {
    const hijri = (month: string) => added({ ...answer('a', 1, true), day: `${month}-01` }).byMonth[0]!.hijri;
    expect(hijri('2026-12')).toEqual({ from: '1448-06', to: '1448-07' });
    expect(hijri('1880-01')).toBeNull();
    expect(hijri('2180-01')).toBeNull();
  });

  it('counts from a day on, or up to one', () => {
    const counted = (days: { from?: string; to?: string }): number => {
      const simulation = new Simulation(days);
      for (const date of ['2026-01-04', '2026-01-05', '2026-01-06']) simulation.add({ ...moved('a', 1), day: date });
      return simulation.result().cases;
    };
    expect([counted({ from: '2026-01-05' }), counted({ to: '2026-01-04' }), counted({})]).toEqual([2, 1, 3]);
  });
});

describe('a draft', () => {
  const series = { ...initialPolicy, use: 'live' as const, versions: [versionOne] };
  const drafted = (data: object): PolicyVersion =>
    draftPolicy({ policyId: 'main', version: 2, ...data }, series, day(0), actor('auditor'), '/policy');

  it('P30 is what an adoption would record, whoever looks', () => {
    expect(drafted({ warnAfterShare: 0.5 })).toEqual({
      ...versionOne,
      version: 2,
      warnAfterShare: 0.5,
      effectiveFrom: day(0),
    });
  });

  it.each([
    ['version_not_next', undefined, { version: 7 }],
    ['document_not_fit', '/policy/warnAfterShare', { warnAfterShare: 3 }],
    ['clause_unknown', '/policy/windows/answer/clause', { windows: { answer: { clause: 'P99', target: null } } }],
  ])('P3 is refused as its adoption would be: %s at %s', (code, pointer, data) => {
    const refused = refusalOf(() => drafted(data));
    expect([refused.code, refused.details?.pointer]).toEqual([code, pointer]);
  });

  it('P3 is refused as any other who may look', () => {
    const other = { policyId: 'main', version: 2, use: 'historical' } as const;
    const refused = refusalOf(() => draftPolicy(other, series, day(0), actor('auditor'), '/policy'));
    expect(refused).toMatchObject({ code: 'series_not_allowed', clause: 'P3' });
    expect(refused.details).not.toHaveProperty('pointer');
  });

  it('of a calendar says only what it changes', () => {
    const changed = draftCalendar({ version: 2, weekend: [5, 6, 7] }, calendarVersionOne, '/calendar');
    expect(changed).toMatchObject({ version: 2, weekend: [5, 6, 7], hours: calendarVersionOne.hours });
  });

  it('of a calendar is refused at the member that nothing could be counted by', () => {
    const weekend: CalendarVersion['weekend'] = [1, 2, 3, 4, 5, 6, 7];
    const refused = refusalOf(() => draftCalendar({ version: 2, weekend }, calendarVersionOne, '/calendar'));
    expect(refused).toMatchObject({
      code: 'calendar_not_fit',
      details: { pointer: '/calendar/hours', why: 'never_open' },
    });
  });
});

const refusalOf = (work: () => unknown): Refused => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
};
