import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MailShelf } from '@lib/local-stack';
import { devMail } from './dev-mail';
import { devMailUrl, isFromThisMachine } from './this-machine';

// Monday, 23 November 2026, 09:30 in Riyadh.
const CAME_MS = Date.parse('2026-11-23T06:30:00Z');
const HOSTILE = '<script>alert(1)</script>';
const mail = (subject: string, html = '<p>نص</p>', to = 'officer@example.test'): Buffer =>
  Buffer.from(
    [
      `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
      `From: Mustafid <mustafid@localhost>`,
      `To: ${to}`,
      'Message-ID: <n-1@here>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `النص ${HOSTILE}`,
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      html,
      '--b--',
      '',
    ].join('\r\n'),
  );

let folder: string;
let mails: MailShelf;
let server: Server;
const said: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dev mail '));
  mails = new MailShelf(folder, () => CAME_MS);
  const { handler } = devMail(mails, (line) => void said.push(line));
  server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
const ask = (place: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const asked = request({ host: '127.0.0.1', port, path: place, headers, method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });

describe('The list', () => {
  it('is in Arabic from right to left, in English when asked, each leading to the other', async () => {
    mails.keep(mail('توشك مدة'));
    const { body, status } = await ask('/dev/mail');
    expect(status).toBe(200);
    expect(body).toContain('<html lang="ar" dir="rtl">');
    expect(body).toContain('<bdi>توشك مدة</bdi>');
    expect(body).toContain('الموافق');
    expect(body).toContain('&#60;n-1@here&#62;');
    expect(body).toContain('href="/dev/mail?lang=en"');
    const english = await ask('/dev/mail/?lang=en');
    expect(english.body).toContain('<html lang="en" dir="ltr">');
    expect(english.body).toContain('23 November 2026');
    expect(english.body).toContain('href="/dev/mail?lang=ar"');
  });

  it('says so where there is none', async () => {
    expect((await ask('/dev/mail')).body).toContain('لا رسائل بعد');
  });

  it('has the newest first, fifty a page', async () => {
    for (let n = 1; n <= 51; n += 1) mails.keep(mail(`no ${n}.`));
    const first = (await ask('/dev/mail?lang=en')).body;
    expect(first.indexOf('no 51.')).toBeLessThan(first.indexOf('no 50.'));
    expect(first).not.toContain('<bdi>no 1.</bdi>');
    expect(first).toContain('href="/dev/mail?lang=en&amp;from=50"');
    expect((await ask('/dev/mail?lang=en&from=50')).body).toContain('<bdi>no 1.</bdi>');
  });

  it.each(['-5', 'x', '1e99', '7.5', ''])('takes from=%s for a place that there is', async (from) => {
    mails.keep(mail('one'));
    expect((await ask(`/dev/mail?from=${from}`)).status).toBe(200);
  });
});

describe('One mail', () => {
  const keep = (bytes: Buffer): string => `/dev/mail/${mails.keep(bytes).mailId}`;

  it('shows its headers, its text as text, and its HTML in a frame that may do nothing', async () => {
    const place = keep(mail('توشك', '<p dir="rtl">نص</p>'));
    const { body, headers } = await ask(place);
    expect(body).toContain(`<iframe sandbox title="كما تظهر للقارئ" src="${place}/html"></iframe>`);
    expect(body).toContain('<pre dir="auto">النص &#60;script&#62;');
    expect(body).not.toContain(HOSTILE);
    expect(body).toContain('Content-Type: multipart/alternative');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'nonce-[\w-]+'; frame-src 'self';/,
    );
    const framed = await ask(`${place}/html`);
    expect(framed.body).toContain('<p dir="rtl">نص</p>');
    expect(framed.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';.*frame-ancestors 'self'$/);
    expect(framed.headers['content-security-policy']).not.toMatch(/script-src|https?:|\*/);
  });

  it('escapes a hostile subject and a hostile address, and gives its HTML to the frame alone', async () => {
    const place = keep(mail(HOSTILE, HOSTILE, `"${HOSTILE}" <x@y.test>`));
    for (const page of [await ask(place), await ask('/dev/mail')]) expect(page.body).not.toContain(HOSTILE);
  });

  it('is 404 where there is none, or no such part of it', async () => {
    const place = keep(mail('one'));
    for (const wrong of ['/dev/mail/x', '/dev/mail/..%2fsamples', `${place}/raw`, `${place}/html/x`])
      expect([wrong, (await ask(wrong)).status]).toEqual([wrong, 404]);
  });

  it('that cannot be taken apart is shown as far as it can be, or said to be unreadable', async () => {
    expect((await ask(keep(Buffer.from([0, 255, 10, 13])))).status).toBe(200);
    const nested = Array.from({ length: 40 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`);
    const broken = await ask(keep(Buffer.from(nested.join('\r\n'))));
    expect([broken.status, broken.body.includes('تعذرت قراءة')]).toEqual([500, true]);
    expect(said.at(-1)).toMatch(/nest/i);
  });
});

describe('Whoever asks', () => {
  it.each(['localhost', 'localhost:3000', '127.0.0.1:9', '[::1]:80', 'LOCALHOST'])(
    'is answered under %s',
    async (host) => {
      expect((await ask('/dev/mail', { host })).status).toBe(200);
    },
  );

  it.each([
    [{ host: 'evil.example' }],
    [{ host: 'localhost.evil.example' }],
    [{ host: '127.0.0.1.evil.example:3000' }],
    [{ host: '192.168.1.7:3000' }],
    [{ host: '127.0.0.1', 'x-forwarded-for': '10.0.0.1' }],
    [{ host: '127.0.0.1', forwarded: 'for=10.0.0.1' }],
    [{ host: '127.0.0.1', via: '1.1 proxy' }],
  ])('is refused with %j', async (headers) => {
    const place = `/dev/mail/${mails.keep(mail('secret')).mailId}`;
    for (const each of ['/dev/mail', place, `${place}/html`]) {
      const { status, body } = await ask(each, headers);
      expect([status, body.includes('secret')]).toEqual([403, false]);
    }
  });

  it('is refused from another address', () => {
    const from = (remoteAddress: string | undefined) =>
      isFromThisMachine({ socket: { remoteAddress }, headers: { host: 'localhost' } } as never);
    expect(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'].map(from)).toEqual([true, true, true, true]);
    expect(['10.0.0.2', '::ffff:10.0.0.2', '1270.0.0.1', undefined, ''].map(from)).toEqual(Array(5).fill(false));
  });

  it('may only read', async () => {
    const { status, headers } = await ask('/dev/mail', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
    expect(await ask('/dev/mail', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });
});

describe('What a person is told', () => {
  it.each([
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/dev/mail'],
    ['http://localhost:3000/', 'http://localhost:3000/dev/mail'],
    ['https://cases.example.org', 'http://127.0.0.1:3000/dev/mail'],
  ])('of a service at %s', (publicUrl, mailUrl) => {
    expect(devMailUrl({ publicUrl, port: 3000 })).toBe(mailUrl);
  });
});
