import { Problem } from '../http/problem';

/** The bytes that are sent, both ends included; `whole` where all of them are. */
export interface FilePart {
  readonly first: number;
  readonly last: number;
  readonly whole: boolean;
}

/**
 * What a request asks for of a file (RFC 9110, Range): one part, of the file that it knows by its tag; anything else is
 * answered with the whole. Throws a Problem (416) for a part outside the file.
 */
export const filePart = (
  { range, ifRange }: { readonly range: string | undefined; readonly ifRange: string | undefined },
  etag: string,
  bytes: number,
): FilePart => {
  const whole = { first: 0, last: bytes - 1, whole: true };
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '');
  if (!asked || (ifRange !== undefined && ifRange !== etag)) return whole;
  const [from, to] = [asked[1]!, asked[2]!];
  if (from === '' && to === '') return whole;
  const first = from === '' ? Math.max(bytes - Number(to), 0) : Number(from);
  const last = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return whole;
  if (first > last) throw outside(bytes);
  return { first, last, whole: false };
};

const outside = (bytes: number): Problem =>
  new Problem({ status: 416, code: 'range_not_in_file', headers: { 'content-range': `bytes */${bytes}` } });
