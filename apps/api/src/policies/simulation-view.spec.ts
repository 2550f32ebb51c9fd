import type { CaseDifference, Role, SimulationResult } from '@lib/domain';
import type { Simulated } from './policy-simulator';
import { simulationView } from './simulation-view';

const change = (before: number, after: number) => ({ before, after });
const figures = (answers: number): SimulationResult['total'] => ({
  answers,
  beforeFloor: change(0, answers),
  pastTarget: change(4, 5),
  pastCeiling: change(0, 0),
});
const moved = {
  ...{ caseId: 'case-1', reference: '1447-1', segment: 'few', day: '2026-01-01', answered: false },
  ...{ before: 'late', after: 'running' },
  furthest: {
    ...{ clock: 'review', subject: null, start: 'review:1', date: 'target', minutes: 1440 },
    ...{ before: '2026-01-01T08:00:00.000Z', after: '2026-01-02T08:00:00.000Z' },
  },
} as CaseDifference;
const simulated = {
  draft: { version: 2 },
  calendar: undefined,
  result: {
    cases: 12,
    total: figures(11),
    byMonth: [{ month: '2026-01', hijri: null, ...figures(11) }],
    bySegment: { few: figures(4), many: figures(7) },
    unanswered: { cases: 1, before: { late: 1 }, after: { running: 1 } },
    mostChanged: [moved],
  },
} as unknown as Simulated;

const shownTo = (...roles: Role[]) =>
  simulationView(simulated, { policyId: 'main', from: undefined, to: '2026-01-31' }, '2026-06-01T08:00:00.000Z', roles);

describe('what is shown of a draft over past cases', () => {
  it('tells no figure under five of a segment, neither before nor after', () => {
    const fewer = 'fewer than 5';
    expect(shownTo('supervisor').bySegment).toEqual({
      few: {
        answers: fewer,
        beforeFloor: { before: fewer, after: fewer },
        pastTarget: { before: fewer, after: 5 },
        pastCeiling: { before: fewer, after: fewer },
      },
      many: {
        answers: 7,
        beforeFloor: { before: fewer, after: 7 },
        pastTarget: { before: fewer, after: 5 },
        pastCeiling: { before: fewer, after: fewer },
      },
    });
  });

  it.each<[Role[], number | null]>([
    [['supervisor'], 1],
    [['auditor'], 1],
    [['board', 'auditor'], 1],
    [['board'], null],
  ])('shows %s the cases: %s', (roles, count) => {
    const { mostChanged } = shownTo(...roles);
    expect(mostChanged?.length ?? null).toBe(count);
    expect(JSON.stringify(shownTo(...roles)).includes('case-1')).toBe(count !== null);
  });

  it('says for which days and by which documents', () => {
    expect(shownTo('board')).toMatchObject({
      policyId: 'main',
      version: 2,
      calendarVersion: null,
      from: null,
      to: '2026-01-31',
    });
  });
});
