import { deciders, type DecidedCategory } from '@lib/domain';

/** Who may send what, by which clauses, and what begins a stream: as the outside was promised. */
const promised: Record<string, Record<string, string>> = {
  beneficiary: {
    RegisterBeneficiary: 'intake officer | P4 P14 | begins',
    CorrectBeneficiary: 'intake officer | P4 P14',
    AddDependant: 'intake officer | P1',
    RemoveDependant: 'intake officer | P1',
    GrantMandate: 'intake officer | P1',
    EndMandate: 'intake officer | P1',
    SetContactPreferences: 'intake officer | P17',
    GiveConsent: 'intake officer | P1',
    WithdrawConsent: 'intake officer | P1',
    RecordDeath: 'officer researcher supervisor | P1',
    RetractDeath: 'supervisor | P1',
    MatchPersons: 'officer supervisor | P1',
    DistinguishPersons: 'officer supervisor | P1',
    PassTimelineStep: 'system | P1',
  },
  calendar: {
    AdoptCalendar: 'board supervisor | P3',
    PassTimelineStep: 'system | P3',
  },
  followup: {
    PlanFollowUp: 'system | P5 | begins',
    RecordFollowUp: 'officer researcher | P5',
    LinkRequest: 'officer | P5 P6',
    CancelFollowUp: 'officer supervisor | P5',
    PassTimelineStep: 'system | P5',
  },
  notification: {
    IntendNotification: 'system | P5 P20 | begins',
    RecordSent: 'system officer | P5 P16',
    RecordFailure: 'system | P5',
    TakeEscalation: 'supervisor | P5',
    PassTimelineStep: 'system | P5',
  },
  export: {
    RequestExport: 'supervisor auditor | P1 | begins',
    CompleteExport: 'system | P1',
    FailExport: 'system | P1',
    DownloadExport: 'supervisor auditor | P1',
    ExpireExport: 'system | P1',
    PassTimelineStep: 'system | P1',
  },
  policy: {
    AdoptPolicy: 'board importer supervisor system | P3 P18 P27 P30',
    CirculatePolicy: 'board supervisor | P3',
    AcknowledgePolicy: 'intake officer researcher committee provider supervisor auditor privacy board | P3',
    ReviewPolicy: 'board | P3',
    PassTimelineStep: 'system | P3',
  },
  inquiry: {
    ReceiveInquiry: 'intake officer researcher supervisor | P5 P9 P12 P15 P17 P19 | begins',
    AssignInquiry: 'officer supervisor | P9',
    PassInquiry: 'officer supervisor | P9',
    AnswerInquiry: 'officer researcher supervisor | P9 P12 P19',
    AcceptSuggestion: 'officer supervisor | P5',
    DeclineSuggestion: 'officer supervisor | P5',
    RemoveObstacle: 'officer supervisor | P15',
    AcceptObstacle: 'officer supervisor | P15',
    ReopenInquiry: 'intake officer supervisor | P9 P19',
    CloseInquiry: 'officer supervisor | P5 P15 P19',
    WithdrawInquiry: 'intake officer supervisor | P9',
    AbandonInquiry: 'system | P19 | begins',
    PassTimelineStep: 'system | P9',
  },
  dispute: {
    OpenDispute: 'intake officer | P1 P2 P17 | begins',
    AssignDispute: 'officer supervisor | P1',
    SettleDispute: 'officer researcher supervisor | P1 P2',
    WithdrawDispute: 'intake officer supervisor | P1 P2',
    AbandonDispute: 'system | P2 | begins',
    PassTimelineStep: 'system | P2',
  },
  survey: {
    OfferSurvey: 'system | P11 P13 | begins',
    RateService: 'intake officer supervisor | P11 P13',
    DeclineRating: 'intake officer supervisor | P13',
    SupersedeSurvey: 'system | P13',
    WithdrawInvitation: 'system | P13 P17',
    PassTimelineStep: 'system | P11 P13',
  },
};

/** The facts that a stream can hold, with the clauses behind them; then the steps of its clock, as `clock part clause`. */
const facts: Record<string, Record<string, string>> = {
  beneficiary: {
    BeneficiaryRegistered: 'P4 P14',
    BeneficiaryCorrected: 'P4 P14',
    DependantAdded: 'P1',
    DependantRemoved: 'P1',
    MandateGranted: 'P1',
    MandateEnded: 'P1',
    ContactPreferencesSet: 'P17',
    ConsentGiven: 'P1',
    ConsentWithdrawn: 'P1',
    DeathRecorded: 'P1',
    DeathRetracted: 'P1',
    PersonsMatched: 'P1',
    PersonsDistinguished: 'P1',
    MandateNeared: 'mandate target_neared P1',
    MandateLapsed: 'mandate target P1',
  },
  calendar: { CalendarAdopted: 'P3' },
  policy: {
    PolicyAdopted: 'P3 P18 P27 P30',
    PolicyCirculated: 'P3',
    PolicyAcknowledged: 'P3',
    PolicyReviewed: 'P3',
    PolicyReviewNeared: 'policy_review target_neared P3',
    PolicyReviewMissed: 'policy_review target P3',
  },
  notification: {
    NotificationIntended: 'P5 P20',
    NotificationWithheld: 'P5',
    NotificationSent: 'P5 P16',
    NotificationFailed: 'P5',
    NotificationAbandoned: 'P5',
    EscalationTaken: 'P5',
  },
  export: {
    ExportRequested: 'P1',
    ExportCompleted: 'P1',
    ExportFailed: 'P1',
    ExportDownloaded: 'P1',
    ExportExpired: 'P1',
  },
  followup: {
    FollowUpPlanned: 'P5',
    FollowUpDone: 'P5',
    NeedRequested: 'P5 P6',
    FollowUpCancelled: 'P5',
    FollowUpFellDue: 'follow_up floor P5',
    FollowUpMissed: 'follow_up target P5',
  },
  inquiry: {
    InquiryReceived: 'P5 P9 P12 P15 P17 P19',
    InquiryAssigned: 'P9',
    InquiryPassed: 'P9',
    InquiryAnswered: 'P9 P12 P19',
    SuggestionAccepted: 'P5',
    SuggestionDeclined: 'P5',
    ObstacleRemoved: 'P15',
    ObstacleAccepted: 'P15',
    InquiryReopened: 'P9 P19',
    InquiryClosed: 'P5 P15 P19',
    InquiryWithdrawn: 'P9',
    InquiryAbandoned: 'P19',
    InquiryReopeningAbandoned: 'P19',
    InquiryTargetNeared: 'inquiry target_neared P9',
    InquiryTargetMissed: 'inquiry target P9',
  },
  dispute: {
    DisputeOpened: 'P1 P2 P17',
    DisputeAssigned: 'P1',
    DisputeSettled: 'P1 P2',
    DisputeWithdrawn: 'P1 P2',
    DisputeAbandoned: 'P2',
    DisputeTargetNeared: 'dispute target_neared P2',
    DisputeTargetMissed: 'dispute target P2',
  },
  survey: {
    SurveyInvited: 'P11 P13',
    InvitationWithheld: 'P13',
    ServiceRated: 'P11 P13',
    RatingDeclined: 'P13',
    SurveySuperseded: 'P13',
    InvitationWithdrawn: 'P13 P17',
    RatingReminderDue: 'survey target_neared P11',
    SurveyExpired: 'survey target P13',
  },
};

const of = (category: string) => deciders[category as DecidedCategory]!;

describe('the tables of the aggregates', () => {
  it.each(Object.keys(deciders))('P1 %s: each command from whom it may come, by its clauses', (category) => {
    const shown = Object.entries(of(category).commands).map(([type, { roles, clauses, begins }]) => [
      type,
      [roles.join(' '), clauses.join(' '), ...(begins ? ['begins'] : [])].join(' | '),
    ]);
    expect(Object.fromEntries(shown)).toEqual(promised[category]);
  });

  it.each(Object.keys(deciders))('%s: each command has the route of its name, and waits for no floor', (category) => {
    for (const [type, { route, gatedByFloor }] of Object.entries(of(category).commands)) {
      expect(route).toBe(type.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase());
      expect(gatedByFloor).toBe(false);
    }
  });

  it.each(Object.keys(facts))('P1 P2 P5 P9 %s: each fact stands on the clauses of what recorded it', (category) => {
    const { events, dueKinds } = of(category);
    const steps = Object.entries(dueKinds).map(([type, { clock, part, clause }]) => [
      type,
      `${clock} ${part} ${clause}`,
    ]);
    const recorded = Object.entries(events).map(([type, clauses]) => [type, clauses.join(' ')]);
    expect(Object.fromEntries([...recorded, ...steps])).toEqual(facts[category]);
  });
});
