import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Language } from '@lib/domain';
import { DeliveryFailed, type Outgoing } from './delivery';
import type { Directory } from './directory';
import { MailDelivery, type MailSettings } from './mail-delivery';

const QUICK_MS = 300;
const ID = '0b8f4c1e-7a56-5d5f-8f6b-0c2f2f6f1a11';
const outgoing: Outgoing = {
  notificationId: ID,
  channel: 'mail',
  template: 'target_missed',
  templateVersion: 1,
  language: 'ar',
  to: { role: 'officer' },
  about: { kind: 'case', id: 'c-1', caseId: 'c-1' },
  values: { clock: 'review', clause: 'P27', dueAt: '2026-11-23T06:30:00.000Z', reference: '1448-000123-C' },
  items: [],
};
const directoryIn = (language: Language): Directory => ({
  find: (to) => ('role' in to ? { address: `${to.role}@example.test`, language } : undefined),
});
const unstopped = new AbortController().signal;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const taken: Buffer[] = [];
beforeEach(() => void taken.splice(0));

/** A real server that takes what comes, but for what the test says. */
const server = async (options: SMTPServerOptions = {}): Promise<string> => {
  const smtp = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks));
        callback(null);
      });
    },
    ...options,
  });
  smtp.on('error', () => undefined);
  const listening = await new Promise<Server>((resolve) => {
    const one = smtp.listen(0, '127.0.0.1', () => resolve(one));
  });
  closing.push(() => new Promise<void>((resolve) => smtp.close(resolve)));
  return `127.0.0.1:${(listening.address() as AddressInfo).port}`;
};

/** A server that says only what the test lets it say. */
const bareServer = async (connected: (socket: Socket) => void): Promise<string> => {
  const sockets = new Set<Socket>();
  const bare = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    connected(socket);
  });
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => bare.close(resolve));
  });
  return `127.0.0.1:${(bare.address() as AddressInfo).port}`;
};

const deliveryOver = (host: string, more: Partial<MailSettings> = {}, language: Language = 'ar'): MailDelivery => {
  const delivery = new MailDelivery(
    {
      smtpUrl: `smtp://${host}`,
      from: 'Mustafid <cases@example.test>',
      publicUrl: 'https://cases.example.org',
      instanceId: 'house-1',
      ...more,
    },
    directoryIn(language),
  );
  closing.push(async () => delivery.close());
  return delivery;
};
const failureOf = async (sending: Promise<unknown>): Promise<string> => {
  try {
    await sending;
    return 'taken';
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    return `${error.failure}${error.permanent ? ' for good' : ''}`;
  }
};
const answering = (responseCode: number): Error => Object.assign(new Error('no'), { responseCode });

describe('A mail', () => {
  it('goes to the address of the role, in that one’s language, under the notification’s own id', async () => {
    const sent = await deliveryOver(await server()).send(outgoing, unstopped);
    const mail = await PostalMime.parse(taken[0]!);
    expect(sent.providerId).toBe(`<${ID}@house-1>`);
    expect(mail.messageId).toBe(`<${ID}@house-1>`);
    expect(mail.to).toEqual([{ address: 'officer@example.test', name: '' }]);
    expect(mail.from).toEqual({ address: 'cases@example.test', name: 'Mustafid' });
    expect(mail.subject).toContain('مضى موعد');
    expect(mail.text).toContain('23 نوفمبر 2026');
    expect(mail.html).toContain('<html lang="ar" dir="rtl">');
    const headers = new Map(mail.headers.map(({ key, value }) => [key, value]));
    expect([headers.get('content-language'), headers.get('auto-submitted')]).toEqual(['ar', 'auto-generated']);
    expect(headers.get('content-type')).toMatch(/^multipart\/alternative/);
  });

  it('is in English for a reader of English, whatever the intent says', async () => {
    await deliveryOver(await server(), {}, 'en').send(outgoing, unstopped);
    const { subject, html } = await PostalMime.parse(taken[0]!);
    expect([subject, html?.includes('<html lang="en" dir="ltr">')]).toEqual(['Overdue: 1448-000123-C', true]);
  });

  it('gains no header and no recipient by what an event holds', async () => {
    const values = { ...outgoing.values, reference: 'x\r\nBcc: all@example.test\r\n\r\nhello' };
    const recipients: string[] = [];
    const host = await server({
      onRcptTo: ({ address }, _session, callback) => {
        recipients.push(address);
        callback();
      },
    });
    await deliveryOver(host).send({ ...outgoing, values }, unstopped);
    expect(recipients).toEqual(['officer@example.test']);
    expect((await PostalMime.parse(taken[0]!)).bcc).toBeUndefined();
  });

  it('has the same id at every try, also after a greylisting', async () => {
    let tries = 0;
    const host = await server({
      onRcptTo: (_address, _session, callback) => callback((tries += 1) === 1 ? answering(450) : null),
    });
    const delivery = deliveryOver(host);
    expect(await failureOf(delivery.send(outgoing, unstopped))).toBe('greylisted');
    expect(await failureOf(delivery.send(outgoing, unstopped))).toBe('taken');
    expect(await failureOf(delivery.send(outgoing, unstopped))).toBe('taken');
    const ids = await Promise.all(taken.map(async (mail) => (await PostalMime.parse(mail)).messageId));
    expect(ids).toEqual([`<${ID}@house-1>`, `<${ID}@house-1>`]);
  });

  it('to somebody whom the directory does not know is not sent, and tried again: the directory may be mended', async () => {
    const delivery = deliveryOver(await server());
    expect(await failureOf(delivery.send({ ...outgoing, to: { actorId: 'huda' } }, unstopped))).toBe('no_address');
    expect(taken).toEqual([]);
  });
});

describe('A server that does not take it', () => {
  it.each([
    ['550 of the recipient', { onRcptTo: (_a, _s, callback) => callback(answering(550)) }, 'rejected for good'],
    ['451 of the recipient', { onRcptTo: (_a, _s, callback) => callback(answering(451)) }, 'greylisted'],
    ['550 of our sender', { onMailFrom: (_a, _s, callback) => callback(answering(550)) }, 'refused'],
    ['421 at the greeting', { onConnect: (_s, callback) => callback(answering(421)) }, 'greylisted'],
    ['554 at the greeting', { onConnect: (_s, callback) => callback(answering(554)) }, 'refused'],
    [
      '552 of the mail',
      { onData: (stream, _s, callback) => void stream.resume().on('end', () => callback(answering(552))) },
      'rejected for good',
    ],
    [
      '452 of the mail',
      { onData: (stream, _s, callback) => void stream.resume().on('end', () => callback(answering(452))) },
      'greylisted',
    ],
  ] as readonly [string, SMTPServerOptions, string][])('saying %s', async (_, options, failure) => {
    expect(await failureOf(deliveryOver(await server(options)).send(outgoing, unstopped))).toBe(failure);
  });

  it('because of a wrong password is tried again: the setting may be mended', async () => {
    const host = await server({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(new Error('no')),
    });
    const delivery = deliveryOver(host, { smtpUrl: `smtp://user:wrong@${host}` });
    expect(await failureOf(delivery.send(outgoing, unstopped))).toBe('refused');
  });

  it('because we gave no password is tried again too', async () => {
    const host = await server({ authOptional: false, allowInsecureAuth: true });
    expect(await failureOf(deliveryOver(host).send(outgoing, unstopped))).toBe('refused');
  });

  it.each([
    ['at the greeting', () => undefined],
    ['after the greeting', (socket: Socket) => void socket.write('220 here\r\n')],
    [
      'by saying a little again and again',
      (socket: Socket) => {
        socket.write('220 here\r\n');
        const drip = setInterval(() => socket.write('250-more\r\n'), QUICK_MS / 6);
        socket.on('close', () => clearInterval(drip));
      },
    ],
  ])('hanging %s is given up in time', async (_, connected) => {
    const begun = performance.now();
    const delivery = deliveryOver(await bareServer(connected), { timeoutMs: QUICK_MS });
    expect(await failureOf(delivery.send(outgoing, unstopped))).toBe('timeout');
    expect(performance.now() - begun).toBeLessThan(QUICK_MS * 5);
  });

  it('because it is not there, or talks something else, or hangs up', async () => {
    const host = await bareServer(() => undefined);
    await closing.pop()?.();
    expect(await failureOf(deliveryOver(host).send(outgoing, unstopped))).toBe('unreachable');
    const web = await bareServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await failureOf(deliveryOver(web).send(outgoing, unstopped))).toBe('unreachable');
    const rude = await bareServer((socket) => void socket.destroy());
    expect(await failureOf(deliveryOver(rude).send(outgoing, unstopped))).toBe('unreachable');
  });
});

it('A process that stops does not wait for a server that hangs, and says nothing of the mail', async () => {
  const stopping = new AbortController();
  const host = await bareServer(() => stopping.abort(new Error('stopping')));
  const sending = deliveryOver(host).send(outgoing, stopping.signal);
  await expect(sending).rejects.toThrow('stopping');
  await expect(sending).rejects.not.toBeInstanceOf(DeliveryFailed);
});
