import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { runHome, specHome } from '@lib/testing';
import { sender, submit, tokenOf } from './board-cases';
import { Started, until } from './started';

jest.setTimeout(120_000);

const SERIES = 'told';
/** Mails go at once, and the preparation of a case is due after two seconds. */
const told = {
  version: 1,
  use: 'demonstration',
  basis: { note: 'a test' },
  gates: [],
  notifications: { digestAt: null, quietHours: null, retries: ['PT1S', 'PT1S', 'PT2S'] },
  windows: { preparation: { clause: 'P21', target: { length: 'PT2S', source: 'house' } } },
};

interface Told {
  readonly notificationId: string;
  readonly template: string;
  readonly status: string;
  readonly takenBy: string | null;
}

describe('npm start', () => {
  let home: string;
  let started: Started;
  let caseId: string;

  beforeAll(async () => {
    home = specHome(runHome(), 'mail بريد');
    started = await Started.on(home);
    await started.ready();
    await sender(started.url)('supervisor', `/v1/policies/${SERIES}/adopt-policy`, told);
    caseId = await submit(started.url, SERIES);
  });
  afterAll(async () => {
    started.signal('SIGTERM');
    await started.ended();
  });

  const notifications = async (): Promise<readonly Told[]> => {
    const authorization = `Bearer ${await tokenOf(started.url, 'supervisor')}`;
    const answer = await fetch(`${started.url}/v1/notifications?case=${caseId}`, { headers: { authorization } });
    return ((await answer.json()) as { items: readonly Told[] }).items;
  };
  const sent = (template: string): Promise<Told> =>
    until(`${template} is sent`, async () =>
      (await notifications()).find((each) => each.template === template && each.status === 'sent'),
    );
  const inSink = async (notificationId: string): Promise<readonly (Email & { mailId: string })[]> => {
    const files = readdirSync(path.join(home, 'mail')).filter((file) => file.endsWith('.eml'));
    const read = files.map(async (file) => ({
      ...(await PostalMime.parse(readFileSync(path.join(home, 'mail', file)))),
      mailId: path.basename(file, '.eml'),
    }));
    return (await Promise.all(read)).filter(({ messageId }) => messageId?.startsWith(`<${notificationId}@`));
  };

  it('tells where the mail is read', () => {
    expect(started.output).toMatch(/^ {2}mail +ready in [\d.]+ s \(port \d+, 0 kept\)$/m);
    expect(started.output).toContain(`Mail        ${started.url}/dev/mail`);
  });

  it('keeps the mail of a missed target, once, in Arabic for the officer, to be read at /dev/mail', async () => {
    const { notificationId } = await sent('target_missed');
    const mails = await inSink(notificationId);
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail!.to?.[0]?.address).toBe('officer@example.test');
    expect(mail!.html).toContain('<html lang="ar" dir="rtl">');
    expect(mail!.text).toContain('مدة الاستكمال والتحقق');
    const list = await (await fetch(`${started.url}/dev/mail`)).text();
    expect(list).toContain(notificationId);
    expect(list).toContain(`/dev/mail/${mail!.mailId}`);
    const page = await (await fetch(`${started.url}/dev/mail/${mail!.mailId}`)).text();
    expect(page).toContain(`<iframe sandbox title="كما تظهر للقارئ" src="/dev/mail/${mail!.mailId}/html">`);
    const framed = await fetch(`${started.url}/dev/mail/${mail!.mailId}/html`);
    expect([framed.headers.get('content-security-policy'), await framed.text()]).toEqual([
      expect.stringMatching(/^sandbox;/),
      expect.stringContaining('dir="rtl"'),
    ]);
  });

  it('sends the escalation to the supervisor, who takes it over HTTP, once', async () => {
    const { notificationId } = await sent('target_escalated');
    expect((await inSink(notificationId))[0]!.to?.[0]?.address).toBe('supervisor@example.test');
    const take = () =>
      sender(started.url)('supervisor', `/v1/notifications/${notificationId}/take-escalation`, {}) as Promise<{
        events: readonly { type: string }[];
      }>;
    expect((await take()).events.map(({ type }) => type)).toEqual(['EscalationTaken']);
    expect((await take()).events).toEqual([]);
    const taken = await until('it is taken', async () =>
      (await notifications()).find((each) => each.notificationId === notificationId && each.takenBy !== null),
    );
    expect(taken.takenBy).toBe('sample-supervisor');
  });

  it('keeps what only its owner may read', () => {
    const mode = (name: string): number => statSync(path.join(home, name)).mode & 0o777;
    expect([mode('mail'), mode('mail-directory.json')]).toEqual([0o700, 0o600]);
    const { people } = JSON.parse(readFileSync(path.join(home, 'samples.json'), 'utf8')) as {
      people: { subject: string; email: string }[];
    };
    const { actors } = JSON.parse(readFileSync(path.join(home, 'mail-directory.json'), 'utf8')) as {
      actors: Record<string, { address: string }>;
    };
    for (const { subject, email } of people) expect(actors[subject]?.address).toBe(email);
  });

  it('has neither a sink nor its pages where a mail server is set', async () => {
    const elsewhere = specHome(runHome(), 'mail elsewhere');
    const other = await Started.on(elsewhere, { SMTP_URL: 'smtp://127.0.0.1:9' });
    await other.ready();
    expect(other.output).not.toMatch(/dev\/mail|^ {2}mail /m);
    const answer = await fetch(`${other.url}/dev/mail`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ]);
    await other.stops();
  });
});
