import {
  amount,
  count,
  listOf,
  mapOf,
  moment,
  orNull,
  page,
  shape,
  truth,
  word,
  among,
  type Schema,
} from '../shape/schema-words';

const figure = { anyOf: [count, among(['fewer than 5'])] };
const average = { anyOf: [amount, among(['too_few']), { type: 'null' }] };
const orTooFew = (schema: Schema): Schema => ({ anyOf: [schema, among(['too_few'])] });
const figures = shape({
  invited: figure,
  rated: figure,
  declined: figure,
  expired: figure,
  open: figure,
  superseded: figure,
  withheld: figure,
  withdrawn: figure,
  average,
  ratings: orTooFew(mapOf(count)),
  aspects: orTooFew(mapOf(amount)),
  speed: shape({ answers: mapOf(figure), averageDaysToAnswer: average }),
});
const by = mapOf(figures);
const fromSample = mapOf(orTooFew(figures));

export const satisfactionSchema = shape({
  asOf: moment,
  policyId: word,
  minimumSample: count,
  total: figures,
  bySegment: by,
  bySupport: by,
  byChannel: by,
  byMonth: by,
  byEnding: by,
  byOutcome: by,
  byKind: by,
  byDepartment: fromSample,
  byProvider: orNull(fromSample),
  byOfficer: orNull(fromSample),
});

export const surveySchema = shape(
  {
    surveyId: word,
    policyId: word,
    policyVersion: count,
    state: word,
    kind: word,
    month: word,
    ground: orNull(word),
    reminderDue: truth,
    overall: orNull(count),
    aspects: orNull(mapOf(count)),
    caseId: orNull(word),
    inquiryId: orNull(word),
    offeredAt: moment,
    settledAt: orNull(moment),
    reasonCode: orNull(word),
    expiresAt: orNull(moment),
    askedAspects: listOf(word),
    personal: listOf({ type: 'object' }),
  },
  [
    'overall',
    'aspects',
    'caseId',
    'inquiryId',
    'offeredAt',
    'settledAt',
    'reasonCode',
    'expiresAt',
    'askedAspects',
    'personal',
  ],
);

export const surveyPageSchema = page(surveySchema);

export const rightsPageSchema = shape({
  asOf: moment,
  policyId: word,
  byKind: mapOf(count),
  items: listOf(
    shape({
      kind: word,
      id: word,
      caseId: orNull(word),
      policyId: word,
      endedAt: orNull(moment),
      endedAs: orNull(word),
      exceptions: listOf(shape({ kind: word, at: moment, ground: word, count }, ['ground', 'count'])),
    }),
  ),
  next: orNull(word),
});
