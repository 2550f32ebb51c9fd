import { field, fault, isObject, ok, type FieldOptions } from './field';
import type { Fault } from '../http/problem';
import { isIdentifier } from './fields';
import { escaped } from './text';

const MAX_PEOPLE = 20;
const MAX_BYTES = 65_536;
const MAX_DEPTH = 6;
const MAX_KEYS = 200;
const MAX_CHARACTERS = 4_000;

/** `personal: [{ subject, data }]`: what concerns a person, and every free text, one part a person. */
export const Personal = (options: FieldOptions = { optional: true }): PropertyDecorator =>
  field(personalFault, { type: 'array', maxItems: MAX_PEOPLE, items: partSchema }, options);

const partSchema = {
  type: 'object',
  required: ['subject', 'data'],
  additionalProperties: false,
  properties: {
    subject: { type: 'string', description: 'the opaque id of the applicant, the beneficiary or a person named here' },
    data: {
      type: 'object',
      additionalProperties: true,
      description: 'at most 64 KiB, depth 6, 200 keys, texts of 4,000',
    },
  },
};

export const personalFault = (value: unknown): Fault | undefined => {
  if (!Array.isArray(value)) return fault('not_a_list');
  if (value.length > MAX_PEOPLE) return fault('too_many', { max: MAX_PEOPLE });
  const subjects = new Set<unknown>();
  for (const [index, part] of value.entries()) {
    const wrong = partFault(part);
    if (wrong) return { ...wrong, pointer: `/${index}${wrong.pointer}` };
    const { subject } = part as { subject: string };
    if (subjects.has(subject)) return fault('repeated', {}, `/${index}/subject`);
    subjects.add(subject);
  }
  return ok;
};

const partFault = (part: unknown): Fault | undefined => {
  const notObject = isObject(part);
  if (notObject) return notObject;
  const { subject, data, ...others } = part as Record<string, unknown>;
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) return fault('unknown_field', {}, `/${escaped(unknown)}`);
  if (subject === undefined) return fault('required', {}, '/subject');
  if (data === undefined) return fault('required', {}, '/data');
  return at('/subject', isIdentifier(subject)) ?? at('/data', isObject(data) ?? dataFault(data));
};

const at = (pointer: string, wrong: Fault | undefined): Fault | undefined =>
  wrong && { ...wrong, pointer: `${pointer}${wrong.pointer}` };

const dataFault = (data: unknown): Fault | undefined => {
  const bytes = Buffer.byteLength(JSON.stringify(data));
  return bytes > MAX_BYTES ? fault('too_large', { max: MAX_BYTES }) : insideFault(data, 1, { left: MAX_KEYS });
};

const insideFault = (value: unknown, depth: number, keys: { left: number }): Fault | undefined => {
  if (typeof value === 'string')
    return value.length > MAX_CHARACTERS && [...value].length > MAX_CHARACTERS
      ? fault('too_long', { max: MAX_CHARACTERS })
      : ok;
  if (typeof value !== 'object' || value === null) return ok;
  if (depth > MAX_DEPTH) return fault('too_deep', { max: MAX_DEPTH });
  if (!Array.isArray(value) && (keys.left -= Object.keys(value).length) < 0)
    return fault('too_many_keys', { max: MAX_KEYS });
  for (const [key, member] of Object.entries(value)) {
    const wrong = at(`/${escaped(key)}`, insideFault(member, depth + 1, keys));
    if (wrong) return wrong;
  }
  return ok;
};
