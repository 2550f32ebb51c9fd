import { clauses, clauseUses } from '@lib/domain';

const uses = new Map(clauseUses().map((use) => [use.clause.id, use]));

describe('What the rules name for each clause', () => {
  it('is one entry a clause, in their order, and nothing twice', () => {
    expect([...uses.values()].map(({ clause }) => clause)).toEqual(clauses);
    for (const { commands, events, clocks } of uses.values())
      for (const names of [commands, events, clocks]) expect(names).toEqual([...new Set(names)]);
  });

  it('is something for each clause that software has to act on', () => {
    const idle = [...uses.values()].filter(({ clause, commands, events, clocks }) => {
      return clause.binding && commands.length + events.length + clocks.length === 0;
    });
    expect(idle.map(({ clause }) => clause.id)).toEqual([]);
  });

  // Of the case, of the policy, of the register and of the others; commands, events and clocks alike.
  it.each<[string, 'commands' | 'events' | 'clocks', string[]]>([
    ['P27', 'commands', ['NotifyDecision', 'ReportEarlyAnswer', 'AdoptPolicy']],
    ['P19', 'commands', ['CloseCase', 'AnswerInquiry']],
    ['P2', 'commands', ['EnterInquiry', 'SettleInquiry', 'OpenDispute']],
    ['P5', 'commands', ['PlanFollowUp', 'TakeEscalation']],
    ['P27', 'events', ['DecisionNotified', 'EarlyAnswerReported', 'PolicyAdopted']],
    ['P30', 'events', ['PolicyAdopted']],
    ['P16', 'events', ['ReferenceIssued', 'NotificationSent']],
    ['P13', 'events', ['SurveyInvited', 'InvitationWithheld', 'SurveyExpired']],
    ['P2', 'events', ['DisputeSettled', 'DisputeTargetMissed']],
    ['P27', 'clocks', ['review']],
    ['P9', 'clocks', ['inquiry']],
    ['P5', 'clocks', ['follow_up']],
    ['P11', 'clocks', ['survey']],
    ['P20', 'clocks', ['information']],
    ['P1', 'clocks', ['mandate']],
  ])('%s: %s, among them %j', (id, kind, names) => {
    expect(uses.get(id)![kind]).toEqual(expect.arrayContaining(names));
  });

  it('P7, P33: is nothing of what it does not name', () => {
    expect(uses.get('P33')).toMatchObject({ commands: [], events: [], clocks: [] });
    expect(uses.get('P30')!.commands).not.toContain('CloseCase');
    for (const id of ['P18', 'P27', 'P30']) expect(uses.get(id)!.events).not.toContain('PolicyCirculated');
    expect(uses.get('P9')!.clocks).not.toContain('review');
  });
});
