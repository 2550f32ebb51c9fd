import { useSyncExternalStore } from 'react';
import { COOKIE, lookIn, lookShown, type Look, type ShownLook } from './look-choice';

const YEAR_S = 365 * 24 * 3_600;

const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');
let chosen = lookIn(document.cookie);
const hearers = new Set<() => void>();

const shown = (): ShownLook => lookShown(chosen, { dark: dark.matches, contrast: contrast.matches });

const show = (): void => {
  document.documentElement.dataset['look'] = shown();
  hearers.forEach((hear) => hear());
};

/** Shows what was chosen, and follows the machine from then on. */
export const startLook = (): void => {
  for (const wish of [dark, contrast]) wish.addEventListener('change', show);
  show();
};

export const chooseLook = (look: Look): void => {
  chosen = look;
  document.cookie = `${COOKIE}=${look}; path=/; max-age=${YEAR_S}; samesite=lax`;
  show();
};

const hearing = (hear: () => void): (() => void) => {
  hearers.add(hear);
  return () => hearers.delete(hear);
};

export const useLookChosen = (): Look => useSyncExternalStore(hearing, () => chosen);

export const useLookShown = (): ShownLook => useSyncExternalStore(hearing, shown);
