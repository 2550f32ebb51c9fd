import type { TFunction } from 'i18next';

const HOUR = 60;
const DAY = 24 * HOUR;

/** So many minutes in the largest unit that is whole. */
export const lengthOfMinutes = (t: TFunction, minutes: number): string => {
  if (minutes >= DAY) return t('length.day', { count: Math.floor(minutes / DAY) });
  if (minutes >= HOUR) return t('length.hour', { count: Math.floor(minutes / HOUR) });
  return t('length.minute', { count: Math.floor(minutes) });
};
