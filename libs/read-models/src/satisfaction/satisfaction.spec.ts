import type { Recorded } from '@lib/event-store';
import { satisfactionBoard } from './satisfaction-board';
import { TOO_FEW, type Counted } from './satisfaction-figures';
import { satisfaction } from './satisfaction.fold';
import type { SatisfactionRow } from './satisfaction-row';
import { partOf, surveyView } from './survey-view';

const invitation = {
  policyId: 'main',
  policyVersion: 1,
  calendarVersion: 1,
  use: 'live',
  subject: { kind: 'case', id: 'case-1', ending: 5 },
  endedAt: '2026-01-31T21:30:00.000Z',
  endedAs: 'closed',
  outcome: 'rejected',
  segment: 'family',
  channel: 'phone',
  support: 'care',
  invited: ['b'],
  hands: ['officer|1'],
  officers: ['officer|1'],
  providers: ['provider-1'],
  speed: 'met',
  daysToAnswer: 15,
};

type Told = [type: string, data?: object];
const rowOf = (surveyId: string, ...told: Told[]): SatisfactionRow =>
  told.reduce<SatisfactionRow | undefined>((row, [type, data], index) => {
    const own = type === 'SurveyInvited' || type === 'InvitationWithheld' ? invitation : {};
    const event = {
      type,
      data: { surveyId, occurredAt: '2026-02-01T08:00:00.000Z', ...own, ...data },
      streamName: `survey-${surveyId}`,
      revision: BigInt(index),
    } as unknown as Recorded;
    expect(satisfaction.keys(event)).toEqual([surveyId]);
    return satisfaction.fold(row, event, undefined, surveyId) as SatisfactionRow;
  }, undefined)!;
const rated = (surveyId: string, overall: number, courtesy = overall, more: object = {}): SatisfactionRow =>
  rowOf(surveyId, ['SurveyInvited', more], ['ServiceRated', { overall, aspects: { courtesy } }]);

/** The figures of these rows, through their counters. */
const boardOf = (rows: readonly SatisfactionRow[], minimumSample = 5) => {
  const counted = rows.flatMap(satisfaction.tally!).map((counter): Counted => {
    const [policyId, dimension = '', value = '', ...measure] = counter.split('|');
    expect(policyId).toBe('main');
    return { dimension: dimension as Counted['dimension'], value: decodeURIComponent(value), measure, count: 1 };
  });
  const options = { asOf: '2026-02-02T00:00:00.000Z', policyId: 'main', minimumSample, ofPeople: true };
  return satisfactionBoard(counted, options);
};

describe('Figures of satisfaction (P4, P11, P13, P35)', () => {
  const four = [1, 2, 4, 5].map((overall, index) => rated(`s${index}`, overall));
  const five = [...four, rated('s4', 4, 1)];

  it('P11: have their average, their spread and their aspects, and P4: how fast the answer was beside them', () => {
    const { total } = boardOf([...five, rowOf('s5', ['SurveyInvited'])]);
    expect(total).toEqual({
      invited: 6,
      rated: 5,
      declined: 0,
      expired: 0,
      open: 1,
      superseded: 0,
      withheld: 0,
      withdrawn: 0,
      average: 3.2,
      ratings: { 1: 1, 2: 1, 3: 0, 4: 2, 5: 1 },
      aspects: { courtesy: 2.6 },
      speed: { answers: { met: 6 }, averageDaysToAnswer: 15 },
    });
  });

  it('P13: count what came of every invitation', () => {
    const { total } = boardOf([
      rowOf('a', ['SurveyInvited'], ['RatingDeclined', { reasonCode: 'no_wish' }]),
      rowOf('b', ['SurveyInvited'], ['RatingReminderDue'], ['SurveyExpired']),
      rowOf('c', ['SurveyInvited'], ['SurveySuperseded', { supersededBy: 'd' }]),
      rowOf('d', ['InvitationWithheld', { ground: 'deceased' }]),
      rowOf('e', ['SurveyInvited'], ['InvitationWithdrawn', { ground: 'no_contact_wished' }]),
    ]);
    expect(total).toMatchObject({
      invited: 4,
      declined: 1,
      expired: 1,
      superseded: 1,
      withheld: 1,
      withdrawn: 1,
      average: null,
    });
  });

  it('P13, P35: say nothing about an officer, a provider or a department below the minimum sample', () => {
    const inDepartment = (rows: readonly SatisfactionRow[]) => rows.map((row) => ({ ...row, department: 'services' }));
    const few = boardOf(inDepartment(four));
    expect([few.byOfficer, few.byProvider, few.byDepartment]).toEqual([
      { 'officer|1': TOO_FEW },
      { 'provider-1': TOO_FEW },
      { services: TOO_FEW },
    ]);
    const enough = boardOf(inDepartment(five));
    for (const figures of [
      enough.byOfficer!['officer|1'],
      enough.byProvider!['provider-1'],
      enough.byDepartment['services'],
    ])
      expect(figures).toMatchObject({ rated: 5, average: 3.2 });
    expect(boardOf(four, 4).byOfficer).toMatchObject({ 'officer|1': { rated: 4 } });
  });

  it('tell of no single person by segment or kind of support', () => {
    const few = { rated: 'fewer than 5', average: TOO_FEW, ratings: TOO_FEW, aspects: TOO_FEW, declined: 0 };
    expect(boardOf(four)).toMatchObject({ bySegment: { family: few }, bySupport: { care: few } });
    expect(boardOf(five)).toMatchObject({ bySegment: { family: { rated: 5, average: 3.2 } } });
    expect(JSON.stringify(boardOf(four).bySegment)).toContain('"averageDaysToAnswer":"too_few"');
  });

  it('stand by channel, month in Riyadh, ending and outcome, and in the series that they are of', () => {
    expect(boardOf([rated('s', 3)])).toMatchObject({
      byChannel: { phone: { average: 3 } },
      byMonth: { '2026-02': { average: 3 } },
      byEnding: { closed: { average: 3 } },
      byOutcome: { rejected: { average: 3 } },
      byKind: { case: { average: 3 } },
    });
  });
});

describe('One survey, as somebody may see it (P13)', () => {
  const row = rated('s', 2);
  const seen = (...roles: Parameters<typeof partOf>[0]['roles'][number][]) => surveyView(row, { id: 'x', roles });

  it('P13: with its case for supervisor and auditor; figures for staff; for its sender only what became of it', () => {
    expect(seen('supervisor')).toMatchObject({ overall: 2, caseId: 'case-1' });
    expect(seen('officer')).toMatchObject({ overall: 2, aspects: { courtesy: 2 } });
    for (const hidden of ['caseId', 'offeredAt', 'settledAt', 'reasonCode'])
      expect(seen('officer')).not.toHaveProperty(hidden);
    expect(seen('intake')).toMatchObject({ state: 'rated', caseId: 'case-1' });
    expect(seen('intake')).not.toHaveProperty('overall');
  });

  it('P13: of it nobody of the committee sees anything, whatever else he is', () => {
    const part = (...roles: Parameters<typeof partOf>[0]['roles'][number][]) => partOf({ id: 'x', roles });
    expect([part('committee'), part('committee', 'supervisor'), part('committee', 'auditor')]).toEqual(
      Array(3).fill('nothing'),
    );
    expect([part('provider'), part('board'), part('operator')]).toEqual(Array(3).fill('nothing'));
    expect([part('auditor'), part('officer'), part('intake')]).toEqual(['whole', 'figures', 'sent']);
  });
});
