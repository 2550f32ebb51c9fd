import { Refused } from '../refused';
import type { CaseCommand } from './commands';
import type { Known } from './state';

/** The members of a body that name a person by an opaque id. */
const naming = ['applicantId', 'beneficiaryId', 'signer', 'by', 'providerId', 'members', 'stoodAside'] as const;

/**
 * What is personal belongs to somebody of the case: its applicant, its beneficiary, or a person whom the command names.
 * Throws Refused('subject_unknown') with the pointer.
 */
export const checkSubjects = ({ data }: CaseCommand, state?: Known): void => {
  if (data.personal === undefined || data.personal.length === 0) return;
  const named = naming.flatMap((member) => (data as Readonly<Record<string, unknown>>)[member]);
  const known = new Set<unknown>([state?.applicantId, state?.beneficiaryId, ...named]);
  const stranger = data.personal.findIndex(({ subject }) => !known.has(subject));
  if (stranger >= 0) throw new Refused('subject_unknown', undefined, { pointer: `/personal/${stranger}/subject` });
};
