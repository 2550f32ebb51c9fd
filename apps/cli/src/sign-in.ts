import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { EXIT, Failure } from './failure';
import { Service } from './service';

/** What `mustafid login` keeps: whose token to ask for at the local issuer, or a token of another issuer. Never a secret. */
type Login = { url: string; role: string } | { url: string; accessToken: string };

interface Issuer {
  readonly local: boolean;
  readonly tokenEndpoint: string;
}

interface Token {
  readonly value: string;
  /** By `performance.now()`: how long this process may go on with it. */
  readonly freshUntilMs: number;
}

const LOGIN_FILE = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'mustafid', 'login.json');
const TIMEOUT_MS = 10_000;
const EARLY_MS = 30_000;

/** Gives each role the service as its token sees it. Throws Failure(2) where a stored login is needed and there is none. */
export class SignIn {
  private readonly tokens = new Map<string, Token>();
  private issuer: Promise<Issuer> | undefined;

  constructor(readonly url: string) {}

  /** The service for a command that `role` may give: the stored login, else the local issuer's sample client of that role. */
  as(role: string): Service {
    return new Service(this.url, () => this.tokenFor(role));
  }

  /** The service as one sample role, whatever login is stored: for stories in which several people act. */
  asSample(role: string): Service {
    return new Service(this.url, () => this.sampleToken(role));
  }

  /** Whether the issuer is the local one on loopback, whose accounts are samples. */
  async isLocal(): Promise<boolean> {
    return (await this.discover()).local;
  }

  async rememberRole(role: string): Promise<void> {
    await this.sampleToken(role);
    this.store({ url: this.url, role });
  }

  /** Client credentials at another issuer: the token is kept, the secret is not. */
  async rememberClient(clientId: string, clientSecret: string, scope: string): Promise<void> {
    const { tokenEndpoint } = await this.discover();
    const { value: accessToken } = await grant(tokenEndpoint, clientId, clientSecret, scope);
    this.store({ url: this.url, accessToken });
  }

  forget(): void {
    rmSync(LOGIN_FILE, { force: true });
  }

  private async tokenFor(role: string): Promise<string> {
    const login = this.stored();
    if (login === undefined) return this.sampleToken(role);
    if ('role' in login) return this.sampleToken(login.role);
    return login.accessToken;
  }

  private async sampleToken(role: string): Promise<string> {
    const known = this.tokens.get(role);
    if (known && known.freshUntilMs > performance.now()) return known.value;
    const { local, tokenEndpoint } = await this.discover();
    if (!local) throw new Failure('No login is stored for this service: mustafid login', EXIT.usage);
    const token = await grant(tokenEndpoint, `sample-${role}`, `sample-${role}-secret`, 'mustafid');
    this.tokens.set(role, token);
    return token.value;
  }

  private discover(): Promise<Issuer> {
    this.issuer ??= this.askForIssuer();
    return this.issuer;
  }

  /** The OpenAPI document names the issuer; it is the local one when the service itself serves it on loopback. */
  private async askForIssuer(): Promise<Issuer> {
    const document = await json<{ components?: { securitySchemes?: Record<string, { openIdConnectUrl?: string }> } }>(
      new URL('/openapi.json', this.url),
    );
    const schemes = Object.values(document.components?.securitySchemes ?? {});
    const discovery = schemes.find((scheme) => scheme.openIdConnectUrl !== undefined)?.openIdConnectUrl;
    if (discovery === undefined) throw new Failure(`The service at ${this.url} names no issuer of tokens.`, EXIT.away);
    const { issuer, token_endpoint } = await json<{ issuer: string; token_endpoint: string }>(
      new URL(discovery, this.url),
    );
    const { hostname, origin, pathname } = new URL(issuer);
    const loopback = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
    const local = loopback && pathname === '/oidc' && origin === new URL(discovery, this.url).origin;
    return { local, tokenEndpoint: token_endpoint };
  }

  private stored(): Login | undefined {
    try {
      const login = JSON.parse(readFileSync(LOGIN_FILE, 'utf8')) as Login;
      return login.url === this.url ? login : undefined;
    } catch {
      return undefined;
    }
  }

  private store(login: Login): void {
    mkdirSync(dirname(LOGIN_FILE), { recursive: true, mode: 0o700 });
    writeFileSync(LOGIN_FILE, JSON.stringify(login, null, 2), { mode: 0o600 });
  }
}

const json = async <Body>(url: URL): Promise<Body> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) return (await response.json()) as Body;
  } catch {
    // said below, in one sentence for every way in which it can be away
  }
  throw new Failure(`The service at ${url.origin} does not answer. Is it running? (npm start)`, EXIT.away);
};

const grant = async (endpoint: string, clientId: string, clientSecret: string, scope: string): Promise<Token> => {
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new Failure(`The issuer at ${new URL(endpoint).origin} does not answer.`, EXIT.away);
  });
  const answer = (await response.json()) as { access_token?: string; expires_in?: number; error_description?: string };
  if (answer.access_token === undefined) {
    throw new Failure(`The issuer refused ${clientId}: ${answer.error_description ?? response.status}`, EXIT.usage);
  }
  return { value: answer.access_token, freshUntilMs: performance.now() + (answer.expires_in ?? 60) * 1000 - EARLY_MS };
};
