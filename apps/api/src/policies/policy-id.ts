import { problem } from '../http/problem';
import { isIdentifier } from '../shape/fields';

export const isPolicyId = (text: string): boolean => isIdentifier(text) === undefined && text.length <= 64;

/** Throws a Problem (404) for what no series can be called. */
export const demandPolicyId = (policyId: string): void => {
  if (!isPolicyId(policyId)) throw problem(404, 'no_such_policy');
};
