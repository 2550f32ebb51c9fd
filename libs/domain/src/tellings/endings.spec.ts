import type { Telling } from '@lib/domain';
import { begun, pendingOf as pending, type Fact } from '../../fixtures/tellings-of';

const ofCase = (type: string, start: string): Fact => [type, { start }];

/** What nears its end, and the facts with which it has come, or is waited for no more. */
const waits: readonly (readonly [
  stream: string,
  neared: Fact,
  over: readonly Fact[],
  stillWaiting: readonly Fact[],
])[] = [
  [
    'case',
    ofCase('PreparationTargetNeared', 'preparation:1'),
    [['ReferredToResearch'], ['RequestWithdrawn'], ['RequestDiscontinued'], ['CaseClosed']],
    [['DataVerified'], ['RegistrationCompleted'], ['DecisionNotified', { outcome: 'rejected' }]],
  ],
  [
    'case',
    ofCase('InformationTargetNeared', 'information:papers'),
    [
      ['InformationSupplied', { informationId: 'papers' }],
      ['InformationRequestCancelled', { informationId: 'papers' }],
      ['CaseClosed'],
    ],
    [
      ['InformationSupplied', { informationId: 'paper' }],
      ['InformationRequestCancelled', { informationId: 'others' }],
      ['ClarificationGiven', { clarificationId: 'papers' }],
    ],
  ],
  [
    'case',
    ofCase('InformationTargetNeared', 'information:papers:12'),
    [['InformationSupplied', { informationId: 'papers' }]],
    [['InformationSupplied', { informationId: '12' }]],
  ],
  [
    'case',
    ofCase('ClarificationTargetNeared', 'clarification:income'),
    [['ClarificationGiven', { clarificationId: 'income' }], ['CaseClosed']],
    [
      ['ClarificationGiven', { clarificationId: 'rent' }],
      ['InformationSupplied', { informationId: 'income' }],
    ],
  ],
  [
    'case',
    ofCase('ReviewTargetNeared', 'review:1'),
    [['DecisionNotified', { outcome: 'accepted' }], ['CaseClosed']],
    [['CommitteeDecided'], ['DecisionRetracted'], ['ReferredToResearch']],
  ],
  [
    'case',
    ofCase('AnswerTargetNeared', 'answer:1'),
    [['DecisionNotified', { outcome: 'rejected' }], ['DecisionRetracted'], ['CaseClosed']],
    [['RegistrationCompleted'], ['ReferredToResearch']],
  ],
  [
    'case',
    ofCase('RegistrationTargetNeared', 'registration:1'),
    [['RegistrationCompleted'], ['DecisionNotified', { outcome: 'rejected' }], ['AnswerRetracted'], ['CaseClosed']],
    [['DecisionNotified', { outcome: 'accepted' }], ['ServicePlanned'], ['AnswerRetracted', { answerStands: true }]],
  ],
  [
    'case',
    ofCase('ServiceTargetNeared', 'service:12'),
    [['ServicePlanned', { serviceId: 'food' }], ['CaseClosed']],
    [['ServiceDelivered', { serviceId: '1', extent: 'whole' }], ['RegistrationCompleted']],
  ],
  [
    'case',
    ofCase('ServiceTargetNeared', 'service:12:food'),
    [
      ['ServiceDelivered', { serviceId: 'food', extent: 'whole' }],
      ['ServiceConfirmed', { serviceId: 'food', confirmation: 'confirmed' }],
      ['ServiceConfirmed', { serviceId: 'food', confirmation: 'no_reply' }],
      ['ServiceCancelled', { serviceId: 'food' }],
      ['CaseClosed'],
    ],
    [
      ['ServicePlanned', { serviceId: 'rent' }],
      ['InformationSupplied', { informationId: 'food' }],
      ['ServiceDelivered', { serviceId: 'food', extent: 'part' }],
      ['ServiceDelivered', { serviceId: 'rent', extent: 'whole' }],
      ['ServiceConfirmed', { serviceId: 'food', confirmation: 'not_confirmed' }],
      ['ServiceCancelled', { serviceId: 'rent' }],
    ],
  ],
  [
    'inquiry',
    ['InquiryTargetNeared', { start: 'inquiry:1' }],
    [
      ['InquiryAnswered'],
      ['SuggestionAccepted'],
      ['SuggestionDeclined'],
      ['ObstacleRemoved'],
      ['ObstacleAccepted'],
      ['InquiryClosed'],
      ['InquiryWithdrawn'],
    ],
    [['InquiryAssigned', { to: { role: 'officer' } }], ['InquiryPassed']],
  ],
  [
    'dispute',
    ['DisputeTargetNeared', { start: 'dispute:1' }],
    [['DisputeSettled'], ['DisputeWithdrawn']],
    [['DisputeAssigned', { to: { role: 'officer' } }]],
  ],
  [
    'survey',
    ['RatingReminderDue', { start: 'survey' }],
    [['ServiceRated'], ['RatingDeclined'], ['SurveyExpired'], ['SurveySuperseded'], ['InvitationWithdrawn']],
    [],
  ],
  [
    'beneficiary',
    ['MandateNeared', { start: 'mandate:0' }],
    [['MandateEnded'], ['DeathRecorded']],
    [['ConsentGiven'], ['MandateGranted']],
  ],
  ['followup', ['FollowUpFellDue', { start: 'follow_up' }], [['FollowUpDone'], ['FollowUpCancelled']], []],
  [
    'policy',
    ['PolicyReviewNeared', { start: 'policy_review:0' }],
    [['PolicyReviewed'], ['PolicyAdopted', { policyId: 'main', version: 2, use: 'live' }]],
    [['PolicyCirculated']],
  ],
];

const toldAs: Readonly<Record<string, string>> = { survey: 'survey_reminder', followup: 'follow_up_due' };
const templates = (tellings: readonly Telling[]): readonly string[] => tellings.map(({ template }) => template);

describe.each(waits)('P5 that a wait of a %s comes to its end (%j)', (category, neared, over, stillWaiting) => {
  const told = pending(`${category}-1`, begun[category]!, neared).filter(({ tellingId }) => tellingId.includes('@1:'));
  const left = (fact: Fact): readonly string[] =>
    pending(`${category}-1`, begun[category]!, neared, fact)
      .map(({ tellingId }) => tellingId)
      .filter((id) => told.some(({ tellingId }) => tellingId === id));

  it('is told', () => expect(templates(told)).toEqual([toldAs[category] ?? 'clock_neared']));

  it.each(over.map((fact) => [fact]))('is told no more with %j', (fact) => expect(left(fact)).toEqual([]));

  if (stillWaiting.length > 0)
    it.each(stillWaiting.map((fact) => [fact]))('is told all the same after %j', (fact) =>
      expect(left(fact)).toHaveLength(1),
    );
});

it('P5 what is told to supervisors because it was missed is not taken back by its end', () => {
  const missed: Fact = ['PreparationTargetMissed', { start: 'preparation:1' }];
  expect(templates(pending('case-1', begun['case']!, missed))).toEqual(['target_missed', 'target_escalated']);
  expect(templates(pending('case-1', begun['case']!, missed, ['CaseClosed']))).toEqual(['target_escalated']);
});
