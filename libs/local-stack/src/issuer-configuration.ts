import { type Context, type Token } from 'oidc-provider';
import { type IssuerKeys } from './issuer-keys';
import { errorPage, pageHeaders, signedOutPage, signOutPage } from './issuer-pages';
import { type IssuerStore } from './issuer-store';
import { type Samples } from './samples';

/** Who tokens are for. */
export const AUDIENCE = 'urn:mustafid:api';
const SCOPE = 'mustafid';
const HOUR = 3600;
const FORTNIGHT = 14 * 24 * HOUR;

interface Parts {
  publicUrl: string;
  /** Where the issuer is mounted, below `publicUrl`. */
  prefix: string;
  samples: Samples;
  keys: IssuerKeys;
  store: IssuerStore;
}

/** oidc-provider's settings: two kinds of client, ES256 JWTs for one resource, nobody is asked for consent. */
export const issuerConfiguration = (parts: Parts): Record<string, unknown> => ({
  adapter: (model: string) => parts.store.adapter(model),
  jwks: { keys: parts.keys.signing },
  cookies: {
    keys: parts.keys.cookies,
    long: { httpOnly: true, sameSite: 'lax', signed: true },
    short: { httpOnly: true, sameSite: 'lax', signed: true },
  },
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  clients: clientsOf(parts),
  scopes: ['openid'],
  claims: { openid: ['sub', 'roles'] },
  conformIdTokenClaims: false,
  responseTypes: ['code'],
  pkce: { required: () => true },
  findAccount: (_context: Context, subject: string) => accountOf(parts.samples, subject),
  extraTokenClaims: (_context: Context, token: Token) => ({ roles: rolesOf(parts.samples, token) }),
  // The pages renew their token unseen, with one that is good for one renewal.
  issueRefreshToken: (_context: Context, client: { grantTypeAllowed(type: string): boolean }) =>
    client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  loadExistingGrant: grantFor,
  interactions: {
    url: (_context: Context, { uid }: { uid: string }) => `${parts.publicUrl}${parts.prefix}/interaction/${uid}`,
  },
  features: featuresOf(parts),
  renderError: (context: Context, out: { error: string }) => show(context, errorPage(`${parts.publicUrl}/`, out.error)),
  ttl: {
    AccessToken: HOUR,
    AuthorizationCode: 60,
    ClientCredentials: HOUR,
    Grant: FORTNIGHT,
    IdToken: HOUR,
    Interaction: HOUR,
    RefreshToken: FORTNIGHT,
    Session: FORTNIGHT,
  },
});

const clientsOf = ({ publicUrl, samples }: Parts): object[] => [
  ...samples.clients.map(({ clientId, clientSecret }) => ({
    client_id: clientId,
    client_secret: clientSecret,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  })),
  {
    client_id: 'pages',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [`${publicUrl}/sign-in`],
    post_logout_redirect_uris: [`${publicUrl}/`, `${publicUrl}/sign-in`],
  },
];

const featuresOf = ({ publicUrl }: Parts): object => ({
  devInteractions: { enabled: false },
  clientCredentials: { enabled: true },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => AUDIENCE,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      audience: AUDIENCE,
      scope: SCOPE,
      accessTokenFormat: 'jwt',
      accessTokenTTL: HOUR,
      jwt: { sign: { alg: 'ES256' } },
    }),
  },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (context: Context, form: string) => show(context, signOutPage(form)),
    postLogoutSuccessSource: (context: Context) => show(context, signedOutPage(`${publicUrl}/`)),
  },
});

const show = (context: Context, html: string): void => {
  context.type = 'html';
  context.body = html;
  for (const [name, value] of Object.entries(pageHeaders(html))) context.set(name, value);
};

const accountOf = ({ people }: Samples, subject: string): object | undefined => {
  const person = people.find((candidate) => candidate.subject === subject);
  return person && { accountId: subject, claims: () => ({ sub: subject, roles: [person.role] }) };
};

const rolesOf = ({ clients, people }: Samples, token: Token): string[] => {
  const holder =
    token.kind === 'ClientCredentials'
      ? clients.find(({ clientId }) => clientId === token.clientId)
      : people.find(({ subject }) => subject === token.accountId);
  return holder ? [holder.role] : [];
};

/** Our own page asking for our own resource needs no consent: who signs in has granted it. */
const grantFor = async ({ oidc }: Context): Promise<object | undefined> => {
  const { client, session, provider, result } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const existing = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(AUDIENCE, SCOPE);
  await grant.save();
  return grant;
};
