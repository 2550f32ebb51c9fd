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

/** The salt lies inside the part, so that erasing the part also makes its commitment unguessable. */
export interface SaltedPart extends PersonalPart {
  readonly salt: string;
}

export const salted = (parts: readonly PersonalPart[]): readonly SaltedPart[] =>
  parts.map(({ subject, data }) => ({ subject, data, salt: randomBytes(SALT_BYTES).toString('hex') }));

/** What may be shown for ever of a part: SHA-256(salt ‖ canonical data). */
export const commitmentOf = ({ data, salt }: SaltedPart): string =>
  sha256Hex(Buffer.from(salt, 'hex'), canonicalJson(data));

/** The hash that verification and attestation name: over the plain fields and one commitment a person, in the order of the subjects. */
export const dataHashOf = (plain: { readonly [key: string]: unknown }, personal: readonly SaltedPart[]): string => {
  const commitments = personal.map((part) => ({ subject: part.subject, commitment: commitmentOf(part) }));
  commitments.sort((one, other) => compare(one.subject, other.subject) || compare(one.commitment, other.commitment));
  return sha256Hex(canonicalJson({ hashVersion: HASH_VERSION, plain, personal: commitments }));
};

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
