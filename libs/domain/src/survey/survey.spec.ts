import { sentencesOf } from '@lib/testing';
import type { Actor } from '../actor';
import { calendarVersionOne } from '../calendar';
import { decideStanding, evolveStanding, nextDueOf, nothingYet, type Standing } from '../decider';
import { versionOneOfMain } from '../policy/version-one';
import type { SurveyCommand } from './commands';
import type { RatedService, SurveyEvent } from './events';
import { survey } from './survey';
import type { Survey } from './state';

const documents = { policy: versionOneOfMain('2023-11-27T00:00:00.000Z'), calendar: calendarVersionOne };
const person = (id: string): Actor => ({ id, kind: 'person', roles: ['officer'] });
const at = '2026-03-01T09:00:00.000Z';

const given = sentencesOf<SurveyCommand, Standing<Survey>, SurveyEvent>({
  initial: nothingYet,
  evolve: (standing, event) => evolveStanding(survey, standing, event),
  decide: (command, standing) =>
    decideStanding(survey, command, standing, documents, 'surveyId') as readonly SurveyEvent[],
});

const service: RatedService = {
  subject: { kind: 'case', id: 'case-1', ending: 9 },
  endedAt: '2026-02-28T09:00:00.000Z',
  endedAs: 'closed',
  outcome: 'rejected',
  segment: 'family',
  channel: 'phone',
  support: 'financial',
  invited: ['beneficiary-1', 'applicant-1'],
  submittedBy: 'website',
  hands: ['officer-1'],
  officers: ['officer-1'],
  providers: [],
  speed: 'met',
  daysToAnswer: 15,
};
const pins = { policyId: 'main', policyVersion: 1, calendarVersion: 1, use: 'live' as const };
const invited: SurveyEvent = {
  type: 'SurveyInvited',
  data: { surveyId: 's', occurredAt: at, ...pins, ...service },
};
const withheld: SurveyEvent = {
  type: 'InvitationWithheld',
  data: { surveyId: 's', occurredAt: at, ...pins, ...service, ground: 'deceased' },
};

const command = (
  type: SurveyCommand['type'] | 'PassTimelineStep',
  data: object,
  by = 'officer-2',
  when = at,
): SurveyCommand => ({ type, data: { surveyId: 's', ...data }, at: when, by: person(by) }) as unknown as SurveyCommand;
const offer = (data: object = { service }) => command('OfferSurvey', { subject: service.subject, ...data }, 'system');
const rate = (data: object = {}, by?: string, when?: string) =>
  command('RateService', { overall: 4, ...data }, by, when);
const decline = (data: object = { reasonCode: 'no_time' }, by?: string) => command('DeclineRating', data, by);

describe('An offer to rate (P11, P13)', () => {
  it('P11: an ended case, a rejected one too, is followed by an invitation', () => given().when(offer()).then(invited));

  it.each(['deceased', 'no_contact_wished', 'duplicate', 'entered_in_error'] as const)(
    'P13: or by the ground for none: %s',
    (ground) =>
      given()
        .when(offer({ service, ground }))
        .then({ ...withheld, data: { ...withheld.data, ground } } as SurveyEvent),
  );

  it('P13: a historical series asks nobody, and says so', () => {
    const past = { ...documents, policy: { ...documents.policy, use: 'historical' as const } };
    const [event] = decideStanding(survey, offer(), nothingYet, past, 'surveyId') as readonly SurveyEvent[];
    expect(event).toMatchObject({ type: 'InvitationWithheld', data: { ground: 'historical' } });
  });

  it('is made once, and not at all where the ending stands no more', () => {
    given(invited).when(offer()).thenNothing();
    given().when(offer({})).thenNothing();
  });
});

describe('A rating (P11, P13)', () => {
  it('P11, P13: is recorded once, from 1 to 5, by aspect too', () => {
    const aspects = { courtesy: 5, time: 1 };
    given(invited)
      .when(rate({ overall: 5, aspects, channel: 'phone' }))
      .then({ type: 'ServiceRated', data: { surveyId: 's', occurredAt: at, overall: 5, aspects, channel: 'phone' } });
    given(invited).when(rate(), rate()).thenRefused('already_rated');
  });

  it('keeps the words of the person under personal, and only those of who was invited', () => {
    const words = [{ subject: 'applicant-1', data: { words: 'شكرًا' } }];
    given(invited)
      .when(rate({ personal: words }))
      .thenTypes('ServiceRated');
    given(invited)
      .when(rate({ personal: [{ subject: 'stranger', data: {} }] }))
      .thenRefused('subject_unknown', { pointer: '/personal/0/subject' });
  });

  it.each([0, 6, -1, 2.5])('P11: of %s is out of range', (rating) => {
    given(invited)
      .when(rate({ overall: rating }))
      .thenRefused('rating_out_of_range', { pointer: '/overall' });
    given(invited)
      .when(rate({ aspects: { courtesy: rating } }))
      .thenRefused('rating_out_of_range', { pointer: '/aspects/courtesy' });
  });

  it('names the aspects that there are', () =>
    given(invited)
      .when(rate({ aspects: { charm: 3 } }))
      .thenRefused('code_unknown', { pointer: '/aspects/charm', allowed: documents.policy.survey.aspects }));

  it('P13: is given by who was invited: nobody else, and nobody where the invitation was withheld', () => {
    given(invited)
      .when(rate({ ratedBy: 'applicant-1' }))
      .thenTypes('ServiceRated');
    given(invited)
      .when(rate({ ratedBy: 'neighbour-1' }))
      .thenRefused('not_invited', { pointer: '/ratedBy' });
    given(withheld).when(rate()).thenRefused('not_invited');
    given(withheld).when(decline()).thenRefused('not_invited');
  });

  it('P13: given by telephone is taken by somebody who had no hand in the case, then or since', () => {
    given(invited).when(rate({}, 'officer-1')).thenRefused('own_case');
    given(invited).when(decline(undefined, 'officer-1')).thenRefused('own_case');
    given(invited)
      .when(rate({ hands: ['supervisor-9'] }, 'supervisor-9'))
      .thenRefused('own_case');
    given(invited).when(rate({}, 'officer-2')).thenTypes('ServiceRated');
  });

  it('P13: is a right, not a duty: declining needs a reason, and can be repeated', () => {
    given(invited)
      .when(decline())
      .then({ type: 'RatingDeclined', data: { surveyId: 's', occurredAt: at, reasonCode: 'no_time' } });
    given(invited).when(decline({})).thenRefused('reason_missing');
    given(invited)
      .when(decline({ reasonCode: 'made_up' }))
      .thenRefused('code_unknown');
    given(invited).when(decline(), decline()).thenNothing();
    given(invited).when(decline(), rate()).thenRefused('rating_declined');
    given(invited).when(rate(), decline()).thenRefused('already_rated');
  });
});

describe('The time to rate (P11, P13)', () => {
  const ring = (when: string) => command('PassTimelineStep', {}, 'system', when);
  const reminderAt = '2026-03-08T09:00:00.000Z';
  const expiresAt = '2026-03-31T09:00:00.000Z';
  const standingAfter = (...events: SurveyEvent[]) =>
    events.reduce<Standing<Survey>>((before, event) => evolveStanding(survey, before, event), nothingYet);

  it('P11: has one reminder', () => {
    expect(nextDueOf(survey, standingAfter(invited), documents)).toBe(reminderAt);
    given(invited).when(ring(reminderAt)).thenTypes('RatingReminderDue');
    given(invited).when(ring(reminderAt), ring(reminderAt)).thenNothing();
  });

  it('P13: ends with the window of the version, and with it the invitation', () => {
    given(invited).when(ring(expiresAt)).thenTypes('RatingReminderDue', 'SurveyExpired');
    given(invited)
      .when(ring(expiresAt), rate({}, undefined, expiresAt))
      .thenRefused('survey_expired');
    given(invited)
      .when(rate({}, undefined, expiresAt))
      .thenRefused('survey_expired');
  });

  it('P11, P13: each way in which it can end shows in its clock', () => {
    const ended = (event: SurveyEvent) =>
      survey.clocksOf(standingAfter(invited, event).own as Survey, documents)[0]!.settled;
    const data = { surveyId: 's', occurredAt: reminderAt };
    const rated = { type: 'ServiceRated', data: { ...data, overall: 3 } } as SurveyEvent;
    const declined = { type: 'RatingDeclined', data: { ...data, reasonCode: 'no_time' } } as SurveyEvent;
    const expired = { type: 'SurveyExpired', data: { ...data, dueAt: expiresAt } } as unknown as SurveyEvent;
    expect(ended(rated)).toEqual({ at: reminderAt, how: 'met', of: 'ServiceRated' });
    expect(ended(declined)).toEqual({ at: reminderAt, how: 'ended', of: 'RatingDeclined' });
    expect(ended(expired)).toEqual({ at: expiresAt, how: 'ended', of: 'SurveyExpired' });
    const [open] = survey.clocksOf(standingAfter(invited).own as Survey, documents);
    expect(open).toMatchObject({ startOf: 'SurveyInvited', settled: null, target: expiresAt });
  });

  it('is nothing to anybody before it was offered', () => {
    given().when(rate()).thenNothing();
    given().when(ring(expiresAt)).thenNothing();
  });

  it('stops with what comes of it', () => {
    given(invited).when(rate(), ring(expiresAt)).thenNothing();
    given(invited).when(decline(), ring(expiresAt)).thenNothing();
    given(withheld).when(ring(expiresAt)).thenNothing();
    expect(nextDueOf(survey, standingAfter(withheld), documents)).toBeNull();
  });

  it.each(['deceased', 'no_contact_wished'] as const)(
    'P13, P17: ends at once where it is %s: no rating, no reminder, no expiry',
    (ground) => {
      const withdraw = command('WithdrawInvitation', { ground }, 'system');
      given(invited)
        .when(withdraw)
        .then({
          type: 'InvitationWithdrawn',
          data: { surveyId: 's', occurredAt: at, subject: service.subject, ground },
        });
      given(invited).when(withdraw, withdraw).thenNothing();
      given(invited).when(withdraw, rate()).thenRefused('invitation_withdrawn');
      given(invited).when(withdraw, decline()).thenRefused('invitation_withdrawn');
      given(invited).when(withdraw, ring(expiresAt)).thenNothing();
      given(invited).when(rate(), withdraw).thenNothing();
      given(withheld).when(withdraw).thenNothing();
    },
  );

  it('P13: stands where the word against asking was taken back meanwhile', () =>
    given(invited)
      .when(command('WithdrawInvitation', {}, 'system'))
      .thenNothing());

  it('is superseded by the survey of a later ending, unless it was settled before', () => {
    const supersede = command('SupersedeSurvey', { supersededBy: 's2' }, 'system');
    given(invited)
      .when(supersede)
      .then({ type: 'SurveySuperseded', data: { surveyId: 's', occurredAt: at, supersededBy: 's2' } });
    given(invited).when(supersede, supersede).thenNothing();
    given(invited).when(supersede, rate()).thenRefused('survey_superseded');
    given(invited).when(rate(), supersede).thenNothing();
    given(withheld).when(supersede).thenNothing();
  });
});
