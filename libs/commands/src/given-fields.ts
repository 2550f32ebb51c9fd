import type { Attachment, GivenField } from '@lib/domain';
import type { PersonalPart } from '@lib/event-store';

const code = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const validUntil = /^\d{4}-\d{2}-\d{2}(T[0-9:.]{5,12}Z)?$/;

/** Which fields and papers were given, by code alone: rules read these and never what they say (P7, P18, P20, P21). */
export const givenFields = (
  personal: readonly PersonalPart[] = [],
  attachments: readonly Attachment[] = [],
  beneficiaryId: string,
): GivenField[] => [
  ...personal.flatMap(({ subject, data }) =>
    Object.entries(data).flatMap(([name, value]) => (isGiven(name, value) ? [fieldOf(name, subject, value)] : [])),
  ),
  ...attachments.flatMap(({ kind }) => (kind === undefined ? [] : [{ code: kind, subject: beneficiaryId }])),
];

/** A name that is no code could itself be personal, and stays inside. */
const isGiven = (name: string, value: unknown): boolean =>
  code.test(name) && value !== null && value !== undefined && value !== '';

/** A field whose value says until when it is good: `{ value, validUntil }`. */
const fieldOf = (name: string, subject: string, value: unknown): GivenField => {
  const until = typeof value === 'object' && value !== null && 'validUntil' in value ? value.validUntil : undefined;
  return typeof until === 'string' && validUntil.test(until)
    ? { code: name, subject, validUntil: until }
    : { code: name, subject };
};
