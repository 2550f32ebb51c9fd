import { randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import { sha256Hex } from './digests';

/** Names how a hash was made, so that one made years ago can be made again. */
export const HASH_VERSION = 1;

const SALT_BYTES = 16;

/** What a person typed about one person. */
export interface PersonalPart {
  readonly subject: string;
  readonly data: { readonly [key: string]: unknown };
}

/**
 * A part as it is recorded. `commitment` is SHA-256(salt ‖ canonical data) and may stay for ever: whoever erases data and
 * salt together has made it unguessable.
 */
export interface SaltedPart extends PersonalPart {
  readonly salt: string;
  readonly commitment: string;
}

export const salted = (parts: readonly PersonalPart[]): readonly SaltedPart[] =>
  parts.map(({ subject, data }) => {
    const salt = randomBytes(SALT_BYTES).toString('hex');
    return { subject, data, salt, commitment: commitmentOf(salt, data) };
  });

export type Committed = Pick<SaltedPart, 'subject' | 'commitment'>;

/** Whether the part still is what its commitment says. */
export const isIntact = ({ data, salt, commitment }: SaltedPart): boolean => commitmentOf(salt, data) === commitment;

const commitmentOf = (salt: string, data: PersonalPart['data']): string =>
  sha256Hex(Buffer.from(salt, 'hex'), canonicalJson(data));

/** The hash that verification and attestation name: over the plain fields and one commitment a part, in the order of the subjects. */
export const dataHashOf = (plain: { readonly [key: string]: unknown }, personal: readonly Committed[]): string => {
  const commitments = personal.map(({ subject, commitment }) => ({ subject, commitment }));
  commitments.sort((one, other) => compare(one.subject, other.subject) || compare(one.commitment, other.commitment));
  return sha256Hex(canonicalJson({ hashVersion: HASH_VERSION, plain, personal: commitments }));
};

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
