import {
  calendarVersionOne,
  clockStateAt,
  decideStanding,
  evolveStanding,
  followUpDecider,
  nextDueOf,
  nothingYet,
  systemActor,
  versionOneOfMain,
  type FollowUp,
  type FollowUpCommand,
  type FollowUpEvent,
  type Standing,
} from '@lib/domain';
import { sentencesOf } from '@lib/testing';
import { actor, day } from '../../fixtures/life-of-a-case';

const documents = { policy: versionOneOfMain(day(0)), calendar: calendarVersionOne };
const given = sentencesOf<FollowUpCommand, Standing<FollowUp>, FollowUpEvent>({
  decide: (command, standing) =>
    decideStanding(followUpDecider, command, standing, documents, 'followUpId') as readonly FollowUpEvent[],
  evolve: (standing, event) => evolveStanding<FollowUp>(followUpDecider, standing, event),
  initial: nothingYet,
});
const send = (type: FollowUpCommand['type'], data: object, at = day(31), by = actor('officer')): FollowUpCommand =>
  ({ type, data: { followUpId: 'f', ...data }, at, by }) as FollowUpCommand;
const service = {
  caseId: 'c',
  serviceId: 'food',
  beneficiaryId: 'fatimah',
  number: 0,
  deliveredAt: day(0),
  plannedFor: day(30),
};
const plan = send('PlanFollowUp', { ...service, policyId: 'main', policyVersion: 1 }, day(1), systemActor);
const planned: FollowUpEvent = {
  type: 'FollowUpPlanned',
  data: {
    followUpId: 'f',
    occurredAt: day(1),
    policyId: 'main',
    policyVersion: 1,
    calendarVersion: 1,
    use: 'live',
    ...service,
  },
};
const fellDue = (at: string): FollowUpEvent => ({
  type: 'FollowUpFellDue',
  data: { followUpId: 'f', occurredAt: at, dueAt: day(30), clock: 'follow_up', start: 'follow_up' },
});
const done = (finding: string, at = day(31)): FollowUpEvent => ({
  type: 'FollowUpDone',
  data: { followUpId: 'f', occurredAt: at, finding, by: 'the-officer', channel: 'phone' },
});

describe('A follow-up', () => {
  it('P5 is planned once, for its day, under the version of the case', () => {
    given().when(plan).then(planned);
    given(planned).when(plan).thenNothing();
  });

  it('P5 is done with what was found, over its channel, after what fell due', () => {
    given(planned)
      .when(send('RecordFollowUp', { finding: 'need_met', channel: 'phone' }))
      .then(fellDue(day(31)), done('need_met'));
    given(planned, fellDue(day(30)), done('need_met'))
      .when(send('RecordFollowUp', { finding: 'need_met', channel: 'phone' }))
      .thenNothing();
    given(planned)
      .when(send('RecordFollowUp', { finding: 'made_up', channel: 'phone' }))
      .thenRefused('code_unknown', { pointer: '/finding' });
  });

  it('P5 falls due on its day, is missed after its window, and can still be done', () => {
    const standing = [planned].reduce<Standing>(
      (before, event) => evolveStanding(followUpDecider, before, event),
      nothingYet,
    );
    expect(nextDueOf(followUpDecider, standing, documents)).toBe(day(30));
    given(planned)
      .when(send('PassTimelineStep', {}, day(29), systemActor))
      .thenNothing();
    given(planned)
      .when(send('PassTimelineStep', {}, day(44), systemActor))
      .thenTypes('FollowUpFellDue', 'FollowUpMissed');
    given(planned)
      .when(send('RecordFollowUp', { finding: 'need_met' }, day(50)))
      .thenTypes('FollowUpFellDue', 'FollowUpMissed', 'FollowUpDone');
    const [clock] = followUpDecider.clocksOf(standing.own as FollowUp, documents);
    expect([10, 31, 45].map((at) => clockStateAt(clock!, day(at)))).toEqual(['not_yet_answerable', 'running', 'late']);
  });

  it('P5 begins with its plan: nothing is known of it before, and nothing planned is planned again', () => {
    given()
      .when(send('RecordFollowUp', { finding: 'need_met' }))
      .thenRefused('case_unknown');
    given(done('need_met'))
      .when(send('RecordFollowUp', { finding: 'need_met' }))
      .thenRefused('case_unknown');
  });

  it('P1 P5 what is personal of it is of the beneficiary, and stands beside what was found', () => {
    const of = (...subjects: string[]) =>
      send(
        'RecordFollowUp',
        { finding: 'need_met', personal: subjects.map((subject) => ({ subject, data: {} })) },
        day(20),
      );
    given(planned)
      .when(of('fatimah'))
      .then({
        type: 'FollowUpDone',
        data: {
          followUpId: 'f',
          occurredAt: day(20),
          finding: 'need_met',
          by: 'the-officer',
          personal: [{ subject: 'fatimah', data: {} }],
        },
      });
    given(planned).when(of('huda')).thenRefused('subject_unknown', { pointer: '/personal/0/subject' });
    given(planned).when(of('fatimah', 'huda')).thenRefused('subject_unknown', { pointer: '/personal/1/subject' });
  });

  it('P5 its clock runs from its day; what was found meets it, a cancelling ends it', () => {
    const clock = (...events: FollowUpEvent[]) => {
      const { own } = events.reduce<Standing<FollowUp>>(
        (before, event) => evolveStanding<FollowUp>(followUpDecider, before, event),
        nothingYet,
      );
      return followUpDecider.clocksOf(own!, documents)[0];
    };
    expect(clock(planned)).toMatchObject({
      clock: 'follow_up',
      clause: 'P5',
      startOf: 'FollowUpPlanned',
      startedAt: day(30),
      settled: null,
    });
    expect(clock(planned, done('need_met'))!.settled).toEqual({ at: day(31), how: 'met', of: 'FollowUpDone' });
    const cancelled: FollowUpEvent = {
      type: 'FollowUpCancelled',
      data: { followUpId: 'f', occurredAt: day(31), reasonCode: 'deceased' },
    };
    expect(clock(planned, cancelled)!.settled).toEqual({ at: day(31), how: 'ended', of: 'FollowUpCancelled' });
  });

  it('P6 a need that was found opens one new request, and nothing else does', () => {
    const link = send('LinkRequest', { requestId: 'c2' }, day(32));
    const linked: FollowUpEvent = {
      type: 'NeedRequested',
      data: { followUpId: 'f', occurredAt: day(32), requestId: 'c2' },
    };
    const found = [planned, fellDue(day(30)), done('need_found')];
    given(...found)
      .when(link)
      .then(linked);
    given(...found, linked)
      .when(link)
      .thenNothing();
    given(...found, linked)
      .when(send('LinkRequest', { requestId: 'c3' }, day(33)))
      .thenRefused('need_requested', { caseId: 'c2' });
    given(planned, fellDue(day(30)), done('need_met'))
      .when(link)
      .thenRefused('no_need_found');
  });

  it('P5 is cancelled with a reason, and then not done; done, it is not cancelled', () => {
    const cancel = (data: object) => send('CancelFollowUp', data);
    given(planned).when(cancel({})).thenRefused('reason_missing');
    given(planned)
      .when(cancel({ reasonCode: 'deceased' }))
      .thenTypes('FollowUpFellDue', 'FollowUpCancelled');
    given(planned)
      .when(send('CancelFollowUp', { reasonCode: 'deceased' }, day(20)))
      .then({ type: 'FollowUpCancelled', data: { followUpId: 'f', occurredAt: day(20), reasonCode: 'deceased' } });
    const cancelled: FollowUpEvent = {
      type: 'FollowUpCancelled',
      data: { followUpId: 'f', occurredAt: day(31), reasonCode: 'deceased' },
    };
    given(planned, cancelled)
      .when(cancel({ reasonCode: 'deceased' }))
      .thenNothing();
    given(planned, cancelled)
      .when(send('RecordFollowUp', { finding: 'other' }))
      .thenRefused('follow_up_cancelled');
    given(planned, done('need_met'))
      .when(cancel({ reasonCode: 'deceased' }))
      .thenRefused('follow_up_done');
    given(planned, cancelled)
      .when(send('PassTimelineStep', {}, day(90), systemActor))
      .thenNothing();
  });
});
