import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** The engines that an API stands on. */
export interface ApiAt {
  readonly eventStoreUrl: string;
  readonly databaseUrl: string;
}

export interface ApiProcess {
  readonly url: string;
  readonly pid: number;
  /** Who signs its tokens. */
  readonly issuer: string;
  /** Of a service of this role; several, because each caller's rate is limited. */
  token(role: string, subject: string): Promise<string>;
  stop(): Promise<void>;
}

/** As `npm start` and docker/compose.yaml begin it. */
export const API_FLAGS = ['--max-semi-space-size=32'];
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;

/** The built API in a process of its own, with an issuer that this process plays. */
export const startApi = async (dist: string, at: ApiAt, profiles?: string): Promise<ApiProcess> => {
  const issuer = await startIssuer();
  const port = await freePort();
  const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profiles)}`];
  const child = spawn(process.execPath, [...API_FLAGS, ...profiling, path.join(dist, 'apps/api/src/main.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      EVENTSTORE_URL: at.eventStoreUrl,
      DATABASE_URL: at.databaseUrl,
      KEYS_DATABASE_URL: at.databaseUrl,
      OIDC_ISSUER: issuer.url,
      INSTANCE_ID: 'bench',
      INSTANCE_SECRET: randomBytes(32).toString('base64url'),
      PORT: String(port),
      LOG_LEVEL: 'warn',
    },
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(impatience);
    issuer.server.close();
    issuer.server.closeAllConnections();
  };
  const answers = once(child.stdout, 'data', { signal: AbortSignal.timeout(START_TIMEOUT_MS) });
  const started = await Promise.race([answers.then(() => true), exited.then(() => false)]);
  if (started)
    return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, issuer: issuer.url, token: issuer.token, stop };
  await stop();
  throw new Error('The API ended before it answered.');
};

const startIssuer = async () => {
  const keys = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' };
  const server: Server = createServer((request, response) => {
    const page = request.url === '/jwks' ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/jwks` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
  });
  const url = `http://127.0.0.1:${await listening(server)}`;
  const token = (role: string, subject: string): Promise<string> =>
    new SignJWT({ roles: [role], sub: subject, client_id: subject })
      .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
      .setIssuer(url)
      .setAudience('urn:mustafid:api')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(keys.privateKey);
  return { url, server, token };
};

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
};
