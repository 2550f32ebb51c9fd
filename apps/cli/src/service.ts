import { connect, Unanswered, type Client } from '@lib/client';
import { EXIT, Failure, failureOf, type Problem } from './failure';

export interface Answer<Body> {
  readonly body: Body;
  /** The position that the answer shows; a later read that sends it waits until its read model has reached it. */
  readonly position: string | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** The service as one role's token sees it. Throws a Failure for every answer that is not a success, in the problem's own words. */
export class Service {
  private readonly client: Client;

  constructor(
    private readonly url: string,
    token: () => Promise<string>,
  ) {
    this.client = connect({ url, token, language: language() });
  }

  async get<Body>(path: string, headers: Headers = {}): Promise<Answer<Body>> {
    return this.answerOf<Body>(await this.client.get({ url: path, headers }));
  }

  async post<Body>(path: string, body: unknown, headers: Headers = {}): Promise<Answer<Body>> {
    const said = { 'content-type': 'application/json', ...headers };
    return this.answerOf<Body>(await this.client.post({ url: path, body, headers: said }));
  }

  /** A file from a byte on, if it still is the one of this tag; else all of it. */
  async part(path: string, byte: number, tag: string): Promise<{ whole: boolean; bytes: AsyncIterable<Uint8Array> }> {
    const headers = byte === 0 ? {} : { range: `bytes=${byte}-`, 'if-range': tag };
    const result = await this.client.get({ url: path, headers, parseAs: 'stream' });
    const { body } = this.answerOf<AsyncIterable<Uint8Array> | null>(result);
    return { whole: result.response?.status !== 206, bytes: body ?? nothing() };
  }

  private answerOf<Body>({ data, error, response }: Result): Answer<Body> {
    if (error instanceof Unanswered)
      throw new Failure(`The service at ${this.url} does not answer. Is it running? (npm start)`, EXIT.away);
    if (!response) throw error;
    if (response.ok) return { body: data as Body, position: response.headers.get('mustafid-position') ?? undefined };
    throw failureOf(
      isProblem(error)
        ? error
        : { type: 'about:blank', title: `The service answered ${response.status}.`, status: response.status },
    );
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response?: Response;
}

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'status' in error;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Arabic where the terminal is set to it, else English. */
const language = (): 'ar' | 'en' => (/^ar/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'ar' : 'en');
