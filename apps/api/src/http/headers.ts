import type { FastifyRequest } from 'fastify';
import { misshapen } from './problem';

/** Names a command so that sending it again does nothing twice. Throws a Problem (400). */
export const idempotencyKeyOf = ({ headers }: FastifyRequest): string | undefined => {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && key.length >= 1 && key.length <= 255 && !/\p{Cc}/u.test(key)) return key;
  throw wrong('Idempotency-Key', 'of 1 to 255 characters');
};

/** The revision that the caller has seen. Throws a Problem (400). */
export const ifMatchOf = ({ headers }: FastifyRequest): bigint | undefined => {
  const tag = headers['if-match'];
  if (tag === undefined) return undefined;
  const revision = /^"(\d{1,15})"$/.exec(tag)?.[1];
  if (revision === undefined) throw wrong('If-Match', 'one revision in quotes, like "3"');
  return BigInt(revision);
};

/** A position that the answer must have reached, still opaque. */
export const positionWishOf = ({ headers }: FastifyRequest): string | undefined => {
  const token = headers['mustafid-position'];
  if (token === undefined) return undefined;
  if (typeof token === 'string' && token.length <= 200) return token;
  throw wrong('Mustafid-Position', 'a position as an answer gave it');
};

const wrong = (header: string, expected: string) =>
  misshapen([{ pointer: `/${header}`, code: 'header_invalid', details: { header, expected } }]);
