import { UserManager, WebStorageStateStore } from 'oidc-client-ts';

/** Who looks at the pages. */
export interface SignedIn {
  readonly token: string;
}

export type Session = SignedIn | { readonly token?: undefined; readonly trouble?: 'failed' | 'expired' };

const given = document.querySelector<HTMLMetaElement>('meta[name="mustafid"]')?.content ?? '{}';
const { issuer } = JSON.parse(given) as { issuer: string };

/** The code is exchanged with PKCE; nothing is kept beyond this tab. A token that nears its end is renewed unseen. */
const manager = new UserManager({
  authority: issuer,
  client_id: 'pages',
  redirect_uri: `${location.origin}/sign-in`,
  post_logout_redirect_uri: `${location.origin}/`,
  scope: 'openid mustafid',
  automaticSilentRenew: true,
  loadUserInfo: false,
  userStore: new WebStorageStateStore({ store: sessionStorage }),
});

const HOME = '/sla';

/** Who is signed in as the page opens; takes up a sign-in that comes back from the issuer. */
export const openSession = async (): Promise<Session> => {
  if (location.pathname === '/sign-in') return comeBack();
  const user = await manager.getUser();
  return user && !user.expired ? { token: user.access_token } : {};
};

const comeBack = async (): Promise<Session> => {
  if (!new URLSearchParams(location.search).has('state')) {
    history.replaceState(null, '', HOME);
    return openSession();
  }
  try {
    const user = await manager.signinRedirectCallback();
    history.replaceState(null, '', addressIn(user.state));
    return { token: user.access_token };
  } catch {
    history.replaceState(null, '', HOME);
    return { trouble: 'failed' };
  }
};

/** Only a page of ours: what stands in the state must not lead elsewhere. */
const addressIn = (state: unknown): string => {
  if (typeof state !== 'string') return HOME;
  const address = new URL(state, location.origin);
  return address.origin === location.origin && state.startsWith('/') && address.pathname !== '/sign-in'
    ? `${address.pathname}${address.search}`
    : HOME;
};

/** Called with each token that takes the place of one that nears its end, and when there is none any more. */
export const onToken = (renewed: (token: string) => void, ended: () => void): (() => void) => {
  const stops = [
    manager.events.addUserLoaded(({ access_token }) => renewed(access_token)),
    manager.events.addAccessTokenExpired(ended),
  ];
  return () => stops.forEach((stop) => stop());
};

export const signIn = (language: string): Promise<void> =>
  manager.signinRedirect({ state: `${location.pathname}${location.search}`, ui_locales: language });

export const forget = (): Promise<void> => manager.removeUser();

export const signOut = (): Promise<void> => manager.signoutRedirect();
