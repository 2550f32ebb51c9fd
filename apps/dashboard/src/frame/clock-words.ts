import type { TFunction } from 'i18next';

/** A clock's name; of the review the date that is waited for is named, not the review. */
export const clockWord = (t: TFunction, clock: string, deadline: 'target' | 'ceiling' = 'target'): string =>
  clock === 'review' ? t(`review.${deadline}`) : t(`clock.${clock}`, { defaultValue: clock });

/** Whose turn it is, in the words for parties and roles. */
export const waitsForWord = (t: TFunction, waitsFor: string): string =>
  t([`role.${waitsFor}`, `party.${waitsFor}`, `waitsFor.${waitsFor}`], { defaultValue: waitsFor });
