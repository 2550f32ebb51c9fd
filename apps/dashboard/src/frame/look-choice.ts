/** What a reader may choose; `system` leaves it to the machine. */
export const looks = ['system', 'light', 'dark', 'contrast'] as const;
export type Look = (typeof looks)[number];

export type ShownLook = 'light' | 'dark' | 'contrast' | 'contrast-dark';

export interface Wishes {
  readonly dark: boolean;
  readonly contrast: boolean;
}

/** What a choice comes to on a machine with these wishes. */
export const lookShown = (look: Look, { dark, contrast }: Wishes): ShownLook => {
  if (look === 'contrast' || (look === 'system' && contrast)) return dark ? 'contrast-dark' : 'contrast';
  if (look === 'system') return dark ? 'dark' : 'light';
  return look;
};

/** The choice lies in a cookie, so that the service's answer already has the right ground before any program runs. */
export const COOKIE = 'mustafid-look';

/** What `document.cookie` says was chosen. */
export const lookIn = (cookies: string): Look => {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`).exec(cookies)?.[1];
  return looks.find((look) => look === value) ?? 'system';
};
