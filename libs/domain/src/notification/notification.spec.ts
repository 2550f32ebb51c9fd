import { isEscalation, notificationDecider, templateCodes, type TemplateCode } from '@lib/domain';
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
});
