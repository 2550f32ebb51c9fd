import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { built, runHome, specHome } from '@lib/testing';
import { ROLES, type SamplePerson } from './samples';
import { isFree } from './ports';

// The issuer is an ES module's: it runs as it is built, in a process of its own.
const PROGRAM = `
const [, library, home, port] = process.argv;
require(library).createIssuer({ publicUrl: 'http://127.0.0.1:' + port, home }).then(({ handler }) =>
  require('node:http').createServer(handler).listen(Number(port), '127.0.0.1', () => console.log('ready')));
`;

const home = specHome(runHome(), 'an issuer هوية');
let port = 0;
let running: ChildProcess;
const base = (): string => `http://127.0.0.1:${port}`;
const redirect = (): string => `${base()}/sign-in`;

const start = async (): Promise<void> => {
  running = spawn(process.execPath, ['-e', PROGRAM, built('libs/local-stack/src/index.js'), home, String(port)]);
  const said: string[] = [];
  running.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    running.stdout?.once('data', () => resolve());
    running.once('exit', () => reject(new Error(said.join(''))));
  });
};

const kill = (): Promise<void> =>
  new Promise((resolve) => {
    running.once('exit', () => resolve());
    running.kill('SIGKILL');
  });

beforeAll(async () => {
  for (port = 14_000 + (process.pid % 900); !(await isFree(port)); port += 1);
  await start();
});
afterAll(kill);

const token = (parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${base()}/oidc/token`, { method: 'POST', body: new URLSearchParams(parameters), headers });

const verified = async (accessToken: string): Promise<JWTPayload> => {
  const keys = createRemoteJWKSet(new URL(`${base()}/oidc/jwks`));
  const { payload, protectedHeader } = await jwtVerify(accessToken, keys, {
    issuer: `${base()}/oidc`,
    audience: 'urn:mustafid:api',
  });
  expect(protectedHeader.alg).toBe('ES256');
  return payload;
};

const forClient = async (role: string): Promise<JWTPayload> => {
  const answer = await token({
    grant_type: 'client_credentials',
    scope: 'mustafid',
    client_id: `sample-${role}`,
    client_secret: `sample-${role}-secret`,
  });
  expect(answer.status).toBe(200);
  return verified(((await answer.json()) as { access_token: string }).access_token);
};

/** A browser without scripts: keeps cookies, follows redirects by hand. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async open(url: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form && new URLSearchParams(form);
    const answer = await fetch(url, { method: body ? 'POST' : 'GET', body, redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    return answer;
  }

  /** Follows redirects until a page, or until the address that the sign-in was begun for. */
  async follow(answer: Response): Promise<{ at: URL; answer: Response }> {
    const location = answer.headers.get('location');
    if (location === null) return { at: new URL(answer.url), answer };
    const next = new URL(location, answer.url);
    return next.href.startsWith(redirect()) ? { at: next, answer } : this.follow(await this.open(next.href));
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

const authorisation = (challenge: string, more: Record<string, string> = {}): string =>
  `${base()}/oidc/auth?${new URLSearchParams({
    client_id: 'pages',
    response_type: 'code',
    redirect_uri: redirect(),
    scope: 'openid mustafid',
    state: 'a state',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  }).toString()}`;

const proof = (): { verifier: string; challenge: string } => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

const person = (role: string): SamplePerson => {
  const { people } = JSON.parse(readFileSync(path.join(home, 'samples.json'), 'utf8')) as { people: SamplePerson[] };
  return people.find((candidate) => candidate.role === role) as SamplePerson;
};

const signIn = async (browser: Browser, role: string, challenge: string): Promise<URL> => {
  const { at } = await browser.follow(await browser.open(authorisation(challenge)));
  const { email, password } = person(role);
  return (await browser.follow(await browser.open(at.href, { email, password }))).at;
};

const exchange = (code: string, verifier: string): Promise<Response> =>
  token({
    grant_type: 'authorization_code',
    client_id: 'pages',
    code,
    code_verifier: verifier,
    redirect_uri: redirect(),
  });

test('each sample client gets a token with its role, verified with the published key', async () => {
  for (const role of ROLES) {
    const { roles, sub } = await forClient(role);
    expect({ roles, sub }).toEqual({ roles: [role], sub: `sample-${role}` });
  }
});

test('a secret in the Authorization header is taken too, and a wrong one is refused', async () => {
  const basic = (secret: string): Record<string, string> => ({
    authorization: `Basic ${Buffer.from(`sample-board:${secret}`).toString('base64')}`,
  });
  expect((await token({ grant_type: 'client_credentials' }, basic('sample-board-secret'))).status).toBe(200);
  expect((await token({ grant_type: 'client_credentials' }, basic('wrong'))).status).toBe(401);
  expect((await token({ grant_type: 'client_credentials', client_id: 'sample-system' })).status).toBe(401);
});

test('a person signs in with PKCE; the subject says nothing about the person', async () => {
  const { verifier, challenge } = proof();
  const at = await signIn(new Browser(), 'supervisor', challenge);
  expect(at.searchParams.get('state')).toBe('a state');
  const answer = await exchange(at.searchParams.get('code') ?? '', verifier);
  const tokens = (await answer.json()) as { access_token: string; id_token: string };
  const payload = await verified(tokens.access_token);
  expect(payload.roles).toEqual(['supervisor']);
  expect(payload.sub).toBe(person('supervisor').subject);
  expect(payload.sub).not.toContain('supervisor');
  expect(tokens.id_token).toBeDefined();
});

test('without a proof key, with a wrong one, or for another address nothing is given', async () => {
  const { challenge } = proof();
  const plain = await new Browser().open(authorisation(challenge, { code_challenge_method: 'plain' }));
  expect(plain.headers.get('location')).toContain('error=invalid_request');
  const at = await signIn(new Browser(), 'officer', challenge);
  expect((await exchange(at.searchParams.get('code') ?? '', proof().verifier)).status).toBe(400);
  const elsewhere = await new Browser().open(authorisation(challenge, { redirect_uri: 'http://elsewhere.test/' }));
  expect(elsewhere.status).toBe(400);
});

test('the sign-in page is Arabic first, runs nothing, and a wrong password is a sentence', async () => {
  const browser = new Browser();
  const { at, answer } = await browser.follow(await browser.open(authorisation(proof().challenge)));
  const page = await answer.text();
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).toContain('Sign in to Mustafid');
  expect(page).not.toContain('<script');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const refused = await browser.open(at.href, { email: '"><b>officer@example.test', password: 'wrong' });
  const again = await refused.text();
  expect(refused.status).toBe(401);
  expect(again).toContain('كلمة المرور غير صحيحة');
  expect(again).not.toContain('<b>');
  expect((await new Browser().open(at.href)).status).toBe(400);
});

test('kill -9, and a new start keeps the keys, the people and who is signed in', async () => {
  const browser = new Browser();
  const before = await forClient('intake');
  await signIn(browser, 'auditor', proof().challenge);
  const password = person('auditor').password;
  await kill();
  await start();
  expect(person('auditor').password).toBe(password);
  expect((await forClient('intake')).sub).toBe(before.sub);
  const { verifier, challenge } = proof();
  const silently = await browser.follow(await browser.open(authorisation(challenge, { prompt: 'none' })));
  const answer = await exchange(silently.at.searchParams.get('code') ?? '', verifier);
  expect(answer.status).toBe(200);
});

test('whoever signs out is asked to sign in again', async () => {
  const browser = new Browser();
  const { verifier, challenge } = proof();
  const at = await signIn(browser, 'board', challenge);
  const { id_token: idToken } = (await (await exchange(at.searchParams.get('code') ?? '', verifier)).json()) as {
    id_token: string;
  };
  const parameters = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: redirect() });
  const page = await (await browser.open(`${base()}/oidc/session/end?${parameters.toString()}`)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(page).toContain('تسجيل الخروج');
  await browser.open(`${base()}/oidc/session/end/confirm`, { xsrf, logout: 'yes' });
  const after = await browser.follow(await browser.open(authorisation(proof().challenge, { prompt: 'none' })));
  expect(after.at.searchParams.get('error')).toBe('login_required');
});

test("addresses are the public ones, whatever the caller's Host header says", async () => {
  const discovery = await fetch(`${base()}/oidc/.well-known/openid-configuration`, {
    headers: { 'x-forwarded-host': 'elsewhere.test', 'x-forwarded-proto': 'https' },
  });
  expect(await discovery.json()).toMatchObject({ issuer: `${base()}/oidc`, token_endpoint: `${base()}/oidc/token` });
});

test('keys and passwords are readable by their owner only', () => {
  for (const file of ['issuer-keys.json', 'samples.json'])
    expect(statSync(path.join(home, file)).mode & 0o777).toBe(0o600);
});
