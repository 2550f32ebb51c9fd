import { createClient, type Client } from '@lib/client';
import { EXIT, Failure, failureOf, type Problem } from './failure';

export interface Answer<Body> {
  readonly body: Body;
  /** The position that the answer shows; a later read that sends it waits until its read model has reached it. */
  readonly position: string | undefined;
}

type Headers = Readonly<Record<string, string>>;

const TRIES = 6;
const TIMEOUT_MS = 30_000;
const LONGEST_PAUSE_MS = 5_000;

/** The service as one role's token sees it. Throws a Failure for every answer that is not a success, in the problem's own words. */
export class Service {
  private readonly client: Client;

  constructor(
    private readonly url: string,
    private readonly token: () => Promise<string>,
  ) {
    this.client = createClient({
      baseUrl: url.replace(/\/$/, ''),
      fetch: (request) => this.patiently(request as Request),
    });
  }

  async get<Body>(path: string, headers: Headers = {}): Promise<Answer<Body>> {
    return answerOf<Body>(await this.client.get({ url: path, headers }));
  }

  async post<Body>(path: string, body: unknown, headers: Headers = {}): Promise<Answer<Body>> {
    const said = { 'content-type': 'application/json', ...headers };
    return answerOf<Body>(await this.client.post({ url: path, body, headers: said }));
  }

  /** Tries again, with the same key, what may be tried again: reads, keyed commands, and what the service puts off itself. */
  private async patiently(request: Request): Promise<Response> {
    const repeatable = request.method === 'GET' || request.headers.has('idempotency-key');
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.once(request.clone());
      const putOff = response?.status === 429 || response?.status === 503;
      if (response && !putOff) return response;
      if (attempt === TRIES || !(putOff || repeatable)) {
        if (response) return response;
        throw new Failure(`The service at ${this.url} does not answer. Is it running?`, EXIT.away);
      }
      const asked = Number(response?.headers.get('retry-after') ?? 0) * 1000;
      await pause(Math.min(asked || 100 * 2 ** attempt, LONGEST_PAUSE_MS));
    }
  }

  /** Undefined where nobody answered. */
  private async once(request: Request): Promise<Response | undefined> {
    request.headers.set('authorization', `Bearer ${await this.token()}`);
    request.headers.set('accept-language', language());
    try {
      return await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch {
      return undefined;
    }
  }
}

interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response?: Response;
}

const answerOf = <Body>({ data, error, response }: Result): Answer<Body> => {
  if (error instanceof Failure) throw error;
  if (!response) throw error;
  if (response.ok) return { body: data as Body, position: response.headers.get('mustafid-position') ?? undefined };
  throw failureOf(
    isProblem(error)
      ? error
      : { type: 'about:blank', title: `The service answered ${response.status}.`, status: response.status },
  );
};

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'status' in error;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Arabic where the terminal is set to it, else English. */
const language = (): 'ar' | 'en' => (/^ar/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'ar' : 'en');
