import { END_OF_STREAM } from './stored-event';

/** What a stream's metadata does to its reads; everything else in it is only stored. */
export interface Retention {
  readonly maxCount?: bigint;
  readonly maxAgeSeconds?: bigint;
  readonly truncateBefore?: bigint;
}

export const NO_RETENTION: Retention = {};
const METASTREAM_PREFIX = '$$';
export const METADATA_EVENT = '$metadata';

export const isMetastream = (stream: string): boolean => stream.startsWith(METASTREAM_PREFIX);
export const metastreamOf = (stream: string): string => METASTREAM_PREFIX + stream;
export const originalOf = (stream: string): string =>
  isMetastream(stream) ? stream.slice(METASTREAM_PREFIX.length) : stream;

type Json = Record<string, unknown>;

const parseObject = (raw: Buffer): Json | undefined => {
  try {
    const parsed: unknown = JSON.parse(raw.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Json) : undefined;
  } catch {
    return undefined;
  }
};

class BadlyTyped extends Error {}

/** The exact integer behind a key: JSON.parse rounds beyond 2^53, so large ones are read from the text. */
const integerAt = (object: Json, key: string, text: string): bigint | undefined => {
  const value = object[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new BadlyTyped(key);
  if (Number.isSafeInteger(value)) return BigInt(value);
  const tokens = [...text.matchAll(new RegExp(`"\\${key}"\\s*:\\s*(-?\\d+)(?![\\d.eE])`, 'g'))].map((m) =>
    BigInt(m[1]!),
  );
  const exact = tokens.find((token) => Number(token) === value);
  if (exact === undefined || exact > END_OF_STREAM || exact < -END_OF_STREAM - 1n) throw new BadlyTyped(key);
  return exact;
};

/** One badly typed value voids all keys; values without meaning (a count of 0) are ignored. */
export const parseRetention = (raw: Buffer): Retention => {
  const object = parseObject(raw);
  if (object === undefined) return NO_RETENTION;
  const text = raw.toString('utf8');
  try {
    const maxCount = integerAt(object, '$maxCount', text);
    const maxAgeSeconds = integerAt(object, '$maxAge', text);
    const truncateBefore = integerAt(object, '$tb', text);
    return {
      ...(maxCount !== undefined && maxCount > 0n && { maxCount }),
      ...(maxAgeSeconds !== undefined && maxAgeSeconds > 0n && { maxAgeSeconds }),
      ...(truncateBefore !== undefined && truncateBefore >= 0n && { truncateBefore }),
    };
  } catch (error) {
    if (error instanceof BadlyTyped) return NO_RETENTION;
    throw error;
  }
};

export const DELETED_METADATA = Buffer.from(`{"$tb":${END_OF_STREAM}}`);

/** The same metadata with another `$tb`, or undefined where it is not a JSON object. */
export const withTruncateBefore = (raw: Buffer, revision: bigint): Buffer | undefined => {
  const object = parseObject(raw);
  return object && Buffer.from(JSON.stringify({ ...object, $tb: Number(revision) }));
};
