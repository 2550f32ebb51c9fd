import { createClient, type Client } from './generated/client';
import { Unanswered } from './problem';

export interface ConnectOptions {
  readonly url: string;
  /** Asked before each try: a token that ran out meanwhile is replaced. */
  readonly token: () => string | Promise<string>;
  readonly language?: 'ar' | 'en';
  readonly tries?: number;
  /** For one try. */
  readonly timeoutMs?: number;
}

const TRIES = 6;
const TIMEOUT_MS = 30_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/**
 * A client that may be asked at any hour: each command has a key, its own or the caller's, that it keeps through all its
 * tries, so it is recorded once however often it was sent. What the service puts off (429, 503) waits as long as it asked
 * for. A call ends early by the `signal` that it was given. Throws Unanswered where nobody answers.
 */
export const connect = ({ url, ...options }: ConnectOptions): Client =>
  createClient({
    baseUrl: url.replace(/\/$/, ''),
    fetch: (request) => patiently(request as Request, options),
  });

const patiently = async (request: Request, options: Omit<ConnectOptions, 'url'>): Promise<Response> => {
  const { tries = TRIES } = options;
  if (request.method === 'POST' && !request.headers.has('idempotency-key'))
    request.headers.set('idempotency-key', crypto.randomUUID());
  for (let attempt = 1; ; attempt += 1) {
    const response = await once(request.clone(), options);
    if (response && response.status !== 429 && response.status !== 503) return response;
    if (attempt >= tries) {
      if (response) return response;
      throw new Unanswered(`${new URL(request.url).origin} does not answer.`);
    }
    const asked = Number(response?.headers.get('retry-after') ?? 0) * 1_000;
    await pause(Math.min(asked || FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS), request.signal);
  }
};

/** Undefined where nobody answered. Throws what the caller's signal says. */
const once = async (
  request: Request,
  { token, language, timeoutMs = TIMEOUT_MS }: Omit<ConnectOptions, 'url'>,
): Promise<Response | undefined> => {
  request.headers.set('authorization', `Bearer ${await token()}`);
  if (language) request.headers.set('accept-language', language);
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]) });
  } catch {
    request.signal.throwIfAborted();
    return undefined;
  }
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
