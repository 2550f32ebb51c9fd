import { channels, disputeOutcomes, disputeStatuses, inquirySorts, inquiryStatuses, rulings, uses } from '@lib/domain';
import { clock } from '../queries/answer-schemas';
import { identifier, instant, oneOf, text, whole } from '../queries/parameters';
import { among, assignee, count, listOf, moment, orNull, page, shape, word } from '../shape/schema-words';

const ofBoth = {
  revision: count,
  channel: orNull(among(channels)),
  topicCode: orNull(word),
  caseId: orNull(word),
  aboutCaseId: orNull(word),
  from: orNull(word),
  assignee,
  policyId: word,
  policyVersion: count,
  calendarVersion: count,
  use: among(uses),
  receivedAt: moment,
  dueAt: orNull(moment),
  clocks: listOf(shape(clock)),
};

export const inquirySchema = shape({
  inquiryId: word,
  kind: among(inquirySorts),
  status: among(inquiryStatuses),
  ...ofBoth,
  beneficiaryId: orNull(word),
  concerns: orNull(word),
  department: orNull(word),
  ruling: orNull(among(rulings)),
  round: count,
});
export const inquiryPageSchema = page(inquirySchema);

export const disputeSchema = shape({
  disputeId: word,
  status: among(disputeStatuses),
  ...ofBoth,
  outcome: orNull(among(disputeOutcomes)),
});
export const disputePageSchema = page(disputeSchema);

const parameters = {
  policy: identifier,
  channel: oneOf(channels),
  topic: identifier,
  case: identifier,
  beneficiary: identifier,
  assignee: identifier,
  due: instant,
  order: oneOf(['newest', 'due'] as const),
  cursor: text(1_000),
  limit: whole(1, 200),
};

/** What the boards can be asked for. */
export const inquiryParameters = {
  ...parameters,
  kind: oneOf(inquirySorts),
  status: oneOf(inquiryStatuses),
  department: identifier,
  ruling: oneOf(rulings),
};
export const disputeParameters = {
  ...parameters,
  status: oneOf(disputeStatuses),
  outcome: oneOf(disputeOutcomes),
};
