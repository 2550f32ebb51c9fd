import { codesOf, type CodeEntry, type PolicyVersion, type ReasonUse } from '../policy/document';
import { Refused } from '../refused';

/** Throws Refused('code_unknown') with the pointer and those allowed, where a code is not of the case's version. */
export const checkCode = (code: string | undefined, entries: readonly CodeEntry[], pointer: string): void => {
  if (code === undefined) return;
  const allowed = codesOf(entries);
  if (!allowed.includes(code)) throw new Refused('code_unknown', undefined, { pointer, allowed });
};

/** The reason that a rule asks for: absent is `reason_missing`, unlisted is `code_unknown`. */
export const reasonFor = (
  use: ReasonUse,
  data: { reasonCode?: string },
  policy: PolicyVersion,
  clause?: string,
): string => {
  if (data.reasonCode === undefined || data.reasonCode === '')
    throw new Refused('reason_missing', clause, { pointer: '/reasonCode', allowed: codesOf(policy.reasons[use]) });
  checkCode(data.reasonCode, policy.reasons[use], '/reasonCode');
  return data.reasonCode;
};

/** A reason that may be left out, but not made up. */
export const optionalReason = (
  use: ReasonUse,
  data: { reasonCode?: string },
  policy: PolicyVersion,
): string | undefined => {
  checkCode(data.reasonCode, policy.reasons[use], '/reasonCode');
  return data.reasonCode;
};
