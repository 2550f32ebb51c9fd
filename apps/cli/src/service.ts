import { EXIT, Failure, failureOf, type Problem } from './failure';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  /** The position that the answer shows; a later read that sends it waits until its read model has reached it. */
  readonly position: string | undefined;
}

export interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const TRIES = 6;
const TIMEOUT_MS = 30_000;

/** The service as one role's token sees it. Tries again, with the same key, what may be tried again. */
export class Service {
  constructor(
    readonly url: string,
    private readonly token: () => Promise<string>,
  ) {}

  async get<Body>(path: string, call: Call = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, call);
  }

  async post<Body>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, { body, headers });
  }

  /** Throws a Failure for every answer that is not a success, with the problem's own words. */
  private async send<Body>(method: string, path: string, call: Call): Promise<Answer<Body>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.once<Body>(method, path, call);
      if ('body' in answer) return answer;
      if (attempt === TRIES || !answer.again) throw answer.failure;
      await pause(answer.afterMs ?? 100 * 2 ** attempt);
    }
  }

  private async once<Body>(method: string, path: string, call: Call): Promise<Answer<Body> | Refusal> {
    let response: Response;
    try {
      response = await fetch(new URL(path, this.url), {
        method,
        headers: {
          authorization: `Bearer ${await this.token()}`,
          accept: 'application/json, application/problem+json',
          'accept-language': language(),
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...call.headers,
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      if (error instanceof Failure) throw error;
      const again = method === 'GET' || call.headers?.['idempotency-key'] !== undefined;
      return { again, failure: new Failure(`The service at ${this.url} does not answer. Is it running?`, EXIT.away) };
    }
    const text = await response.text();
    if (response.ok) {
      const position = response.headers.get('mustafid-position') ?? undefined;
      return { status: response.status, body: JSON.parse(text) as Body, position };
    }
    const retryAfter = Number(response.headers.get('retry-after'));
    return {
      again: response.status === 429 || response.status === 503,
      ...(retryAfter > 0 ? { afterMs: Math.min(retryAfter, 5) * 1000 } : {}),
      failure: failureOf(problemOf(text, response.status)),
    };
  }
}

interface Refusal {
  readonly again: boolean;
  readonly afterMs?: number;
  readonly failure: Failure;
}

const problemOf = (text: string, status: number): Problem => {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { type: 'about:blank', status, title: `The service answered ${status} without a problem document.` };
  }
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Arabic where the terminal is set to it, else English. */
export const language = (): 'ar' | 'en' =>
  /^ar/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'ar' : 'en';
