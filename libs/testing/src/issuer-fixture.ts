import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createIssuer, type Issuer } from '@lib/local-stack';
import { runHome, specHome } from './run-home';

/** The local issuer on a port of its own, for a spec that needs real tokens. */
export interface TestIssuer {
  /** What a service is given as `OIDC_ISSUER`; its keys are published below it. */
  readonly issuer: string;
  readonly samples: Issuer['samples'];
  readonly jwks: Issuer['jwks'];
  /** An access token of the sample client of this role. */
  tokenFor(role: string): Promise<string>;
  stop(): Promise<void>;
}

export const testIssuer = async (): Promise<TestIssuer> => {
  // The port is part of the issuer's name, so the server listens before the issuer is made.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const home = specHome(runHome(), `issuer-${randomBytes(6).toString('hex')}`);
  const { issuer, samples, jwks, handler } = await createIssuer({ publicUrl, home });
  server.on('request', handler);
  return { issuer, samples, jwks, tokenFor: (role) => tokenFor(issuer, role), stop: () => close(server) };
};

const tokenFor = async (issuer: string, role: string): Promise<string> => {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'mustafid',
      client_id: `sample-${role}`,
      client_secret: `sample-${role}-secret`,
    }),
  });
  if (!answer.ok) throw new Error(`No token for ${role}: ${await answer.text()}`);
  return ((await answer.json()) as { access_token: string }).access_token;
};

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
