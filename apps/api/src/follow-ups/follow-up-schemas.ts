import type { Role } from '@lib/domain';
import { identifier, instant, oneOf, text, whole } from '../queries/parameters';
import { among, count, moment, orNull, page, shape, truth, word, type Schema } from '../shape/schema-words';

export const readersOfFollowUps: readonly Role[] = ['officer', 'researcher', 'supervisor', 'auditor'];

export const followUpStatuses = ['planned', 'due', 'missed', 'done', 'cancelled'] as const;
export const serviceStatuses = [
  'planned',
  'delivered_in_part',
  'delivered',
  'confirmed',
  'not_confirmed',
  'no_reply',
  'cancelled',
] as const;

const paging = { due: instant, cursor: text(1_000), limit: whole(1, 200) };

export const followUpParameters = {
  policy: identifier,
  status: oneOf(followUpStatuses),
  case: identifier,
  beneficiary: identifier,
  ...paging,
};

export const serviceParameters = {
  policy: identifier,
  status: oneOf(serviceStatuses),
  case: identifier,
  provider: identifier,
  support: identifier,
  ...paging,
};

/** Nothing is added to these. */
const closed = (schema: Schema): Schema => ({ ...schema, additionalProperties: false });

export const followUpSchema = closed(
  shape({
    followUpId: word,
    caseId: word,
    serviceId: word,
    beneficiaryId: word,
    policyId: word,
    number: count,
    plannedFor: moment,
    status: among(followUpStatuses),
    missed: truth,
    finding: orNull(word),
    requestId: orNull(word),
    settledAt: orNull(moment),
    revision: count,
  }),
);
export const followUpPageSchema = closed(page(followUpSchema));

export const servicePageSchema = closed(
  page(
    closed(
      shape({
        caseId: word,
        serviceId: word,
        support: word,
        providerId: orNull(word),
        part: orNull(closed(shape({ number: count, of: count }))),
        plannedAt: moment,
        dueAt: orNull(moment),
        status: among(serviceStatuses),
        deliveredAt: orNull(moment),
      }),
    ),
  ),
);
