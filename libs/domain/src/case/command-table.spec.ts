import {
  caseCommands,
  caseCommandTypes,
  caseEntries,
  caseEventTypes,
  clausesOf,
  type CaseCommandType,
} from '@lib/domain';

/** Who may send what, and by which clauses, as the outside was promised. */
const promised: Record<CaseCommandType, string> = {
  SubmitRequest: 'intake officer | P4 P6 P10 P14 P16 P17 P18',
  CorrectData: 'intake officer | P21 P23',
  RequestInformation: 'officer researcher committee | P7 P20',
  SupplyInformation: 'intake officer | P20 P21 P23',
  CancelInformationRequest: 'officer researcher committee | P20',
  VerifyData: 'officer | P21',
  FailVerification: 'officer | P21',
  AttestData: 'intake officer | P23',
  ChangeApplicant: 'officer | P23',
  AskClarification: 'intake officer | P22',
  GiveClarification: 'researcher | P22',
  GiveReviewNotice: 'intake officer | P24',
  ReferToResearch: 'officer | P23 P24 P25',
  AssessNeed: 'researcher | P18 P25',
  RecordDecision: 'committee | P21 P23 P26',
  RetractDecision: 'committee | house',
  AuthoriseEarlyAnswer: 'supervisor | P27',
  NotifyDecision: 'officer | P26 P27',
  RecordAnswerAttempt: 'officer | P26',
  ReportEarlyAnswer: 'supervisor | P27',
  RetractAnswer: 'supervisor | house',
  RecordContactAttempt: 'officer | P20 P5',
  RecordRequirement: 'officer supervisor | P28',
  CompleteRegistration: 'officer | P27 P28',
  PlanService: 'provider officer | P29',
  DeliverService: 'provider officer | P29',
  ConfirmService: 'intake officer | P29',
  CancelService: 'officer supervisor | P29',
  WithdrawRequest: 'intake officer | house',
  DiscontinueRequest: 'supervisor | house',
  CloseCase: 'officer | P13 P19',
  AssignCase: 'supervisor officer | house',
  ReopenCase: 'supervisor | house',
  CompleteHistory: 'importer | house',
  PassTimelineStep: 'system | P5 P20 P22 P27',
};

describe('the table of commands', () => {
  it.each(caseCommandTypes)('P1 %s: least privilege, the importer beside, the timer alone', (type) => {
    const [roles] = promised[type].split(' | ');
    const beside = ['importer', 'system'].includes(roles!) ? '' : ' importer';
    expect(caseCommands[type].roles.join(' ')).toBe(`${roles}${beside}`);
  });

  it.each(caseCommandTypes)('P1 %s is recorded with the clauses that it stands on', (type) => {
    expect(caseCommands[type].clauses.join(' ') || 'house').toBe(promised[type].split(' | ')[1]);
  });

  it('P1 P2 P9 what other streams enter in a case comes from the system alone', () => {
    expect(caseEntries).toEqual({
      EnterInquiry: { roles: ['system'], clauses: ['P9', 'P2'] },
      SettleInquiry: { roles: ['system'], clauses: ['P9', 'P2'] },
      ApplyCalendar: { roles: ['system'], clauses: [] },
    });
    expect(clausesOf('InquiryOpened')).toEqual(['P2', 'P9']);
    expect(clausesOf('InquirySettled')).toEqual(['P2', 'P9']);
  });

  it('P20 P27 a step that fell due stands on the clause of its clock', () => {
    expect(clausesOf('InformationTargetNeared')).toEqual(['P20']);
    expect(clausesOf('ReviewFloorPassed')).toEqual(['P27']);
  });

  it.each(caseCommandTypes)('%s has the route of its name', (type) => {
    expect(caseCommands[type].route).toBe(type.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase());
  });

  it('P27 what a floor gates waits for a clock that can be trusted', () => {
    expect(caseCommandTypes.filter((type) => caseCommands[type].gatedByFloor)).toEqual([
      'NotifyDecision',
      'RecordAnswerAttempt',
      'RetractAnswer',
      'CompleteRegistration',
    ]);
  });

  it('cites clauses that the policy has, for every event', () => {
    for (const type of caseEventTypes)
      for (const clause of clausesOf(type)) expect(clause).toMatch(/^P([1-9]|[12]\d|3[0-6])$/);
  });
});
