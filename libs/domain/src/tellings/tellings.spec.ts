import {
  evolve,
  evolveTellings,
  initialCase,
  owedAt,
  timelineFor,
  whenDue,
  type Case,
  type CaseEvent,
  type Documents,
  type Telling,
  type Tellings,
  type ToldEvent,
} from '@lib/domain';
import {
  acceptedFact,
  day,
  fact,
  floorPassed,
  mainDocuments,
  referred,
  review,
  submittedFact,
  toldAccepted,
  toldRejected,
  under,
  versionOne,
} from '../../fixtures/life-of-a-case';

const at = (streamName: string, events: readonly { type: string; data: object }[]): ToldEvent[] =>
  events.map(({ type, data }, revision) => ({ type, data, streamName, revision }) as ToldEvent);
const fold = (events: readonly ToldEvent[], documents: Documents = mainDocuments): Tellings | undefined =>
  events.reduce<Tellings | undefined>((row, event) => evolveTellings(row, event, row && documents), undefined);
const ofCase = (...events: readonly CaseEvent[]): readonly Telling[] => fold(at('case-c', events))?.pending ?? [];
const said = (tellings: readonly Telling[]): string[] =>
  tellings.map(({ template, to }) => `${template} → ${Object.values(to)[0] as string}`);
const due = (type: CaseEvent['type'], clock: string): CaseEvent =>
  ({
    type,
    data: { caseId: 'c', occurredAt: day(9), dueAt: day(9), clock, start: `${clock}:1` },
  }) as unknown as CaseEvent;

describe('What is to be told of a case', () => {
  it('P5 a clock that is nearly over is told to whose turn it is, in the digest', () => {
    const neared = due('ReviewTargetNeared', 'review');
    expect(said(ofCase(...review, neared))).toEqual(['clock_neared → committee']);
    expect(ofCase(...review, neared)[0]).toMatchObject({
      manner: 'digest',
      tellingId: 'case-c@5:0',
      values: { clock: 'review', clause: 'P27', dueAt: day(9) },
    });
    const assigned = fact('CaseAssigned', { to: { actorId: 'huda' } }, day(3));
    expect(said(ofCase(...review, assigned, neared))).toEqual(['clock_neared → huda']);
    expect(said(ofCase(...review, acceptedFact, neared))).toEqual(['clock_neared → officer']);
  });

  it('P5 a clock that is nearly over is told with the date by which it is due, as it stands when it is told', () => {
    const ceiling = { length: 'P30D', clause: 'P27', source: 'policy' } as const;
    const documents = under({ reviewWindow: { ...versionOne.reviewWindow, ceiling } });
    const owed = (type: 'ReviewTargetNeared' | 'ReviewCeilingNeared', ...then: CaseEvent[]): string | null => {
      const events = [...review, due(type, 'review')];
      const state = [...events, ...then].reduce<Case>(evolve, initialCase);
      return owedAt(at('case-c', events).at(-1)!, timelineFor(state, documents));
    };
    const asked = fact('InformationRequested', { informationId: 'i', fields: ['income'], from: 'applicant' }, day(10));
    const supplied = fact('InformationSupplied', { informationId: 'i', receivedAt: day(12) }, day(12));
    expect([owed('ReviewTargetNeared'), owed('ReviewCeilingNeared')]).toEqual([
      '2026-01-31T08:00:00.000Z',
      '2026-02-02T08:00:00.000Z',
    ]);
    expect(owed('ReviewCeilingNeared', asked)).toBeNull();
    expect(owed('ReviewCeilingNeared', asked, supplied)).toBe('2026-02-04T08:00:00.000Z');
    expect(owedAt(at('case-c', [due('ReviewTargetNeared', 'answer')])[0]!, [])).toBeNull();
  });

  it('P5 that a target neared is not told any more once it was missed; of another start of the clock it is', () => {
    const [neared, missed] = [due('ServiceTargetNeared', 'service'), due('ServiceTargetMissed', 'service')];
    const other = { ...neared, data: { ...neared.data, start: 'service:2' } } as CaseEvent;
    const both = ['target_missed → officer', 'target_escalated → supervisor'];
    expect(said(ofCase(...review, acceptedFact, neared, missed))).toEqual(both);
    expect(said(ofCase(...review, acceptedFact, neared, other, missed))).toEqual(['clock_neared → officer', ...both]);
  });

  it('P5 a missed target is told, and escalated to the supervisor, whatever comes then', () => {
    const missed = due('AnswerTargetMissed', 'answer');
    const both = ['target_missed → officer', 'target_escalated → supervisor'];
    expect(said(ofCase(...review, acceptedFact, missed))).toEqual(both);
    expect(said(ofCase(...review, acceptedFact, missed, toldRejected))).toEqual([both[1]]);
  });

  it('P27 a broken ceiling and an answer before the floor are urgent', () => {
    const early = fact('EarlyAnswerReported', { toldAt: day(3), earliest: day(16), reasonCode: 'x' }, day(4));
    for (const event of [due('ReviewCeilingMissed', 'review'), early])
      expect(ofCase(...review, event)).toMatchObject([{ to: { role: 'supervisor' }, manner: 'urgent' }]);
  });

  it('P26 from the floor on a decision is to be told, and no longer once it was, or was retracted', () => {
    expect(said(ofCase(...review, floorPassed))).toEqual([]);
    expect(said(ofCase(...review, acceptedFact, floorPassed))).toEqual(['answer_to_be_told → officer']);
    expect(said(ofCase(...review, floorPassed, acceptedFact))).toEqual(['answer_to_be_told → officer']);
    expect(said(ofCase(...review, floorPassed, acceptedFact, toldRejected))).toEqual([]);
    const retracted = fact('DecisionRetracted', { reasonCode: 'slip_of_the_pen' }, day(17));
    expect(said(ofCase(...review, floorPassed, acceptedFact, retracted))).toEqual([]);
    const noFloor = under({ reviewWindow: { ...versionOne.reviewWindow, floor: null } });
    expect(said(fold(at('case-c', [...review, acceptedFact]), noFloor)!.pending)).toHaveLength(1);
  });

  it('P20 what the applicant owes is asked, and reminded of by the schedule, until it has come', () => {
    const asked = (informationId: string, from: 'applicant' | 'third_party' = 'applicant') =>
      fact('InformationRequested', { informationId, fields: ['income'], from }, day(1));
    const wanted = ['information_wanted', 'information_reminder', 'information_reminder'].map((t) => `${t} → fatimah`);
    expect(said(ofCase(submittedFact(), asked('i')))).toEqual(wanted);
    expect(ofCase(submittedFact(), asked('i')).map(({ after }) => after)).toEqual([undefined, 'P5D', 'P10D']);
    expect(said(ofCase(submittedFact(), asked('i', 'third_party')))).toEqual([]);
    const supplied = fact('InformationSupplied', { informationId: 'i', receivedAt: day(2) }, day(2));
    expect(said(ofCase(submittedFact(), asked('i'), asked('j'), supplied))).toEqual(wanted);
    const withdrawn = fact('RequestWithdrawn', { reasonCode: 'x', saidBy: 'applicant' } as never, day(2));
    expect(said(ofCase(submittedFact(), asked('i'), withdrawn))).toEqual([]);
  });

  it('P26 an answer that nobody was given is to be told again, and nothing that follows from it until then', () => {
    const retracted = (answerStands: boolean) =>
      fact('AnswerRetracted', { reasonCode: 'recorded_by_mistake', answerStands }, day(18));
    const told = [...review, floorPassed, acceptedFact, toldAccepted];
    expect(said(ofCase(...told, retracted(false)))).toEqual(['answer_to_be_told → officer']);
    expect(said(ofCase(...told, retracted(true)))).toEqual(['registration_reminder → fatimah']);
  });

  it('P28 an accepted applicant is reminded of registering', () => {
    expect(said(ofCase(...review, acceptedFact, toldAccepted))).toEqual(['registration_reminder → fatimah']);
    const registered = fact('RegistrationCompleted', {} as never, day(18));
    expect(said(ofCase(...review, acceptedFact, toldAccepted, registered))).toEqual([]);
  });

  it('nothing is ever told of a historical case, nor of a stream whose beginning is unknown', () => {
    const historical = [submittedFact({ use: 'historical' }), ...review.slice(1), due('ReviewTargetMissed', 'review')];
    expect(fold(at('case-c', historical))).toBeUndefined();
    expect(fold(at('case-c', [referred]))).toBeUndefined();
    expect(fold(at('register-1447', [submittedFact()]))).toBeUndefined();
  });

  it('is over for a telling once it is intended or withheld', () => {
    const events = at('case-c', [...review, due('ReviewTargetMissed', 'review')]);
    const covering = { type: 'NotificationIntended', data: { covers: ['case-c@5:0'], occurredAt: day(9) } };
    const row = fold([...events, { ...covering, streamName: 'notification-n', revision: 0 } as unknown as ToldEvent])!;
    expect(said(row.pending)).toEqual(['target_escalated → supervisor']);
  });
});

describe('What is to be told of other things', () => {
  const pins = { policyId: 'main', policyVersion: 1, calendarVersion: 1, use: 'live', occurredAt: day(0) };
  const told = (stream: string, ...events: readonly { type: string; data: object }[]): string[] =>
    said(fold(at(stream, events))?.pending ?? []);

  it('P11 who is invited to rate, and is reminded once, until they did', () => {
    const invited = { type: 'SurveyInvited', data: { ...pins, invited: ['fatimah'] } };
    const remind = { type: 'RatingReminderDue', data: { occurredAt: day(7), dueAt: day(7), clock: 'survey' } };
    const rated = { type: 'ServiceRated', data: { occurredAt: day(8) } };
    expect(told('survey-s', invited, remind)).toEqual(['survey_invitation → fatimah', 'survey_reminder → fatimah']);
    expect(told('survey-s', invited, remind, rated)).toEqual([]);
  });

  it('P5 P9 P3 a follow-up that falls due, an inquiry, a review of the policy', () => {
    const dueOf = (type: string, clock: string) => ({ type, data: { occurredAt: day(7), dueAt: day(7), clock } });
    expect(told('followup-f', { type: 'FollowUpPlanned', data: pins }, dueOf('FollowUpFellDue', 'follow_up'))).toEqual([
      'follow_up_due → officer',
    ]);
    const registered = { type: 'BeneficiaryRegistered', data: pins };
    expect(told('beneficiary-b', registered, dueOf('MandateNeared', 'mandate'))).toEqual(['clock_neared → officer']);
    const received = { type: 'InquiryReceived', data: pins };
    const neared = dueOf('InquiryTargetNeared', 'inquiry');
    expect(told('inquiry-i', received, neared)).toEqual(['clock_neared → officer']);
    expect(told('inquiry-i', received, neared, { type: 'InquiryAnswered', data: pins })).toEqual([]);
    const adopted = { type: 'PolicyAdopted', data: { policyId: 'main', version: 1, use: 'live', occurredAt: day(0) } };
    expect(told('policy-main', adopted, dueOf('PolicyReviewNeared', 'policy_review'))).toEqual([
      'clock_neared → board',
    ]);
  });

  it('P5 what could not be told to a person is escalated; what could not be told to staff is in their list', () => {
    const abandoned = { type: 'NotificationAbandoned', data: { occurredAt: day(1) } };
    const intended = (to: object) => ({ type: 'NotificationIntended', data: { ...pins, to, covers: [] } });
    expect(told('notification-n', intended({ personId: 'fatimah' }), abandoned)).toEqual([
      'delivery_escalated → supervisor',
    ]);
    expect(told('notification-n', intended({ role: 'officer' }), abandoned)).toEqual([]);
  });
});

describe('When it is told', () => {
  const riyadh = (local: string): string => new Date(`${local}:00+03:00`).toISOString();
  const moments = (raisedAt: string, manner: Telling['manner'], documents = mainDocuments): string => {
    const [row] = [fold(at('case-c', [...review, due('ReviewTargetMissed', 'review')]))!];
    const pending = [{ ...row.pending[0]!, manner, raisedAt: riyadh(raisedAt) }];
    return whenDue({ ...row, pending }, documents)[0]!.notBefore;
  };

  it('the digest goes out on the next working morning', () => {
    expect(moments('2026-01-04T07:00', 'digest')).toBe(riyadh('2026-01-04T08:30'));
    expect(moments('2026-01-01T09:00', 'digest')).toBe(riyadh('2026-01-04T08:30')); // over a weekend
    expect(moments('2025-03-27T09:00', 'digest')).toBe(riyadh('2025-04-03T08:30')); // over Eid al-Fitr
    const { notifications } = versionOne;
    const atOnce = under({ notifications: { ...notifications, digestAt: null, quietHours: null } });
    expect(moments('2026-01-01T23:00', 'digest', atOnce)).toBe(riyadh('2026-01-01T23:00'));
    expect(moments('2026-01-01T23:00', 'at_once', atOnce)).toBe(riyadh('2026-01-01T23:00'));
  });

  it('what is told at once waits for the end of the quiet hours, what is urgent does not', () => {
    expect(moments('2026-01-01T20:59', 'at_once')).toBe(riyadh('2026-01-01T20:59'));
    expect(moments('2026-01-01T21:00', 'at_once')).toBe(riyadh('2026-01-02T07:00'));
    expect(moments('2026-01-02T06:59', 'at_once')).toBe(riyadh('2026-01-02T07:00'));
    expect(moments('2026-01-01T23:00', 'urgent')).toBe(riyadh('2026-01-01T23:00'));
  });
});
