import { connect } from 'node:net';
import { aRequest, submitted } from './e2e/a-case';
import { startService, type Answer, type Service } from './e2e/api-on-engines';

let service: Service;
beforeAll(async () => {
  service = await startService({ rate: { requests: 400, windowMs: 60_000 } });
});
afterAll(() => service.stop());

const raw = (text: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

const asProblem = (answer: Answer, status: number, code: string): void => {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({
    type: `/problems/${code.replaceAll('_', '-')}`,
    title: expect.any(String),
    status,
    detail: expect.any(String),
    instance: expect.stringMatching(/^\//),
    requestId: expect.any(String),
  });
};

const sendBytes = async (body: Uint8Array | string, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(`${service.url}/v1/cases`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await service.token('intake')}`,
      ...headers,
    },
    body: body as never,
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
};

describe('What anyone can send', () => {
  it('is refused in one order: 413, 415, unparseable, 401, 403, shape', async () => {
    const huge = 'x'.repeat(1_100_000);
    const none = { authorization: '' };
    asProblem(await sendBytes(huge, { ...none, 'content-type': 'text/plain' }), 413, 'payload_too_large');
    asProblem(await sendBytes('{', { ...none, 'content-type': 'text/plain' }), 415, 'unsupported_media_type');
    asProblem(await sendBytes('{', none), 400, 'malformed_json');
    asProblem(await sendBytes('{"nothing": 1}', none), 401, 'unauthorised');
    asProblem(await service.post('/v1/cases', { nothing: 1 }, { as: 'auditor' }), 403, 'forbidden');
    asProblem(await service.post('/v1/cases', { nothing: 1 }), 400, 'shape_invalid');
    asProblem(await service.post('/v1/cases/unknown/verify-data', { nothing: 1 }), 400, 'shape_invalid');
    const shaped = { dataHash: '0'.repeat(64), matchedAgainst: 'original' };
    asProblem(await service.post('/v1/cases/unknown/verify-data', shaped), 404, 'not_found');
  });

  it.each([
    ['a body in no content type', '{}', { 'content-type': '' }, 415],
    ['a compressed body', '{}', { 'content-encoding': 'gzip' }, 415],
    ['a foreign charset', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415],
    ['broken UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), {}, 400],
    ['broken JSON', '{"a":', {}, 400],
    ['JSON that nests without end', '['.repeat(200_000), {}, 400],
    ['JSON that nests deep', `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, {}, 400],
    ['a list', '[]', {}, 400],
    ['a text', '"x"', {}, 400],
    ['nothing but null', 'null', {}, 400],
    ['a number out of range', '{"personal":[{"subject":"a","data":{"n":1e999}}]}', {}, 400],
    ['a prototype', '{"__proto__":{"roles":["system"]}}', {}, 400],
    ['a constructor', '{"constructor":{"prototype":{}}}', {}, 400],
    ['half a character', '{"applicantId":"\\ud800"}', {}, 400],
    ['a control character', '{"applicantId":"a\\u0000b"}', {}, 400],
    ['a repeated key', '{"applicantId":"a","applicantId":5}', {}, 400],
  ])('%s is a problem, never a 500', async (_what, body, headers, status) => {
    const answer = await sendBytes(body, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('problem+json');
    expect(JSON.stringify(answer.body)).not.toMatch(/at .*\.js/);
  });

  it('a byte order mark is none of the body', async () => {
    const answer = await sendBytes(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]), {});
    asProblem(answer, 400, 'shape_invalid');
  });

  it('names every unknown field and every wrong one by its pointer', async () => {
    const body = {
      ...aRequest,
      surprise: 1,
      channel: 'pigeon',
      applicantId: undefined,
      receivedAt: '2026-02-30T00:00:00Z',
      attachments: [{ sha256: 'x', mediaType: 'image/png', bytes: -1, name: 'a.png' }],
      relatesTo: { caseId: 'c', relation: 'cousin' },
      personal: [{ subject: 'person-1', data: { a: { b: { c: { d: { e: { f: {} } } } } } } }],
    };
    const { errors, detail } = (await service.post('/v1/cases', body, { headers: { 'accept-language': 'en' } })).body;
    expect(detail).toMatch(/shape/);
    const found = Object.fromEntries(
      errors.map((each: { pointer: string; code: string }) => [each.pointer, each.code]),
    );
    expect(found).toEqual({
      '/surprise': 'unknown_field',
      '/attachments/0/name': 'unknown_field',
      '/applicantId': 'required',
      '/channel': 'not_allowed',
      '/receivedAt': 'not_an_instant',
      '/attachments/0/sha256': 'not_a_hash',
      '/attachments/0/bytes': 'not_a_whole_number',
      '/relatesTo/relation': 'not_allowed',
      '/personal/0/data/a/b/c/d/e/f': 'too_deep',
    });
  });

  it.each([
    [
      'more than 64 KiB',
      Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`k${n}`, 'ا'.repeat(2_000)])),
      'too_large',
    ],
    ['more than 200 keys', Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`k${n}`, n])), 'too_many_keys'],
    ['a text over 4,000', { text: 'a'.repeat(4_001) }, 'too_long'],
    ['a name of a field that is not composed', { 'e\u0301': 'x' }, 'text_not_nfc'],
    ['a control character', { text: 'a\u0007' }, 'text_not_clean'],
    ['a list', [], 'not_an_object'],
  ])('refuses a person with %s', async (_what, data, code) => {
    const answer = await service.post('/v1/cases', { ...aRequest, personal: [{ subject: 'person-1', data }] });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].code).toBe(code);
    expect(answer.body.errors[0].pointer).toMatch(/^\/personal\/0\/data/);
  });

  it('names the part that belongs to nobody of the case', async () => {
    const personal = [...aRequest.personal, { subject: 'stranger', data: {} }];
    const answer = await service.post('/v1/cases', { ...aRequest, personal });
    asProblem(answer, 400, 'shape_invalid');
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/personal/1/subject', code: 'subject_unknown' });
  });

  it('takes a text that is not composed as the one that is: the same key finds the same case', async () => {
    const spelt = (text: string) => ({ ...aRequest, personal: [{ subject: 'person-1', data: { text } }] });
    const headers = { 'idempotency-key': 'spelt either way' };
    const first = await service.post('/v1/cases', spelt('e\u0301'), { headers });
    const second = await service.post('/v1/cases', spelt('\u00e9'), { headers });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  });

  it('takes what stands at the limits', async () => {
    const data = { text: 'a'.repeat(4_000), deep: { b: { c: { d: { e: 1 } } } }, emoji: '😀', name: 'نُورة' };
    const answer = await service.post('/v1/cases', { ...aRequest, personal: [{ subject: 'person-1', data }] });
    expect(answer.status).toBe(201);
  });

  it.each([
    ['Idempotency-Key', 'k'.repeat(256)],
    ['If-Match', '3'],
    ['If-Match', '"x"'],
    ['If-Match', 'W/"1"'],
  ])('names a header that is not as it should be: %s', async (name, value) => {
    const found = await submitted(service);
    const answer = await service.post(`/v1/cases/${found.id}/ask-clarification`, {}, { headers: { [name]: value } });
    asProblem(answer, 400, 'shape_invalid');
    expect(answer.body.errors[0].pointer).toBe(`/${name}`);
  });

  it.each([
    '?stage=nowhere',
    '?limit=0',
    '?limit=x',
    '?unknown=1',
    '?stage=review&stage=ready',
    '?due=yesterday',
    '?cursor=!',
    '?cursor=',
  ])('names a parameter that is not as it should be: %s', async (query) => {
    const answer = await service.get(`/v1/cases${query}`);
    asProblem(answer, 400, 'shape_invalid');
    expect(answer.body.errors[0].pointer).toBe(`/${/\?(\w+)/.exec(query)![1]}`);
  });

  it.each([
    'x',
    'WzEsMl0',
    '["newest","1","x"]',
    '["newest","-271821-04-20T00:00:00Z","x"]',
    '["due","2026-01-01T00:00:00.000Z","x"]',
  ])('refuses a cursor that it did not make: %s', async (made) => {
    const cursor = Buffer.from(made).toString('base64url');
    const answer = await service.get(`/v1/cases?cursor=${cursor}`);
    asProblem(answer, 400, 'shape_invalid');
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/cursor', code: 'cursor_invalid' });
  });

  it('refuses a position of another log, and one that is none', async () => {
    for (const token of ['garbage', 'MTIzNDU2NzguMXp6'])
      asProblem(await service.get('/v1/cases', { headers: { 'mustafid-position': token } }), 400, 'position_invalid');
  });

  it('answers what is no request, too', async () => {
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*problem\+json/s);
    expect(await raw(`GET /livez HTTP/1.1\r\nhost: x\r\nlong: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431/,
    );
    expect(await raw('GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 .*url_malformed/s,
    );
    expect(
      await raw('POST /v1/cases HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999\r\nconnection: close\r\n\r\n'),
    ).toMatch(/^HTTP\/1.1 413 /);
    expect((await service.get('/v1/nowhere')).body.code).toBe('no_such_page');
    expect((await service.get(`/v1/cases/${'x'.repeat(5_000)}`)).status).toBe(404);
    expect((await service.get('/v1/cases/..%2f..%2fetc')).status).toBe(404);
  });

  it.each([
    ['PUT', '/v1/cases', 'GET, HEAD, POST'],
    ['GET', '/v1/cases/any/close-case', 'POST'],
    ['POST', '/v1/cases/any', 'GET, HEAD'],
    ['OPTIONS', '/v1/boards/sla?policy=main', 'GET, HEAD'],
  ])('names the methods that an address takes: %s %s', async (method, path, allow) => {
    const response = await fetch(`${service.url}${path}`, { method, headers: { 'accept-language': 'en' } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    const problem = (await response.json()) as { code: string; allowed: string[]; detail: string };
    expect(problem).toMatchObject({ code: 'method_not_allowed', allowed: allow.split(', ') });
    expect(problem.detail).toContain(allow);
  });

  it('takes no body as an empty one, and null for what it is', async () => {
    const found = await submitted(service);
    const path = `/v1/cases/${found.id}/refer-to-research`;
    asProblem(await service.post(path), 409, 'data_not_verified');
    asProblem(await service.post(path, 'null'), 400, 'shape_invalid');
  });

  it('takes a body sent in pieces only up to the limit', async () => {
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const head = `POST /v1/cases HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
    expect(await raw(head + chunk.repeat(20))).toMatch(/^HTTP\/1.1 413 .*payload_too_large/s);
  });

  it('limits how often one caller may ask, and says when to come again', async () => {
    const token = await service.token('auditor', { sub: 'a hurried auditor'.replaceAll(' ', '-') });
    const answers = await Promise.all(Array.from({ length: 410 }, () => service.get('/v1/policies', { token })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    asProblem(refused[0]!, 429, 'rate_limited');
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    asProblem(await service.post('/v1/cases', { nothing: 1 }, { token }), 429, 'rate_limited'); // before 403 and shape
    asProblem(await sendBytes('{', { authorization: `Bearer ${token}` }), 400, 'malformed_json');
  });
});
