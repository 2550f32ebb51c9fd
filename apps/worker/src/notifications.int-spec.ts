import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inBothCalendars } from '@lib/domain';
import { Effects } from '@lib/event-store';
import { MailServer } from '../e2e/mail-server';
import { quick, seconds, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { type RunningWorker, startWorker } from './worker';
import type { WorkerSettings } from './worker-settings';

jest.setTimeout(90_000);

const directory = {
  roles: {
    officer: { address: 'officer@example.test', language: 'ar' },
    committee: { address: 'committee@example.test', language: 'ar' },
    supervisor: { address: 'supervisor@example.test', language: 'en' },
  },
};

describe('What the house is told by mail (P5, P26)', () => {
  let service: Service;
  let mail: MailServer;
  let settings: WorkerSettings;
  let worker: RunningWorker;
  let taskQueue = '';

  const started: RunningWorker[] = [];
  const startAnother = async (changes: Partial<WorkerSettings> = {}): Promise<RunningWorker> => {
    const another = await startWorker({ ...settings, ...changes }, { taskQueue, say: () => undefined });
    started.push(another);
    await another.ready;
    return another;
  };

  beforeAll(async () => {
    mail = await MailServer.start();
    const mailDirectory = path.join(mkdtempSync(path.join(tmpdir(), 'mustafid-directory-')), 'directory.json');
    writeFileSync(mailDirectory, JSON.stringify(directory));
    service = await Service.start(async (engines) => {
      const temporal = await engines.temporal();
      taskQueue = temporal.taskQueue;
      return temporal;
    });
    settings = { ...service.settings, smtpUrl: mail.url, mailDirectory };
    await service.adopt('told', {
      ...quick(1, 2),
      windows: { answer: { clause: 'P26', target: seconds(600) } },
      notifications: { digestAt: null, quietHours: null, retries: ['PT1S', 'PT1S'] },
    });
    await service.adopt('soon', {
      ...quick(1, 600),
      warnAfterShare: 0.003,
      notifications: { digestAt: null, quietHours: null, retries: ['PT1S'] },
    });
    worker = await startAnother();
  });
  afterAll(async () => {
    // Closing twice does nothing; one that a failed test left behind would go on beside the next file.
    for (const each of started) await each.close().catch(() => undefined);
    await service.stop();
    await mail.stop();
  });

  const decided = async (policyId = 'told'): Promise<string> => {
    const caseId = await service.submit(policyId);
    await service.send('officer', 'ReferToResearch', caseId);
    await service.send('committee', 'RecordDecision', caseId, {
      outcome: 'rejected',
      reasonCodes: ['criteria_not_met'],
      members: ['member-1'],
    });
    return caseId;
  };
  const rowsOf = (caseId: string): Promise<{ notification_id: string; template: string; status: string }[]> =>
    service.database.query('select notification_id, template, status from notifications where case_id = $1', [caseId]);

  test('P26: at the floor the officer learns that the answer is to be told, once, by the notification’s own id', async () => {
    const caseId = await decided();
    await until('it was sent', async () =>
      (await rowsOf(caseId)).some(({ template, status }) => template === 'answer_to_be_told' && status === 'sent'),
    );
    const [row] = (await rowsOf(caseId)).filter(({ template }) => template === 'answer_to_be_told');
    const found = mail.taken.filter(
      ({ messageId }) => messageId === `<${row!.notification_id}@${settings.instanceId}>`,
    );
    expect(found).toHaveLength(1);
    expect(found[0]!.to?.[0]?.address).toBe('officer@example.test');
    expect(found[0]!.subject).toContain('حان وقت الإبلاغ');
    expect(found[0]!.html).toContain('dir="rtl"');
    expect(found[0]!.text).toContain(`المعاملة \u2066${caseId}\u2069`);
  });

  test('P5: a missed target is told to whose turn it is and escalated; the outcome stands in the log', async () => {
    const caseId = await decided();
    await until('all were sent', async () => {
      const rows = await rowsOf(caseId);
      return ['target_missed', 'target_escalated'].every((template) =>
        rows.some((row) => row.template === template && row.status === 'sent'),
      );
    });
    expect(mail.about('Escalation, overdue').map(({ to }) => to?.[0]?.address)).toContain('supervisor@example.test');
    const rows = await rowsOf(caseId);
    const ofTarget = rows.map(({ template }) => template).filter((template) => template.startsWith('target_'));
    expect(ofTarget.sort()).toEqual(['target_escalated', 'target_missed']);
    for (const { notification_id: id } of rows) {
      const { events } = await service.store.load(`notification-${id}`);
      expect(events.map(({ type }) => type)).toEqual(['NotificationIntended', 'NotificationSent']);
    }
    expect(new Set(rows.map(({ template }) => template)).size).toBe(rows.length);
  });

  test('P5: what is due soon is told with the date by which it is due', async () => {
    const caseId = await decided('soon');
    await until('it was sent', async () =>
      (await rowsOf(caseId)).some(({ template, status }) => template === 'clock_neared' && status === 'sent'),
    );
    const { notification_id: id } = (await rowsOf(caseId)).find(({ template }) => template === 'clock_neared')!;
    const [neared] = (await service.eventsOf(caseId)).filter(({ type }) => type === 'ReviewTargetNeared');
    const [intended] = (await service.store.load(`notification-${id}`)).events;
    const { owedAt } = intended!.data['values'] as { owedAt: string };
    expect(intended!.data).toMatchObject({ templateVersion: 2, values: { dueAt: neared!.data.dueAt } });
    expect(owedAt > (neared!.data.dueAt as string)).toBe(true);
    const told = mail.taken.find(({ messageId }) => messageId?.includes(id));
    expect(told!.text).toContain(`أقصى موعد: ${inBothCalendars(owedAt, 'ar')}`);
  });

  test('P5: a server that is busy is tried again, one that says no is not, and that is told', async () => {
    mail.answer = (tries) => (tries === 1 ? { code: 450, words: 'greylisted' } : undefined);
    const greylisted = await decided();
    await until('it was sent after all', async () =>
      (await rowsOf(greylisted)).some((row) => row.template === 'answer_to_be_told' && row.status === 'sent'),
    );
    mail.answer = () => ({ code: 550, words: 'no such person' });
    const refused = await decided();
    await until('it was given up', async () => (await rowsOf(refused)).some(({ status }) => status === 'abandoned'));
    mail.answer = () => undefined;
  });

  test('the read models may be dropped: nothing is told twice', async () => {
    const caseId = await decided();
    await until(
      'it was sent',
      async () => (await rowsOf(caseId)).filter(({ status }) => status === 'sent').length >= 3,
    );
    const before = mail.taken.length;
    await service.dropReadModels();
    const again = await decided();
    await until('another was sent', async () =>
      (await rowsOf(again).catch(() => [])).some(({ status }) => status === 'sent'),
    );
    const ids = mail.taken.map(({ messageId }) => messageId);
    expect(mail.taken.length).toBeGreaterThan(before);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a log that was restored elsewhere is served there without effects, until they are taken over', async () => {
    await worker.close();
    await startAnother({ instanceId: 'elsewhere' });
    const caseId = await decided();
    await until('it is intended', async () => (await rowsOf(caseId)).some(({ status }) => status === 'waiting'));
    const before = mail.taken.length;
    const effects = new Effects(service.store, 'elsewhere');
    expect(await effects.areAnothers()).toBe(true);
    await until('the floor has passed and nothing went out', async () => (await rowsOf(caseId)).length >= 3);
    expect(mail.taken).toHaveLength(before);
    expect(await effects.takeOver({ id: 'op-1', kind: 'person', roles: ['operator'] })).toBe(settings.instanceId);
    await until('it goes out', async () => (await rowsOf(caseId)).every(({ status }) => status === 'sent'), 30_000);
  });
});
