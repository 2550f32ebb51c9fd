type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const whole = { type: 'integer' };
const instant = { type: 'string', format: 'date-time' };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const mapOf = (of: Schema): Schema => ({ type: 'object', additionalProperties: of });
const figure = { anyOf: [whole, { type: 'string', enum: ['fewer than 5'] }] };
const average = { anyOf: [{ type: 'number' }, { type: 'string', enum: ['too_few'] }, { type: 'null' }] };
const orTooFew = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'string', enum: ['too_few'] }] });
const objectOf = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const figures = objectOf({
  invited: figure,
  rated: figure,
  declined: figure,
  expired: figure,
  open: figure,
  superseded: figure,
  withheld: figure,
  withdrawn: figure,
  average,
  ratings: orTooFew(mapOf(whole)),
  aspects: orTooFew(mapOf({ type: 'number' })),
  speed: objectOf({ answers: mapOf(figure), averageDaysToAnswer: average }),
});
const by = mapOf(figures);
const fromSample = mapOf(orTooFew(figures));

export const satisfactionSchema = objectOf({
  asOf: instant,
  policyId: text,
  minimumSample: whole,
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

export const surveySchema = objectOf(
  {
    surveyId: text,
    policyId: text,
    policyVersion: whole,
    state: text,
    kind: text,
    month: text,
    ground: orNull(text),
    reminderDue: { type: 'boolean' },
    overall: orNull(whole),
    aspects: orNull(mapOf(whole)),
    caseId: orNull(text),
    inquiryId: orNull(text),
    offeredAt: instant,
    settledAt: orNull(instant),
    reasonCode: orNull(text),
    expiresAt: orNull(instant),
    askedAspects: { type: 'array', items: text },
    personal: { type: 'array', items: { type: 'object' } },
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

export const surveyPageSchema = objectOf({ items: { type: 'array', items: surveySchema }, next: orNull(text) });

export const rightsPageSchema = objectOf({
  asOf: instant,
  policyId: text,
  byKind: mapOf(whole),
  items: {
    type: 'array',
    items: objectOf({
      kind: text,
      id: text,
      caseId: orNull(text),
      policyId: text,
      endedAt: orNull(instant),
      endedAs: orNull(text),
      exceptions: {
        type: 'array',
        items: objectOf({ kind: text, at: instant, ground: text, count: whole }, ['ground', 'count']),
      },
    }),
  },
  next: orNull(text),
});
