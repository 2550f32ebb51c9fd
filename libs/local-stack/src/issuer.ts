import { type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { type Provider } from 'oidc-provider';
import { prepareHome } from './home';
import { issuerConfiguration } from './issuer-configuration';
import { issuerKeysOf, publicPart, type SigningKey } from './issuer-keys';
import { errorPage, sendPage, SIGN_IN_EXPIRED, signInPage, WRONG_PASSWORD } from './issuer-pages';
import { IssuerStore } from './issuer-store';
import { personWith, samplesOf, type Samples } from './samples';

const PREFIX = '/oidc';
const LARGEST_FORM_BYTES = 8 * 1024;

export interface Issuer {
  /** As it stands in the tokens' `iss`. */
  issuer: string;
  samples: Samples;
  /** The public keys that tokens are verified with. */
  jwks: { keys: SigningKey[] };
  /** Answers every request below `/oidc`, the prefix still in its URL. */
  handler: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface IssuerOptions {
  publicUrl: string;
  home: string;
  /** Milliseconds since 1970. The issuer is a party of its own with a clock of its own: oidc-provider reads the machine's. */
  now?: () => number;
  /** Told of what should not happen. */
  onError?: (error: Error) => void;
}

/** The local OpenID Connect provider, mounted at `/oidc` of the API, with its sample clients and people. */
export const createIssuer = async ({ publicUrl, home, now = Date.now, onError }: IssuerOptions): Promise<Issuer> => {
  const folder = prepareHome(home);
  const base = publicUrl.replace(/\/+$/, '');
  const keys = issuerKeysOf(folder);
  const samples = samplesOf(folder);
  const store = new IssuerStore(path.join(folder, 'issuer'), now);
  const issuer = `${base}${PREFIX}`;
  const provider = loadProvider(issuer, issuerConfiguration({ publicUrl: base, prefix: PREFIX, samples, keys, store }));
  // What it says of itself is taken from the headers that `asPublic` sets, not from the caller's Host.
  provider.proxy = true;
  const report = (error: unknown): void => onError?.(error instanceof Error ? error : new Error(String(error)));
  provider.on('server_error', (_context, error) => report(error));
  const answer = provider.callback();
  return {
    issuer,
    samples,
    jwks: { keys: keys.signing.map(publicPart) },
    handler: (request, response) => {
      asPublic(request, new URL(base));
      const work = isInteraction(request)
        ? signIn(provider, samples, base, request, response)
        : answer(request, response);
      work.catch((error: unknown) => {
        report(error);
        if (!response.headersSent) sendPage(response, 500, errorPage(`${base}/`, 'server_error'));
        else response.destroy();
      });
    },
  };
};

/** An ES module, which is required only where an issuer is wanted: it costs a fifth of a second. */
const loadProvider = (issuer: string, configuration: Record<string, unknown>): Provider => {
  const { warn } = console; // oxlint-disable-line no-console
  // It warns once about each Node older than the one its authors test with; the tests here run it on this one.
  console.warn = () => undefined; // oxlint-disable-line no-console
  try {
    const loaded = require('oidc-provider') as typeof import('oidc-provider');
    return new loaded.Provider(issuer, configuration);
  } finally {
    console.warn = warn; // oxlint-disable-line no-console
  }
};

/** The provider is mounted: it finds its prefix by comparing what came with what it is given. */
const asPublic = (request: IncomingMessage, base: URL): void => {
  const came = request.url ?? '/';
  Object.assign(request, { originalUrl: came });
  const below = came.slice(PREFIX.length);
  request.url = below.startsWith('/') ? below : `/${below}`;
  request.headers['x-forwarded-proto'] = base.protocol.slice(0, -1);
  request.headers['x-forwarded-host'] = base.host;
};

const isInteraction = ({ url = '' }: IncomingMessage): boolean =>
  /^\/interaction\/[\w-]+$/.test(url.split('?')[0] ?? '');

/** The sign-in page: a form that comes back to itself until address and password are right. */
const signIn = async (
  provider: Provider,
  samples: Samples,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined);
  if (!interaction) return sendPage(response, 400, errorPage(`${base}/`, 'sign_in_expired', SIGN_IN_EXPIRED));
  const action = `${base}${PREFIX}/interaction/${interaction.uid}`;
  if (request.method === 'GET' || request.method === 'HEAD') return sendPage(response, 200, signInPage(action));
  if (request.method !== 'POST') return sendPage(response, 405, errorPage(`${base}/`, 'method_not_allowed'));
  const form = await readForm(request);
  if (!form) return sendPage(response, 413, errorPage(`${base}/`, 'form_too_large'));
  const email = form.get('email') ?? '';
  const person = personWith(samples, email, form.get('password') ?? '');
  if (!person) return sendPage(response, 401, signInPage(action, email, WRONG_PASSWORD));
  return provider.interactionFinished(request, response, { login: { accountId: person.subject } });
};

const readForm = async (request: IncomingMessage): Promise<URLSearchParams | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_FORM_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
};
