import { field, asInstant, fault, ok, type Check, type FieldOptions } from './field';
import { instantOf, isDay } from './instants';

/** One of a closed list. */
export const Choice = (allowed: readonly string[], options?: FieldOptions): PropertyDecorator =>
  field(isOneOf(allowed), { enum: [...allowed], type: String }, options);

/** A code of the policy version: which ones exist is the rule's to say. */
export const Code = (options?: FieldOptions): PropertyDecorator =>
  field(isCode, { type: String, pattern: codeForm.source }, options);

/** An opaque id, or a reference that somebody else gave: no free text. */
export const Identifier = (options?: FieldOptions): PropertyDecorator =>
  field(isIdentifier, { type: String, pattern: identifierForm.source }, options);

export const Hash = (options?: FieldOptions): PropertyDecorator =>
  field(matches(hashForm, 'not_a_hash'), { type: String, pattern: hashForm.source }, options);

export const MediaType = (options?: FieldOptions): PropertyDecorator =>
  field(
    matches(mediaForm, 'wrong_type', { expected: 'type/subtype' }),
    { type: String, pattern: mediaForm.source },
    options,
  );

/** An instant with its zone; handed on in UTC with milliseconds. */
export const Moment =
  (options?: FieldOptions): PropertyDecorator =>
  (target, name) => {
    field(isInstant, { type: String, format: 'date-time' }, options)(target, name);
    asInstant(target, name);
  };

/** A calendar day, or an instant where the source knows one. */
export const Day = (options?: FieldOptions): PropertyDecorator =>
  field(
    (value) =>
      typeof value === 'string' && (isDay(value) || instantOf(value) !== undefined) ? ok : fault('not_a_date'),
    { type: String, description: 'a day like 2026-03-01, or an instant' },
    options,
  );

export const Duration = (options?: FieldOptions): PropertyDecorator =>
  field(matches(durationForm, 'not_a_duration'), { type: String, format: 'duration' }, options);

export const Whole = (min: number, max: number, options?: FieldOptions): PropertyDecorator =>
  field(isWhole(min, max), { type: 'integer', minimum: min, maximum: max }, options);

export const Truth = (options?: FieldOptions): PropertyDecorator =>
  field(
    (value) => (typeof value === 'boolean' ? ok : fault('wrong_type', { expected: 'true, false' })),
    { type: Boolean },
    options,
  );

export const Codes = (max: number, options?: FieldOptions & { min?: number }): PropertyDecorator =>
  field(isListOf(isCode, max, options?.min), { type: [String], maxItems: max, minItems: options?.min }, options);

export const Identifiers = (max: number, options?: FieldOptions & { min?: number }): PropertyDecorator =>
  field(isListOf(isIdentifier, max, options?.min), { type: [String], maxItems: max }, options);

const codeForm = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
const identifierForm = /^[A-Za-z0-9][A-Za-z0-9._:~/-]{0,127}$/;
const hashForm = /^[0-9a-f]{64}$/;
const mediaForm = /^[a-z0-9][a-z0-9.+-]{0,62}\/[a-z0-9][a-z0-9.+-]{0,126}$/;
const durationForm = /^P(?=.)(\d{1,5}D)?(T(?=.)(\d{1,6}H)?(\d{1,6}M)?(\d{1,8}S)?)?$/;

export const isOneOf =
  (allowed: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && allowed.includes(value) ? ok : fault('not_allowed', { allowed });

export const isWhole =
  (min: number, max: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max
      ? ok
      : fault('not_a_whole_number', { min, max });

export const isInstant: Check = (value) =>
  typeof value === 'string' && instantOf(value) !== undefined ? ok : fault('not_an_instant');

const matches =
  (form: RegExp, code: string, details?: Record<string, unknown>): Check =>
  (value) =>
    typeof value === 'string' && form.test(value) ? ok : fault(code, details);

export const isCode = matches(codeForm, 'not_a_code', { max: 64 });

export const isIdentifier = matches(identifierForm, 'not_an_identifier', { max: 128 });

const isListOf =
  (each: Check, max: number, min = 0): Check =>
  (value) => {
    if (!Array.isArray(value)) return fault('not_a_list');
    if (value.length > max) return fault('too_many', { max });
    if (value.length < min) return fault('too_few');
    for (const [index, item] of value.entries()) {
      const wrong = each(item);
      if (wrong) return { ...wrong, pointer: `/${index}` };
      if (value.indexOf(item) !== index) return fault('repeated', {}, `/${index}`);
    }
    return ok;
  };
