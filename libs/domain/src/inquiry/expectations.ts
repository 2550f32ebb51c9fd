import type { Actor } from '../actor';
import type { PersonalPart } from '../case/events';
import { Refused } from '../refused';
import type { Handler } from './events';
import type { Inquiry } from './state';

/** P19: still handled. Throws Refused: `inquiry_abandoned`, `inquiry_withdrawn`, `inquiry_closed`. */
export const expectHandled = (state: Inquiry): Inquiry => {
  if (state.status === 'abandoned') throw new Refused('inquiry_abandoned', 'P19');
  if (state.status === 'withdrawn') throw new Refused('inquiry_withdrawn', 'P9');
  if (state.status === 'closed') throw new Refused('inquiry_closed', 'P9');
  return state;
};

/** P15, P9: who is complained of does not handle the complaint. Throws Refused('complained_of'). */
export const checkHandler = ({ concerns }: { concerns?: string }, by: Actor): void =>
  checkNotConcerned(concerns, by.id);

export const checkAssignable = ({ concerns }: Inquiry, to: Handler): void => {
  if ('actorId' in to) checkNotConcerned(concerns, to.actorId);
};

const checkNotConcerned = (concerns: string | undefined, actorId: string): void => {
  if (concerns !== undefined && concerns === actorId) throw new Refused('complained_of', 'P19');
};

/**
 * What is personal belongs to somebody of the inquiry; of someone unknown the recorder names the subject himself.
 * Throws Refused('subject_unknown') with the pointer.
 */
export const checkSubjects = (
  personal: readonly PersonalPart[] | undefined,
  known: readonly (string | undefined)[] | undefined,
): void => {
  if (!known) return;
  const stranger = (personal ?? []).findIndex(({ subject }) => !known.includes(subject));
  if (stranger >= 0) throw new Refused('subject_unknown', undefined, { pointer: `/personal/${stranger}/subject` });
};
