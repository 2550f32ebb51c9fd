/** Any value that JSON can hold; `undefined` stands for an absent field. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** The one text of a JSON value (RFC 8785): keys sorted by UTF-16 units, no space. Throws a TypeError for what JSON cannot hold. */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainObject(value)) return `{${membersOf(value)}}`;
  throw new TypeError(`Not a JSON value: ${typeof value}`);
};

const canonicalText = (text: string): string => {
  if (!text.isWellFormed()) throw new TypeError('Not a JSON text: a lone surrogate');
  return JSON.stringify(text);
};

const canonicalNumber = (number: number): string => {
  if (!Number.isFinite(number)) throw new TypeError('Not a JSON number: infinite or not a number');
  return JSON.stringify(number);
};

/** An absent field and one that is `undefined` are the same body. */
const membersOf = (object: Record<string, unknown>): string => {
  let members = '';
  for (const key of Object.keys(object).sort()) {
    const value = object[key];
    if (value !== undefined) members += `${members && ','}${canonicalText(key)}:${canonicalJson(value)}`;
  }
  return members;
};

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
};
