import { revisionOf, streamOf, whenDue, type Telling } from '@lib/domain';
import { begun, pendingOf, tellingsOf, type Fact } from '../../fixtures/tellings-of';
import { mainDocuments, under, versionOne } from '../../fixtures/life-of-a-case';

const words = ({ template, to, manner }: Telling): string =>
  `${template} → ${Object.values(to)[0] as string}, ${manner}`;
const told = (category: string, ...facts: readonly Fact[]): readonly string[] =>
  pendingOf(`${category}-1`, begun[category]!, ...facts).map(words);

const reviewNeared: Fact = ['ReviewTargetNeared', { start: 'review:1' }];
const accepted: Fact = ['CommitteeDecided', { outcome: 'accepted' }];
const assigned = (type: string): Fact => [type, { to: { actorId: 'huda' } }];

it.each<readonly [says: string, category: string, facts: readonly Fact[], expected: readonly string[]]>([
  ['P5 what neared, in the digest', 'case', [reviewNeared], ['clock_neared → committee, digest']],
  [
    'P5 P27 a ceiling, at once, whatever is told of the target',
    'case',
    [
      ['ReviewCeilingNeared', { start: 'review:1' }],
      ['ReviewTargetMissed', { start: 'review:1' }],
    ],
    [
      'clock_neared → committee, at_once',
      'target_missed → committee, at_once',
      'target_escalated → supervisor, at_once',
    ],
  ],
  [
    'P27 a ceiling that was missed, whatever the hour',
    'case',
    [['ReviewCeilingMissed', { start: 'review:1' }]],
    ['ceiling_escalated → supervisor, urgent'],
  ],
  ['P27 an early answer', 'case', [['EarlyAnswerReported']], ['early_answer_escalated → supervisor, urgent']],
  ['P5 whose turn it is in a case', 'case', [assigned('CaseAssigned'), reviewNeared], ['clock_neared → huda, digest']],
  [
    'P5 P12 whose turn it is in an inquiry',
    'inquiry',
    [assigned('InquiryAssigned'), ['InquiryTargetNeared']],
    ['clock_neared → huda, digest'],
  ],
  [
    'P2 whose turn it is in a dispute',
    'dispute',
    [assigned('DisputeAssigned'), ['DisputeTargetNeared']],
    ['clock_neared → huda, digest'],
  ],
  [
    'P20 who asks now',
    'case',
    [
      ['ApplicantChanged', { applicantId: 'person-9' }],
      ['InformationRequested', { informationId: 'papers', from: 'applicant' }],
    ],
    [
      'information_wanted → person-9, at_once',
      ...versionOne.reminders.information.map(() => 'information_reminder → person-9, at_once'),
    ],
  ],
  ['P20 nobody outside for what others are asked', 'case', [['InformationRequested', { from: 'provider' }]], []],
  [
    'P26 an answer that may be told',
    'case',
    [['ReviewFloorPassed'], accepted],
    ['answer_to_be_told → officer, at_once'],
  ],
  ['P27 no answer before its floor', 'case', [accepted], []],
  ['P26 no answer that was taken back', 'case', [accepted, ['DecisionRetracted'], ['ReviewFloorPassed']], []],
  [
    'P27 no answer of a new round before its own floor',
    'case',
    [['ReviewFloorPassed'], accepted, ['DecisionNotified'], ['CaseReopened', { to: 'new_round' }], accepted],
    [],
  ],
  [
    'P26 an answer that has to be told again',
    'case',
    [['ReviewFloorPassed'], accepted, ['DecisionNotified'], ['AnswerRetracted']],
    ['answer_to_be_told → officer, at_once'],
  ],
  [
    'P5 what a supervisor was told of stays with an answer that is owed again, and what waits for others too',
    'case',
    [
      ['RegistrationTargetMissed', { start: 'registration:1' }],
      ['InformationTargetNeared', { start: 'information:papers' }],
      ['AnswerRetracted'],
    ],
    ['target_escalated → supervisor, at_once', 'clock_neared → officer, digest'],
  ],
  ['P11 the first of those who may rate', 'survey', [], ['survey_invitation → person-1, at_once']],
  [
    'P11 the same person once more, and nobody of the end',
    'survey',
    [['RatingReminderDue', { start: 'survey' }]],
    ['survey_invitation → person-1, at_once', 'survey_reminder → person-1, at_once'],
  ],
  [
    'P11 nobody that a rating expired',
    'survey',
    [['NotificationIntended', { covers: ['survey-1@0:0'] }], ['SurveyExpired']],
    [],
  ],
  ['P5 whoever follows up', 'followup', [['FollowUpFellDue']], ['follow_up_due → officer, digest']],
])('tells %s', (_, category, facts, expected) => expect(told(category, ...facts)).toEqual(expected));

it('P5 a message to a person that did not arrive is told to the supervisor, one to staff is not', () => {
  const pins = { policyId: 'main', policyVersion: 1, calendarVersion: 1, use: 'live' };
  const of = (to: object): readonly string[] =>
    pendingOf('notification-1', ['NotificationIntended', { ...pins, to, covers: [] }], ['NotificationAbandoned']).map(
      words,
    );
  expect(of({ personId: 'person-1' })).toEqual(['delivery_escalated → supervisor, at_once']);
  expect(of({ role: 'officer' })).toEqual([]);
});

it.each(['NotificationIntended', 'NotificationWithheld'])('P5 is told once: %s covers it, and nothing else', (type) => {
  const missed: Fact = ['PreparationTargetMissed', { start: 'preparation:1' }];
  expect(told('case', missed, [type, { covers: ['case-1@1:0'] }])).toEqual(['target_escalated → supervisor, at_once']);
});

it('says what it is about: the stream, and the case that this belongs to', () => {
  const about = (stream: string, first: Fact, then: Fact): unknown => pendingOf(stream, first, then)[0]?.about;
  const [inquiry, pins] = begun['inquiry']!;
  const neared: Fact = ['InquiryTargetNeared'];
  expect(about('case-1', begun['case']!, reviewNeared)).toEqual({ kind: 'case', id: '1', caseId: '1' });
  expect(about('inquiry-2', [inquiry, { ...pins, caseId: '1' }], neared)).toEqual({
    kind: 'inquiry',
    id: '2',
    caseId: '1',
  });
  expect(about('inquiry-2', [inquiry, pins], neared)).toEqual({ kind: 'inquiry', id: '2' });
});

it('names the stream and the entry that it came of', () => {
  const [telling] = pendingOf('case-1', begun['case']!, reviewNeared);
  expect(streamOf(telling!.tellingId)).toBe('case-1');
  expect(revisionOf(telling!.tellingId)).toBe(1);
});

it('P5 goes by the calendar and the version that the case has now', () => {
  const calendar: Fact = ['CalendarApplied', { calendarVersion: 2 }];
  expect(tellingsOf('case-1', [begun['case']!, calendar])?.calendarVersion).toBe(2);
  const next: Fact = ['PolicyAdopted', { policyId: 'main', version: 2, use: 'live' }];
  expect(tellingsOf('policy-main', [begun['policy']!, next])).toMatchObject({ policyVersion: 2, calendarVersion: 1 });
});

it('P5 is due in the order of its times: at once before the digest of the next morning', () => {
  const row = tellingsOf('case-1', [begun['case']!, reviewNeared, ['EarlyAnswerReported']]);
  expect(whenDue(row!, mainDocuments).map(({ template }) => template)).toEqual([
    'early_answer_escalated',
    'clock_neared',
  ]);
});

it('P27 where a version has no floor an answer may be told with its decision', () => {
  const documents = under({ reviewWindow: { ...versionOne.reviewWindow, floor: null } });
  expect(tellingsOf('case-1', [begun['case']!, accepted], documents)?.pending.map(words)).toEqual([
    'answer_to_be_told → officer, at_once',
  ]);
});

it('nothing is told of what is historical, of streams that are none of ours, nor of those that concern nobody', () => {
  const [submitted, pins] = begun['case']!;
  expect(tellingsOf('case-1', [[submitted, { ...pins, use: 'historical' }]])).toBeUndefined();
  expect(tellingsOf('case-1', [['RequestSubmitted', { policyVersion: 1 }]])).toBeUndefined();
  expect(tellingsOf('case-1', [['RequestSubmitted', { use: 'live' }]])).toBeUndefined();
  expect(tellingsOf('other-1', [begun['case']!])).toBeUndefined();
  expect(tellingsOf('calendar-1', [begun['case']!])).toBeUndefined();
});
