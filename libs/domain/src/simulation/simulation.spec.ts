import fc from 'fast-check';
import {
  answerMarks,
  calendarVersionOne,
  caseDifference,
  draftCalendar,
  draftPolicy,
  initialPolicy,
  Refused,
  Simulation,
  type CalendarVersion,
  type Documents,
  type Known,
  type PolicyVersion,
  type SimulationResult,
} from '@lib/domain';
import { actor, day, under, versionOne } from '../../fixtures/life-of-a-case';
import { walk } from '../../fixtures/walk';

Error.stackTraceLimit = 0; // refusals are answers here

const window = { ...versionOne.reviewWindow, floor: null };
const own = under({ reviewWindow: window });
const withFloor = (days: number): Documents =>
  under({ reviewWindow: { ...window, floor: { length: `P${days}D`, clause: 'P27', source: 'policy' } } });

/** Cases that were lived without a floor, so that some were answered on any day. */
const lives = fc.array(fc.array(fc.nat(2 ** 31 - 1), { minLength: 20, maxLength: 40, size: 'max' }), {
  minLength: 1,
  maxLength: 4,
});
const statesOf = (chosen: readonly (readonly number[])[]): Known[] =>
  chosen.flatMap((seeds, index) => {
    const { state } = walk(own, seeds);
    return state.status === 'unknown' ? [] : [{ ...state, caseId: `case-${index}` }];
  });

/** Answered at the end of so many days after the raising. */
const answered = (days: number, caseId: string): Known =>
  ({
    ...statesOf([[0]])[0]!,
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

  it('changes nothing where the draft says what holds', () => {
    fc.assert(
      fc.property(lives, (chosen) => {
        const { total, unanswered, mostChanged } = simulated(statesOf(chosen), withFloor(14), withFloor(14));
        expect(mostChanged).toEqual([]);
        expect(unanswered.before).toEqual(unanswered.after);
        for (const mark of answerMarks) expect(total[mark].before).toBe(total[mark].after);
      }),
    );
  });

  it('P27 never makes fewer early answers of a longer floor', () => {
    let early = 0;
    fc.assert(
      fc.property(lives, fc.nat(30), fc.nat(30), (chosen, days, more) => {
        const states = statesOf(chosen);
        const { total } = simulated(states, withFloor(days + more + 1), withFloor(days + 1));
        early += total.beforeFloor.after;
        expect(total.beforeFloor.after).toBeGreaterThanOrEqual(total.beforeFloor.before);
      }),
    );
    expect(early).toBeGreaterThan(0);
  });

  it('adds up: months and segments to the whole, standings to the cases without an answer', () => {
    fc.assert(
      fc.property(lives, (chosen) => {
        const states = statesOf(chosen);
        const { cases, total, byMonth, bySegment, unanswered } = simulated(states, withFloor(14));
        const sum = (numbers: readonly (number | undefined)[]): number =>
          numbers.reduce<number>((all, number) => all + (number ?? 0), 0);
        for (const groups of [byMonth, Object.values(bySegment)]) {
          expect(sum(groups.map(({ answers }) => answers))).toBe(total.answers);
          for (const mark of answerMarks)
            expect(sum(groups.map((figures) => figures[mark].after))).toBe(total[mark].after);
        }
        for (const side of ['before', 'after'] as const)
          expect(sum(Object.values(unanswered[side]))).toBe(unanswered.cases);
        expect(cases).toBe(states.length);
        expect(total.answers + unanswered.cases).toBe(cases);
      }),
    );
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
