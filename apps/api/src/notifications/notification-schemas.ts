import { aboutKinds, languages, notificationChannels, notificationGrounds, templateCodes } from '@lib/domain';
import { identifier, oneOf, text, whole } from '../queries/parameters';

export const notificationStatuses = ['waiting', 'sent', 'abandoned', 'withheld'] as const;

export const notificationParameters = {
  policy: identifier,
  case: identifier,
  status: oneOf(notificationStatuses),
  channel: oneOf(notificationChannels),
  escalation: oneOf(['open', 'taken'] as const),
  cursor: text(1_000),
  limit: whole(1, 200),
};

type Schema = Readonly<Record<string, unknown>>;

const string = { type: 'string' };
const moment = { type: 'string', format: 'date-time' };
const count = { type: 'integer' };
const among = (words: readonly string[]): Schema => ({ type: 'string', enum: [...words] });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const shape = (properties: Readonly<Record<string, Schema>>, mayLack: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !mayLack.includes(name)),
});

const about = shape({ kind: among(aboutKinds), id: string, caseId: orNull(string) }, ['caseId']);
const values = { type: 'object', additionalProperties: { type: ['string', 'number', 'null'] } };
const template = among(templateCodes);

export const notificationSchema = shape({
  notificationId: string,
  policyId: string,
  template,
  templateVersion: count,
  to: { anyOf: [shape({ role: string }), shape({ actorId: string }), shape({ personId: string })] },
  channel: orNull(among(notificationChannels)),
  language: orNull(among(languages)),
  about,
  values,
  items: { type: 'array', items: shape({ template, about, values }) },
  status: among(notificationStatuses),
  ground: orNull(among(notificationGrounds)),
  failure: orNull(string),
  attempts: count,
  intendedAt: moment,
  nextAt: orNull(moment),
  settledAt: orNull(moment),
  escalation: { type: 'boolean' },
  takenBy: orNull(string),
  takenAt: orNull(moment),
  revision: count,
});

export const notificationPageSchema = shape({
  items: { type: 'array', items: notificationSchema },
  next: orNull(string),
});
