import { identifier, instant, oneOf, text, whole } from '../queries/parameters';

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

const string = { type: 'string' };
const moment = { type: 'string', format: 'date-time' };
const count = { type: 'integer' };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const shape = (properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const page = (item: object) => shape({ items: { type: 'array', items: item }, next: orNull(string) });

export const followUpSchema = shape({
  followUpId: string,
  caseId: string,
  serviceId: string,
  beneficiaryId: string,
  policyId: string,
  number: count,
  plannedFor: moment,
  status: { type: 'string', enum: [...followUpStatuses] },
  missed: { type: 'boolean' },
  finding: orNull(string),
  requestId: orNull(string),
  settledAt: orNull(moment),
  revision: count,
});
export const followUpPageSchema = page(followUpSchema);

export const servicePageSchema = page(
  shape({
    caseId: string,
    serviceId: string,
    support: string,
    providerId: orNull(string),
    part: orNull(shape({ number: count, of: count })),
    plannedAt: moment,
    dueAt: orNull(moment),
    status: { type: 'string', enum: [...serviceStatuses] },
    deliveredAt: orNull(moment),
  }),
);
