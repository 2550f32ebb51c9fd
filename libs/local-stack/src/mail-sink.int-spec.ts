import { readFileSync, readdirSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { runHome, specHome } from '@lib/testing';
import { startMailSink, type MailSink } from './mail-sink';

const home = specHome(runHome(), 'a mail sink بريد');
const said: string[] = [];
let sink: MailSink;

const start = async (): Promise<MailSink> =>
  startMailSink({ home, report: (engine, message) => void said.push(`${engine}: ${message}`) });
const send = async (mail: { subject: string; text: string; html?: string; messageId?: string }): Promise<unknown> => {
  const transport = createTransport({ url: sink.smtpUrl });
  try {
    return await transport.sendMail({ from: 'a@example.test', to: 'officer@example.test', ...mail });
  } finally {
    transport.close();
  }
};
const portOf = ({ smtpUrl }: MailSink): number => Number(new URL(smtpUrl).port);

beforeEach(async () => {
  sink = await start();
});
afterEach(() => sink.stop());

describe('The mail sink', () => {
  it('says that it is ready and where, on this machine only', () => {
    expect(said.at(-1)).toMatch(/^mail: ready in [\d.]+ s \(port \d+, \d+ kept\)$/);
    expect(sink.smtpUrl).toMatch(/^smtp:\/\/127\.0\.0\.1:\d+$/);
  });

  it('keeps what it takes, in Arabic and in both parts, under the id that was given', async () => {
    await send({ subject: 'توشك مدة', text: 'النص', html: '<p dir="rtl">النص</p>', messageId: '<n-1@here>' });
    const [newest] = sink.mails.list(0, 1);
    const mail = await PostalMime.parse(sink.mails.read(newest!.mailId)!);
    expect(mail).toMatchObject({ subject: 'توشك مدة', messageId: '<n-1@here>', html: '<p dir="rtl">النص</p>\n' });
    expect(mail.text?.trim()).toBe('النص');
  });

  it('has taken many at once, each once, when it says so', async () => {
    const before = sink.mails.size;
    await Promise.all(Array.from({ length: 40 }, (_, n) => send({ subject: `s ${n}`, text: 'x' })));
    expect(sink.mails.size).toBe(before + 40);
    expect(readdirSync(path.join(home, 'mail')).every((file) => file.endsWith('.eml'))).toBe(true);
  });

  it('refuses for good what is too large, and keeps nothing of it', async () => {
    const before = sink.mails.size;
    await expect(send({ subject: 's', text: 'x'.repeat(1_200_000) })).rejects.toMatchObject({ responseCode: 552 });
    expect(sink.mails.size).toBe(before);
  });

  it('is found at the same port with the same mails after a new start', async () => {
    await send({ subject: 'kept', text: 'x' });
    const [port, size] = [portOf(sink), sink.mails.size];
    await sink.stop();
    sink = await start();
    expect([portOf(sink), sink.mails.size]).toEqual([port, size]);
    expect(JSON.parse(readFileSync(path.join(home, 'ports.json'), 'utf8'))).toMatchObject({ mail: port });
  });

  it('takes another port where somebody else holds that of last time', async () => {
    const port = portOf(sink);
    await sink.stop();
    const holder = await new Promise<Server>((resolve) => {
      const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
    });
    sink = await start();
    expect(portOf(sink)).not.toBe(port);
    await send({ subject: 'elsewhere', text: 'x' });
    holder.close();
  });

  it('stops within two seconds, also while somebody is connected who says nothing', async () => {
    const silent = connect(portOf(sink), '127.0.0.1');
    await new Promise((resolve) => silent.once('data', resolve));
    const begun = performance.now();
    await sink.stop();
    expect(performance.now() - begun).toBeLessThan(2_000);
    silent.destroy();
    sink = await start();
  });
});
