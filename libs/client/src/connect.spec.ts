import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf, connect, Problem, Unanswered } from '@lib/client';

type Reply = (request: IncomingMessage, response: ServerResponse) => void;

describe('A client that may be asked at any hour', () => {
  let server: Server;
  let url: string;
  const replies: Reply[] = [];
  const seen: { key: string | undefined; token: string | undefined }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { 'idempotency-key': key, authorization: token } = request.headers;
      seen.push({ key: key as string | undefined, token });
      request.resume();
      (replies.shift() ?? answers(500))(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    replies.length = 0;
    seen.length = 0;
  });

  const answers =
    (status: number, body: object = {}, headers: Record<string, string> = {}): Reply =>
    (_request, response) => {
      const type = status < 400 ? 'application/json' : 'application/problem+json';
      response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body));
    };
  const hangsUp: Reply = (request) => void request.socket.destroy();
  const client = (tries?: number) =>
    connect({ url, token: () => `token-${seen.length + 1}`, ...(tries === undefined ? {} : { tries }) });
  const submit = (headers: Record<string, string> = {}) =>
    client().post({ url: '/v1/cases', body: {}, headers: { 'content-type': 'application/json', ...headers } });

  it('keeps one key through all tries, and asks for a token before each', async () => {
    replies.push(hangsUp, answers(503, {}, { 'retry-after': '0' }), answers(201, { caseId: 'c1' }));
    expect(answerOf(await submit())).toEqual({ caseId: 'c1' });
    expect(new Set(seen.map(({ key }) => key)).size).toBe(1);
    expect(seen[0]!.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen.map(({ token }) => token)).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-3']);
  });

  it('takes the key that the caller has', async () => {
    replies.push(answers(201, {}));
    answerOf(await submit({ 'idempotency-key': 'mine' }));
    expect(seen[0]!.key).toBe('mine');
  });

  it('says a problem in its own words, and does not ask again for it', async () => {
    const body = { type: '/problems/not-found', title: 't', status: 404, detail: 'No such case.', code: 'not_found' };
    replies.push(answers(404, body));
    const result = await submit();
    expect(() => answerOf(result)).toThrow(Problem);
    expect(() => answerOf(result)).toThrow('No such case.');
    expect(seen).toHaveLength(1);
  });

  it('gives up where nobody answers, and at once where the caller does', async () => {
    replies.push(hangsUp, hangsUp);
    const lost = await client(2).get({ url: '/livez' });
    expect(() => answerOf(lost)).toThrow(Unanswered);
    const stop = new AbortController();
    replies.push(() => stop.abort(new Error('enough')));
    const stopped = await client().get({ url: '/livez', signal: stop.signal });
    expect(() => answerOf(stopped)).toThrow('enough');
    expect(seen).toHaveLength(3);
  });
});
