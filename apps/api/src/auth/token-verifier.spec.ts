import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Problem } from '../http/problem';
import { foreignIssuer, ownIssuer } from './issuer-keys';
import { TokenVerifier, type TokenRules } from './token-verifier';

const START = Date.parse('2026-03-01T00:00:00.000Z');
let key: CryptoKey;
let jwk: JWK;
let now = START;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  key = pair.privateKey;
  jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES256' };
});
beforeEach(() => {
  now = START;
});

const rules = (changes: Partial<TokenRules> = {}): TokenRules => ({
  issuer: ownIssuer('https://own.test/oidc', () => ({ keys: [jwk] })),
  audience: 'urn:mustafid:api',
  rolesClaim: 'roles',
  now: () => new Date(now).toISOString(),
  ...changes,
});

const signed = (claims: Record<string, unknown> = {}, issuer = 'https://own.test/oidc'): Promise<string> =>
  new SignJWT({
    sub: 'someone',
    roles: ['officer'],
    aud: 'urn:mustafid:api',
    exp: START / 1_000 + 60,
    iss: issuer,
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .sign(key);

const read = async (claims: Record<string, unknown>, changes: Partial<TokenRules> = {}) =>
  new TokenVerifier(rules(changes)).callerOf(`Bearer ${await signed(claims)}`);

const status = (reading: Promise<unknown>): Promise<number> =>
  reading.then(
    () => 200,
    (error: Problem) => error.parts.status,
  );

describe('A token', () => {
  it('says who calls and which roles he has, never the timers’', async () => {
    const caller = await read({ roles: ['officer', 'system', 'emperor', 'auditor'] });
    expect(caller.actor).toEqual({ id: 'someone', kind: 'person', roles: ['officer', 'auditor'] });
    expect((await read({ client_id: 'someone' })).actor.kind).toBe('service');
  });

  it('finds the roles by a dot path, in a list or a line', async () => {
    const nested = { realm_access: { roles: 'intake officer' }, 'urn:x.roles': ['board'] };
    expect((await read(nested, { rolesClaim: 'realm_access.roles' })).roles).toEqual(['intake', 'officer']);
    expect((await read(nested, { rolesClaim: 'urn:x.roles' })).roles).toEqual(['board']);
    expect((await read(nested, { rolesClaim: 'realm_access.length.x' })).roles).toEqual([]);
    expect((await read({ roles: { officer: true } })).roles).toEqual([]);
  });

  it('is for us, from our issuer, in its time', async () => {
    expect(await status(read({ aud: 'urn:another' }))).toBe(401);
    expect(await status(read({ iss: 'https://own.test' }))).toBe(401);
    expect(await status(read({ exp: START / 1_000 - 10 }))).toBe(401);
    expect(await status(read({ exp: undefined }))).toBe(401);
    expect(await status(read({ nbf: START / 1_000 + 60 }))).toBe(401);
    expect(await status(read({ sub: undefined }))).toBe(401);
    expect(await status(read({ sub: 'two words' }))).toBe(401);
  });

  it('that was remembered ends when it ends, by the log’s time', async () => {
    const verifier = new TokenVerifier(rules());
    const header = `Bearer ${await signed()}`;
    const first = await verifier.callerOf(header);
    expect(await verifier.callerOf(header)).toBe(first);
    now = START + 59_000;
    expect(await status(verifier.callerOf(header))).toBe(200);
    now = START + 66_000;
    expect(await status(verifier.callerOf(header))).toBe(401);
  });
});

describe('An issuer elsewhere', () => {
  let server: Server;
  let name: string;
  let up = true;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (!up) return void response.writeHead(500).end();
      const page = request.url?.endsWith('/keys') ? { keys: [jwk] } : { issuer: name, jwks_uri: `${name}/keys` };
      return void response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    name = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is found with the first token, and asked again after it was away', async () => {
    const verifier = new TokenVerifier(rules({ issuer: foreignIssuer(name) }));
    up = false;
    expect(await status(verifier.callerOf(`Bearer ${await signed({}, name)}`))).toBe(503);
    up = true;
    expect(await status(verifier.callerOf(`Bearer ${await signed({}, name)}`))).toBe(200);
    expect(await status(verifier.callerOf(`Bearer ${await signed()}`))).toBe(401);
  });
});
