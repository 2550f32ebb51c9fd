import { marksIn, type IdentityHash } from '@lib/domain';
import { hmacHex, type PersonalPart } from '@lib/event-store';

/**
 * The marks by which a person may be known again, as hashes that nobody can make or try out without the instance's
 * secret. Undefined where there are none.
 */
export const identityHashesOf = (
  secret: string,
  personal: readonly PersonalPart[] = [],
): readonly IdentityHash[] | undefined => {
  const hashes = personal.flatMap(({ subject, data }) =>
    marksIn(data).map(({ of, normal }) => ({ subject, of, hash: hmacHex(secret, `mark ${of} ${normal}`) })),
  );
  return hashes.length > 0 ? hashes : undefined;
};
