import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { engines, type TestNode } from '@lib/testing';
import { localDefaults, type Settings } from '@lib/settings';
import { startProjector } from '../../../projector/src/projector';
import { createApi, type Api, type ApiOptions } from '../api';
import { Contract } from './contract';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line typescript/no-explicit-any -- whatever the service answered
  readonly body: any;
}

export interface Call {
  readonly as?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The API over real engines, spoken to as programs outside do. */
export interface Service {
  readonly url: string;
  readonly node: TestNode;
  readonly settings: Settings;
  readonly api: Api;
  readonly projector: { close(): Promise<void> };
  get(path: string, call?: Call): Promise<Answer>;
  post(path: string, body?: unknown, call?: Call): Promise<Answer>;
  /** A token of the test's own issuer. The subject of a role is `<role>-1` unless another is named. */
  token(roles: string | readonly string[], claims?: Readonly<Record<string, unknown>>): Promise<string>;
  stop(): Promise<void>;
}

export const startService = async (options: Partial<ApiOptions> = {}): Promise<Service> => {
  const local = await engines();
  const node = await local.eventNode();
  const port = await freePort();
  const settings = {
    ...localDefaults,
    host: '127.0.0.1',
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    eventStoreUrl: node.url,
    databaseUrl: await local.databaseUrl('read'),
    exportsFolder: path.join(os.tmpdir(), `mustafid-exports-${port}`),
    instanceId: 'spec',
    instanceSecret: 'a secret of this spec',
    logLevel: 'error',
  } satisfies Settings;
  const keys = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'spec', alg: 'ES256', use: 'sig' };
  const started = await startProjector(settings);
  let closed: Promise<void> | undefined;
  const projector = { close: () => (closed ??= started.close()) };
  const api = await createApi(settings, { issuerKeys: () => ({ keys: [jwk] }), ...options });
  const url = await api.listen();
  const token = tokens(keys.privateKey, settings);
  let contract: Contract | undefined;
  const send = async (
    method: string,
    path: string,
    { as = 'officer', body, headers, ...call }: Call,
  ): Promise<Answer> => {
    const given = call.token ?? (await token(as));
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        ...(given === '' ? {} : { authorization: `Bearer ${given}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    const isJson = /[/+]json\b/.test(contentType);
    const answer = { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    contract ??= new Contract((await (await fetch(new URL('/openapi.json', url))).json()) as never);
    contract.check({ method, path, contentType, ...answer });
    return answer;
  };
  return {
    url,
    node,
    settings,
    api,
    projector,
    token,
    get: (path, call = {}) => send('GET', path, call),
    post: (path, body, call = {}) => send('POST', path, { ...call, body }),
    stop: async () => {
      await api.close();
      await projector.close();
      await local.stop();
    },
  };
};

const tokens = (key: CryptoKey, { publicUrl, oidcAudience }: Settings) => {
  const made = new Map<string, Promise<string>>();
  return (roles: string | readonly string[], claims: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const list = typeof roles === 'string' ? [roles] : roles;
    const name = JSON.stringify([list, claims]);
    const token =
      made.get(name) ??
      new SignJWT({ roles: list, sub: `${list.join('-')}-1`, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'spec' })
        .setIssuer(`${publicUrl}/oidc`)
        .setAudience(oidcAudience)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(key);
    made.set(name, token);
    return token;
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
