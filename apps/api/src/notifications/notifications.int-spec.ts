import { Effects } from '@lib/event-store';
import { IntentsReaction } from '@lib/reactions';
import type { CommandRoad } from '@lib/commands';
import type { ReadDatabase } from '@lib/read-models';
import { aRequest, submitted } from '../e2e/a-case';
import { startService, type Service } from '../e2e/api-on-engines';
import { startReacting, until, type Reacting } from '../e2e/reacting';

jest.setTimeout(60_000);

class Intents extends IntentsReaction {
  constructor(database: ReadDatabase, road: CommandRoad) {
    super(database, road, { of: async () => null }, () => new Date().toISOString());
  }
}

const series = {
  version: 1,
  use: 'demonstration',
  gates: [],
  reviewWindow: { floor: null },
  notifications: { digestAt: null, quietHours: null, retries: [] },
  reminders: { information: ['PT1S'] },
};

describe('What is told, over HTTP', () => {
  let service: Service;
  let reacting: Reacting;

  beforeAll(async () => {
    service = await startService();
    reacting = await startReacting(service, [Intents]);
    const adopted = await service.post('/v1/policies/told/adopt-policy', series, { as: 'supervisor' });
    if (adopted.status !== 201) throw new Error(JSON.stringify(adopted.body));
  });
  afterAll(async () => {
    await reacting.close();
    await service.stop();
  });

  const asked = async (beneficiaryId?: string): Promise<string> => {
    const person = beneficiaryId === undefined ? {} : { beneficiaryId, applicantId: beneficiaryId, personal: [] };
    const { id } = await submitted(service, { ...aRequest, ...person, policyId: 'told' });
    const request = { fields: ['income'], from: 'applicant', channel: 'phone' };
    const answer = await service.post(`/v1/cases/${id}/request-information`, request, { as: 'officer' });
    expect(answer.status).toBe(200);
    return id;
  };
  const listed = (query: string) => () => service.get(`/v1/notifications?${query}`, { as: 'supervisor' });

  test('P16 P20: without a gateway what is wanted waits as a letter until an officer says that it went out', async () => {
    const caseId = await asked();
    const { items } = await until(listed(`case=${caseId}&channel=letter`), (body) => body.items.length === 2);
    expect(items.map(({ template }: { template: string }) => template).toSorted()).toEqual([
      'information_reminder',
      'information_wanted',
    ]);
    const wanted = items.find(({ template }: { template: string }) => template === 'information_wanted');
    expect(wanted).toMatchObject({
      status: 'waiting',
      to: { personId: 'person-1' },
      language: 'ar',
      escalation: false,
    });
    const path = `/v1/notifications/${wanted.notificationId}`;
    const { body: said } = await service.get(`${path}/words`, { as: 'officer' });
    expect(said).toMatchObject({ template: 'information_wanted', templateVersion: 1, language: 'ar' });
    expect(said.text).toContain('معلومات');
    expect(said.html).toContain('dir="rtl"');
    const bare = await service.post(`${path}/record-sent`, {}, { as: 'officer' });
    expect([bare.status, bare.body.code]).toEqual([409, 'letter_missing']);
    const letter = { number: '2026-17', date: '2026-01-02' };
    expect((await service.post(`${path}/record-sent`, { letter }, { as: 'provider' })).status).toBe(403);
    expect((await service.post(`${path}/record-sent`, { letter }, { as: 'officer' })).status).toBe(200);
    expect((await service.post(`${path}/record-sent`, { letter }, { as: 'officer' })).body.events).toEqual([]);
    const sent = await until(
      () => service.get(path, { as: 'auditor' }),
      (body) => body.status === 'sent',
    );
    expect(sent).toMatchObject({ attempts: 1, nextAt: null, takenBy: null });
  });

  test('P20: a person who wished no contact is not reminded, and is asked by letter for what is missing', async () => {
    const registered = await service.post(
      '/v1/beneficiaries',
      { kind: 'external', segment: 'family' },
      { as: 'officer' },
    );
    const { beneficiaryId } = registered.body;
    const wish = { preferences: [], doNotContact: true };
    const set = await service.post(`/v1/beneficiaries/${beneficiaryId}/set-contact-preferences`, wish, {
      as: 'officer',
    });
    expect(set.status).toBe(200);
    const caseId = await asked(beneficiaryId);
    const { items } = await until(listed(`case=${caseId}`), (body) => body.items.length === 2);
    expect(
      items.map(({ template, status, channel, ground }: Record<string, unknown>) => [
        template,
        status,
        channel,
        ground,
      ]),
    ).toEqual([
      ['information_reminder', 'withheld', null, 'no_contact_wished'],
      ['information_wanted', 'waiting', 'letter', null],
    ]);
  });

  test('P5 P27: an escalation is taken by one supervisor, and shows by whom', async () => {
    const floored = { ...series, reviewWindow: { floor: { length: 'PT600S', clause: 'P27', source: 'policy' } } };
    await service.post('/v1/policies/floored/adopt-policy', floored, { as: 'supervisor' });
    const { id } = await submitted(service, { ...aRequest, policyId: 'floored' });
    await service.post(`/v1/cases/${id}/refer-to-research`, {}, { as: 'officer' });
    const early = { toldAt: new Date().toISOString(), toldTo: 'applicant', by: 'member-7', channel: 'phone' };
    const report = { ...early, reasonCode: 'told_by_committee_member' };
    expect((await service.post(`/v1/cases/${id}/report-early-answer`, report, { as: 'supervisor' })).status).toBe(200);
    const { items } = await until(listed(`case=${id}&escalation=open`), (body) => body.items.length === 1);
    expect(items[0]).toMatchObject({
      template: 'early_answer_escalated',
      to: { role: 'supervisor' },
      escalation: true,
    });
    const path = `/v1/notifications/${items[0].notificationId}`;
    const take = async (sub: string) =>
      service.post(`${path}/take-escalation`, {}, { token: await service.token('supervisor', { sub }) });
    expect((await take('huda')).status).toBe(200);
    expect((await take('huda')).body.events).toEqual([]);
    const second = await take('salim');
    expect([second.status, second.body.code, second.body.takenBy]).toEqual([409, 'escalation_taken', 'huda']);
    const taken = await until(listed(`case=${id}&escalation=taken`), (body) => body.items.length === 1);
    expect(taken.items[0]).toMatchObject({ takenBy: 'huda', takenAt: expect.any(String) });
  });

  test('who may not see it is told so, and a wrong filter names itself', async () => {
    const wrong = await listed('escalation=maybe')();
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/escalation']);
    expect((await service.get('/v1/notifications', { as: 'intake' })).status).toBe(403);
    expect((await service.get('/v1/notifications/nothing', { as: 'auditor' })).status).toBe(404);
  });

  test('a log whose effects another installation holds is served, says so, and is taken over by the operator', async () => {
    expect(await new Effects(reacting.store, 'elsewhere').areOurs()).toBe(true);
    const lacks = async () => {
      const { status, degraded } = (await service.get('/readyz')).body;
      return { status, effects: degraded.filter(({ what }: { what: string }) => what === 'effects_off') };
    };
    expect(await lacks()).toEqual({ status: 'degraded', effects: [{ what: 'effects_off' }] });
    expect((await service.post('/v1/effects/take-over', {}, { as: 'supervisor' })).status).toBe(403);
    const taken = await service.post('/v1/effects/take-over', {}, { as: 'operator' });
    expect([taken.status, taken.body]).toEqual([200, { effects: 'on', from: 'elsewhere' }]);
    expect(await lacks()).toMatchObject({ effects: [] });
    const { events } = await reacting.store.load('effects-holder');
    expect(events.map(({ type }) => type)).toEqual(['EffectsHeld', 'EffectsTakenOver']);
  });
});
