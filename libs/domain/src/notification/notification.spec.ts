import {
  clockNames,
  isEscalation,
  notificationDecider,
  templateCodes,
  type Notification,
  type TemplateCode,
} from '@lib/domain';
import { roleOf } from './templates';
import { mainDocuments, onDay, sentencesFor, type Said } from '../../fixtures/decided';

const { after, refused } = sentencesFor(notificationDecider, 'notificationId');
const intended = (data: object = {}, at = onDay(0)): Said => ({
  type: 'IntendNotification',
  at,
  by: 'system',
  data: {
    template: 'clock_neared',
    to: { role: 'officer' },
    about: { kind: 'case', id: 'c', caseId: 'c' },
    covers: ['case-c@4:0'],
    values: { clock: 'review' },
    policyId: 'main',
    policyVersion: 1,
    ...data,
  },
});
const toPerson = (template: TemplateCode, person: object = {}): Said =>
  intended({ template, to: { personId: 'fatimah' }, person });
const sent = (providerId = 'p-1', at = onDay(0), by: Said['by'] = 'system'): Said => ({
  type: 'RecordSent',
  at,
  by,
  data: { providerId },
});
const failed = (day: number, permanent = false): Said => ({
  type: 'RecordFailure',
  at: onDay(day),
  by: 'system',
  data: { failure: permanent ? 'rejected' : 'unreachable', permanent },
});

describe('What is told', () => {
  it('P5 is intended before it is sent, once, and sent once', () => {
    expect(after(intended()).events).toMatchObject([
      { type: 'NotificationIntended', data: { channel: 'mail', language: 'ar', templateVersion: 2, use: 'live' } },
    ]);
    expect(after(intended(), intended()).types).toEqual([]);
    expect(after(intended(), sent()).events).toMatchObject([
      { type: 'NotificationSent', data: { providerId: 'p-1', attempt: 1 } },
    ]);
    expect(after(intended(), sent(), sent('p-2')).types).toEqual([]);
    expect(after(intended(), sent(), failed(1)).types).toEqual([]);
  });

  it('P5 is told in the words of today, each line of a digest too', () => {
    const line = { template: 'clock_neared', about: { kind: 'case', id: 'c' }, values: { clock: 'review' } };
    const items = [line, { ...line, template: 'follow_up_due', templateVersion: 7 }];
    expect(after(intended({ template: 'digest', items })).events).toMatchObject([
      {
        data: {
          templateVersion: 1,
          items: [
            { ...line, templateVersion: 2 },
            { ...line, template: 'follow_up_due', templateVersion: 1 },
          ],
        },
      },
    ]);
  });

  it('P5 is tried again ever later, by the version, and given up after the last', () => {
    const { retries } = mainDocuments.policy.notifications;
    expect(after(intended(), failed(1)).events).toMatchObject([
      { type: 'NotificationFailed', data: { failure: 'unreachable', attempt: 1, retryAt: '2026-01-02T09:01:00.000Z' } },
    ]);
    const tries = retries.map((_wait, index) => failed(index + 1));
    expect(after(intended(), ...tries).types).toEqual(['NotificationFailed']);
    expect(after(intended(), ...tries, failed(9)).events).toMatchObject([
      { type: 'NotificationAbandoned', data: { attempts: retries.length + 1 } },
    ]);
    expect(after(intended(), failed(1, true)).types).toEqual(['NotificationAbandoned']);
    expect(after(intended(), failed(1, true), sent()).types).toEqual([]);
  });

  it('P20 a wish for no contact stops what is not owed, and sends what is owed by letter', () => {
    const silent = { silence: 'no_contact_wished' };
    expect(after(toPerson('survey_invitation', silent)).events).toMatchObject([
      { type: 'NotificationWithheld', data: { ground: 'no_contact_wished' } },
    ]);
    expect(after(toPerson('information_reminder', silent)).types).toEqual(['NotificationWithheld']);
    expect(after(toPerson('information_wanted', silent)).events).toMatchObject([{ data: { channel: 'letter' } }]);
    expect(after(toPerson('information_wanted')).events).toMatchObject([{ data: { channel: 'webhook' } }]);
    expect(after(toPerson('information_wanted', { byLetter: true, language: 'en' })).events).toMatchObject([
      { data: { channel: 'letter', language: 'en' } },
    ]);
    expect(after(toPerson('survey_invitation', silent), sent()).types).toEqual([]);
  });

  it('P20 nothing goes to somebody who has died', () => {
    expect(after(toPerson('information_wanted', { silence: 'deceased' })).events).toMatchObject([
      { type: 'NotificationWithheld', data: { ground: 'deceased' } },
    ]);
  });

  it('P16 only of a letter an officer can say that it was sent, with its number and date', () => {
    const letter = toPerson('information_wanted', { byLetter: true });
    const went = (data: object): Said => ({ type: 'RecordSent', at: onDay(1), by: 'officer', data });
    const written = { number: '2026/17', date: '2026-01-02', attachments: [] };
    expect(after(letter, went({ letter: written })).events).toMatchObject([
      { type: 'NotificationSent', data: { providerId: '2026/17', letter: written } },
    ]);
    expect(refused(letter, went({ providerId: '2026/17' })).code).toBe('letter_missing');
    expect(refused(letter, went({ letter: { number: '2026/17' } })).code).toBe('letter_missing');
    expect(refused(intended(), went({ letter: written })).code).toBe('not_a_letter');
  });

  it('P5 an escalation is taken by one person', () => {
    const escalated = intended({ template: 'target_escalated', to: { role: 'supervisor' } });
    const take = (id: string): Said => ({ type: 'TakeEscalation', at: onDay(1), by: { id, role: 'supervisor' } });
    expect(after(escalated, take('s-1')).events).toMatchObject([{ type: 'EscalationTaken', data: { takenBy: 's-1' } }]);
    expect(after(escalated, take('s-1'), take('s-1')).types).toEqual([]);
    expect(refused(escalated, take('s-1'), take('s-2'))).toEqual({
      code: 'escalation_taken',
      details: { takenBy: 's-1' },
    });
    expect(refused(intended(), take('s-1')).code).toBe('not_an_escalation');
    expect(templateCodes.filter(isEscalation)).toHaveLength(4);
  });

  it('P5 stands as what came of it, with its tries', () => {
    const stands = (...said: Said[]) => {
      const { status, attempts, channel, takenBy } = after(...said).standing.own as Notification;
      return { status, attempts, channel, takenBy };
    };
    const waiting = { status: 'waiting', attempts: 0, channel: 'mail', takenBy: undefined };
    expect(stands(intended())).toEqual(waiting);
    expect(stands(intended(), failed(1))).toEqual({ ...waiting, attempts: 1 });
    expect(stands(intended(), failed(1), sent())).toEqual({ ...waiting, status: 'sent', attempts: 2 });
    expect(stands(intended(), failed(1, true))).toEqual({ ...waiting, status: 'abandoned', attempts: 1 });
    const withheld = toPerson('survey_invitation', { silence: 'deceased' });
    expect(stands(withheld)).toEqual({ ...waiting, status: 'withheld', channel: undefined });
  });

  it('P5 is nothing before it was intended, and nothing of it falls due', () => {
    for (const early of [sent(), failed(1)]) expect(refused(early).code).toBe('case_unknown');
    expect(after(intended(), { type: 'PassTimelineStep', at: onDay(300), by: 'system' }).types).toEqual([]);
    expect(notificationDecider.evolve(undefined, after(intended(), sent()).events[0] as never)).toBeUndefined();
  });

  it('P16 what the sender names no number of is recorded without one, and no letter where none was written', () => {
    const said = after(intended(), { ...sent(), data: {} }).events[0]!.data;
    expect(said).toMatchObject({ providerId: '', attempt: 1 });
    expect(said).not.toHaveProperty('letter');
    const bySystem = { type: 'RecordSent', at: onDay(1), by: 'system', data: { providerId: 'x' } } as const;
    expect(refused(toPerson('information_wanted', { byLetter: true }), bySystem).code).toBe('letter_missing');
  });

  it('P5 while nobody in particular was named, each clock is somebody’s turn', () => {
    const turns = clockNames.map((clock) => `${clock} ${roleOf[clock]}`);
    expect(turns).toEqual([
      'preparation officer',
      'information officer',
      'clarification researcher',
      'review committee',
      'answer officer',
      'registration officer',
      'service officer',
      'follow_up officer',
      'survey officer',
      'inquiry officer',
      'dispute supervisor',
      'mandate officer',
      'policy_review board',
      'subject_request privacy',
      'breach supervisor',
    ]);
  });
});
