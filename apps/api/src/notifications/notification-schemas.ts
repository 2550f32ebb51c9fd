import { aboutKinds, languages, notificationChannels, notificationGrounds, templateCodes } from '@lib/domain';
import { identifier, oneOf, text, whole } from '../queries/parameters';
import { among, count, listOf, moment, orNull, page, shape, truth, word } from '../shape/schema-words';

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

const about = shape({ kind: among(aboutKinds), id: word, caseId: orNull(word) }, ['caseId']);
const values = { type: 'object', additionalProperties: { type: ['string', 'number', 'null'] } };
const template = among(templateCodes);

export const notificationSchema = shape({
  notificationId: word,
  policyId: word,
  template,
  templateVersion: count,
  to: { anyOf: [shape({ role: word }), shape({ actorId: word }), shape({ personId: word })] },
  channel: orNull(among(notificationChannels)),
  language: orNull(among(languages)),
  about,
  values,
  items: listOf(shape({ template, templateVersion: count, about, values }, ['templateVersion'])),
  status: among(notificationStatuses),
  ground: orNull(among(notificationGrounds)),
  failure: orNull(word),
  attempts: count,
  intendedAt: moment,
  nextAt: orNull(moment),
  settledAt: orNull(moment),
  escalation: truth,
  takenBy: orNull(word),
  takenAt: orNull(moment),
  revision: count,
});

export const notificationPageSchema = page(notificationSchema);

export const notificationWordsSchema = shape({
  template,
  templateVersion: count,
  language: among(languages),
  subject: word,
  text: word,
  html: word,
});
