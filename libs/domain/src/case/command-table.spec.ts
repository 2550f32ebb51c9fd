import { caseCommands, caseCommandTypes, caseEventTypes, clausesOf, type CaseCommandType } from '@lib/domain';

/** Who may send what, as the outside was promised. */
const promised: Record<CaseCommandType, string> = {
  SubmitRequest: 'intake officer',
  CorrectData: 'intake officer',
  RequestInformation: 'officer researcher committee',
  SupplyInformation: 'intake officer',
  CancelInformationRequest: 'officer researcher committee',
  VerifyData: 'officer',
  FailVerification: 'officer',
  AttestData: 'intake officer',
  ChangeApplicant: 'officer',
  AskClarification: 'intake officer',
  GiveClarification: 'researcher',
  GiveReviewNotice: 'intake officer',
  ReferToResearch: 'officer',
  AssessNeed: 'researcher',
  RecordDecision: 'committee',
  RetractDecision: 'committee',
  AuthoriseEarlyAnswer: 'supervisor',
  NotifyDecision: 'officer',
  RecordAnswerAttempt: 'officer',
  ReportEarlyAnswer: 'supervisor',
  RetractAnswer: 'supervisor',
  RecordContactAttempt: 'officer',
  RecordRequirement: 'officer supervisor',
  CompleteRegistration: 'officer',
  PlanService: 'provider officer',
  DeliverService: 'provider officer',
  ConfirmService: 'intake officer',
  CancelService: 'officer supervisor',
  WithdrawRequest: 'intake officer',
  DiscontinueRequest: 'supervisor',
  CloseCase: 'officer',
  AssignCase: 'supervisor officer',
  ReopenCase: 'supervisor',
  CompleteHistory: '',
  PassTimelineStep: 'system',
};

describe('the table of commands', () => {
  it.each(caseCommandTypes)('P1 %s: least privilege, the importer beside, the timer alone', (type) => {
    const importer = type === 'PassTimelineStep' ? [] : ['importer'];
    expect(caseCommands[type].roles.join(' ')).toBe([promised[type], ...importer].filter(Boolean).join(' '));
  });

  it.each(caseCommandTypes)('%s has the route of its name', (type) => {
    expect(caseCommands[type].route).toBe(type.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase());
  });

  it('P27 what a floor gates waits for a clock that can be trusted', () => {
    expect(caseCommandTypes.filter((type) => caseCommands[type].gatedByFloor)).toEqual(
      expect.arrayContaining(['NotifyDecision', 'RecordAnswerAttempt']),
    );
  });

  it('cites clauses that the policy has, for every event', () => {
    for (const type of caseEventTypes)
      for (const clause of clausesOf(type)) expect(clause).toMatch(/^P([1-9]|[12]\d|3[0-6])$/);
  });
});
