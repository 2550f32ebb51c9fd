import { sha256Hex } from './digests';
import { ForeignPosition } from './failures';

const LOG_MARK_LENGTH = 8;

/** Opaque outside; names its log, because a position means nothing in another. */
export const encodePosition = (logId: string, position: bigint): string =>
  Buffer.from(`${markOf(logId)}.${position.toString(36)}`).toString('base64url');

/** Throws ForeignPosition for a token that is malformed or of another log. */
export const decodePosition = (token: string, logId: string): bigint => {
  const text = Buffer.from(token, 'base64url').toString();
  const match = /^([0-9a-f]{8})\.([0-9a-z]{1,13})$/.exec(text);
  if (!match?.[1] || !match[2]) throw new ForeignPosition('This is no position of this service.');
  if (match[1] !== markOf(logId)) throw new ForeignPosition('This position is of another event log.');
  return [...match[2]].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
};

let lastMark = { logId: '', mark: '' };

/** A process speaks to one log: its mark is made once. */
const markOf = (logId: string): string => {
  if (lastMark.mark === '' || lastMark.logId !== logId)
    lastMark = { logId, mark: sha256Hex(logId).slice(0, LOG_MARK_LENGTH) };
  return lastMark.mark;
};
