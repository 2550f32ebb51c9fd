import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeliveryFailed, type Outgoing } from './delivery';
import { WebhookDelivery } from './webhook-delivery';

// 24 bytes that are no text, so that a key taken for text would not verify.
const KEY = Buffer.from(Array.from({ length: 24 }, (_, n) => (n * 37 + 200) % 256));
const SECRET = `whsec_${KEY.toString('base64')}`;
const NOW = '2026-11-23T06:30:00.900Z';
const ID = '0b8f4c1e-7a56-5d5f-8f6b-0c2f2f6f1a11';
const outgoing: Outgoing = {
  notificationId: ID,
  channel: 'webhook',
  template: 'information_wanted',
  templateVersion: 1,
  language: 'ar',
  to: { personId: 'applicant-7' },
  about: { kind: 'case', id: 'c-1', caseId: 'c-1' },
  values: { reference: '1448-000123-C' },
  items: [],
};
const unstopped = new AbortController().signal;

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let gateway: Server;
let received: Received[];
let answers: ((response: ServerResponse) => void)[];

beforeEach(async () => {
  [received, answers] = [[], []];
  gateway = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      (answers.shift() ?? saying(200))(response);
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  gateway.closeAllConnections();
  await new Promise((resolve) => gateway.close(resolve));
});

const saying =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, headers).end('ok');
const url = (): string => `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/messages`;
const delivery = (more: Partial<ConstructorParameters<typeof WebhookDelivery>[0]> = {}): WebhookDelivery =>
  new WebhookDelivery({
    url: url(),
    secret: SECRET,
    publicUrl: 'https://cases.example.org',
    now: () => NOW,
    ...more,
  });
const failureOf = async (sending: Promise<unknown>): Promise<string> => {
  try {
    await sending;
    return 'taken';
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    return `${error.failure}${error.permanent ? ' for good' : ''}`;
  }
};

/** What a receiver does by the text of Standard Webhooks: over id, time and the bytes that came. */
const verifies = ({ headers, body }: Received, key: Buffer): boolean => {
  const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
  const expected = createHmac('sha256', key)
    .update(Buffer.from(`${id}.${timestamp}.${body}`, 'utf8'))
    .digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some((each) => {
      const [version, signature = ''] = each.split(',');
      const given = Buffer.from(signature, 'base64');
      return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
    });
};

describe('A message to the gateway', () => {
  it('is signed by the standard: id, time in seconds and the bytes of the body, under the key behind whsec_', async () => {
    await delivery().send(outgoing, unstopped);
    const [one] = received;
    expect(one).toMatchObject({
      method: 'POST',
      path: '/messages',
      headers: { 'webhook-id': ID, 'webhook-timestamp': '1795415400', 'content-type': 'application/json' },
    });
    expect(verifies(one!, KEY)).toBe(true);
    expect(verifies(one!, Buffer.from(SECRET))).toBe(false);
    expect(verifies({ ...one!, body: `${one!.body} ` }, KEY)).toBe(false);
  });

  it('names the person by the opaque id and carries the words', async () => {
    await delivery().send(outgoing, unstopped);
    const body = JSON.parse(received[0]!.body);
    expect(body).toMatchObject({
      notificationId: ID,
      to: { personId: 'applicant-7' },
      language: 'ar',
      templateVersion: 1,
    });
    expect(body.text).toContain('1448-000123-C');
    expect(body.text).not.toContain('https://');
    expect(body.subject).not.toMatch(/undefined|\{/);
  });

  it('has the gateway’s own name for it, where it gives one, else ours', async () => {
    answers.push(saying(202, { 'x-message-id': 'sms-9' }));
    expect(await delivery().send(outgoing, unstopped)).toEqual({ providerId: 'sms-9' });
    expect(await delivery().send(outgoing, unstopped)).toEqual({ providerId: ID });
  });

  it('has the same id at every try: 500, then 200', async () => {
    answers.push(saying(500), saying(200));
    expect(await failureOf(delivery().send(outgoing, unstopped))).toBe('greylisted');
    expect(await failureOf(delivery({ now: () => '2026-11-23T06:31:00Z' }).send(outgoing, unstopped))).toBe('taken');
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([ID, ID]);
    expect(received.map(({ headers }) => headers['webhook-timestamp'])).toEqual(['1795415400', '1795415460']);
    expect(received.every((each) => verifies(each, KEY))).toBe(true);
  });
});

describe('A gateway that does not take it', () => {
  it.each([
    [400, 'rejected for good'],
    [401, 'rejected for good'],
    [404, 'rejected for good'],
    [410, 'rejected for good'],
    [422, 'rejected for good'],
    [408, 'greylisted'],
    [429, 'greylisted'],
    [500, 'greylisted'],
    [503, 'greylisted'],
  ])('saying %i', async (status, failure) => {
    answers.push(saying(status));
    expect(await failureOf(delivery().send(outgoing, unstopped))).toBe(failure);
  });

  it.each([301, 302, 307, 308])('and sends elsewhere by %i is not followed', async (status) => {
    answers.push(saying(status, { location: `${url()}/elsewhere` }));
    expect(await failureOf(delivery().send(outgoing, unstopped))).toBe('unreachable');
    expect(received.map(({ path }) => path)).toEqual(['/messages']);
  });

  it('and hangs is given up in time', async () => {
    answers.push(() => undefined);
    expect(await failureOf(delivery({ timeoutMs: 250 }).send(outgoing, unstopped))).toBe('timeout');
  });

  it('and has taken it by its answer, however long the rest of that takes', async () => {
    answers.push((response) => void response.writeHead(200).write('o'));
    expect(await failureOf(delivery().send(outgoing, unstopped))).toBe('taken');
  });

  it('because it is not there', async () => {
    const nowhere = createServer();
    await new Promise<void>((resolve) => nowhere.listen(0, '127.0.0.1', resolve));
    const { port } = nowhere.address() as AddressInfo;
    await new Promise((resolve) => nowhere.close(resolve));
    const gone = delivery({ url: `http://127.0.0.1:${port}/` });
    expect(await failureOf(gone.send(outgoing, unstopped))).toBe('unreachable');
  });
});

it('A process that stops does not wait for it, and says nothing of the message', async () => {
  const stopping = new AbortController();
  answers.push(() => stopping.abort(new Error('stopping')));
  const sending = delivery().send(outgoing, stopping.signal);
  await expect(sending).rejects.toThrow('stopping');
});
