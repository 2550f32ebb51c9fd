import {
  beneficiaryKinds,
  channels,
  clockNames,
  clockParts,
  clockStates,
  countings,
  loops,
  outcomes,
  reviewOutcomes,
  roles,
  stages,
  uses,
  workingRules,
} from '@lib/domain';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };
const whole = { type: 'integer' };
const amount = { type: 'number' };
const truth = { type: 'boolean' };
const oneOf = (words: readonly string[]): Schema => ({ type: 'string', enum: [...words] });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const counters = (of: Schema): Schema => ({ type: 'object', additionalProperties: of });

/** Every member is there unless it is named as one that may be left out; more may be added. */
const shape = (properties: Readonly<Record<string, Schema>>, mayLack: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !mayLack.includes(name)),
});

/** A clock as every board shows it. */
export const clock = {
  clock: oneOf(clockNames),
  subject: orNull(text),
  clause: text,
  source: oneOf(['policy', 'house']),
  state: oneOf(clockStates),
  startedAt: instant,
  earliest: orNull(instant),
  target: orNull(instant),
  ceiling: orNull(instant),
  paused: shape({ times: whole, minutes: amount }),
};

const assignee = { anyOf: [shape({ role: text }), shape({ actorId: text }), { type: 'null' }] };

const pinned = {
  caseId: text,
  revision: whole,
  reference: orNull(text),
  externalReference: orNull(text),
  stage: oneOf(stages),
  loops: listOf(oneOf(loops)),
  policyId: text,
  policyVersion: whole,
  calendarVersion: whole,
  use: oneOf(uses),
  submittedAt: instant,
  dataHash: text,
  verified: truth,
  attested: truth,
  noticed: truth,
  outcome: orNull(oneOf(outcomes)),
  assignee,
  clocks: listOf(shape(clock)),
};

const boardOnly = {
  receivedAt: instant,
  channel: orNull(oneOf(channels)),
  segment: orNull(text),
  requestedSupport: text,
  beneficiaryKind: orNull(oneOf(beneficiaryKinds)),
  urgency: orNull(text),
  applicantId: text,
  beneficiaryId: text,
  waitsFor: text,
  dueAt: orNull(instant),
  dueClock: orNull(text),
};

/** A case; what only the board knows may be missing while the board does not show it yet. */
export const caseSchema = shape({ ...pinned, ...boardOnly }, Object.keys(boardOnly));

export const caseThenSchema = shape(pinned);

export const casePageSchema = shape({ items: listOf(caseSchema), next: orNull(text) });

export const historySchema = shape({
  policyId: text,
  policyVersion: whole,
  items: listOf(
    shape(
      {
        revision: whole,
        type: text,
        occurredAt: instant,
        recordedAt: instant,
        actor: shape({ id: text, kind: oneOf(['person', 'service', 'system']), roles: listOf(text) }),
        onBehalfOf: text,
        clauses: listOf(text),
        causationId: text,
        correlationId: text,
        policyVersion: whole,
        data: { type: 'object', additionalProperties: true },
      },
      ['onBehalfOf'],
    ),
  ),
});

export const clocksSchema = shape({
  asOf: instant,
  caseId: text,
  items: listOf(
    shape({
      ...clock,
      startOf: text,
      calendarVersion: whole,
      lengths: listOf(
        shape(
          {
            part: oneOf(clockParts),
            length: text,
            counting: oneOf(countings),
            clause: text,
            source: oneOf(['policy', 'house']),
          },
          ['counting', 'clause'],
        ),
      ),
      pauses: listOf(shape({ from: instant, to: orNull(instant), why: listOf(text) })),
      warnAt: shape({ target: orNull(instant), ceiling: orNull(instant) }),
      lapsesAt: orNull(instant),
      settledAt: orNull(instant),
      settledBy: orNull(text),
      working: listOf(
        shape(
          {
            part: oneOf(clockParts),
            from: instant,
            to: orNull(instant),
            rule: oneOf(workingRules),
            minutes: amount,
            total: amount,
            code: text,
            why: listOf(text),
          },
          ['code', 'why'],
        ),
      ),
    }),
  ),
});

export const slaBoardSchema = shape({
  asOf: instant,
  policyId: text,
  open: whole,
  byStage: counters(whole),
  bySegment: counters({ anyOf: [whole, text] }),
  byClock: counters(counters(whole)),
  queue: listOf(
    shape({
      caseId: text,
      reference: orNull(text),
      stage: oneOf(stages),
      clock: oneOf(clockNames),
      target: instant,
      waitsFor: text,
    }),
  ),
});

const series = {
  policyId: text,
  use: oneOf(uses),
  revision: whole,
  versions: listOf(
    shape({
      version: whole,
      effectiveFrom: instant,
      adoptedAt: instant,
      inForce: truth,
      circulatedTo: listOf(oneOf(roles)),
      circulatedAt: orNull(instant),
      receipts: whole,
      reviewedAt: orNull(instant),
      reviewOutcome: orNull(oneOf(reviewOutcomes)),
      openCases: whole,
    }),
  ),
};

export const policiesSchema = shape({ items: listOf(shape(series)), next: { type: 'null' } });

export const policySchema = shape({ ...series, documents: listOf({ type: 'object', additionalProperties: true }) });

export const receiptsSchema = shape({
  items: listOf(shape({ version: whole, actorId: text, roles: listOf(oneOf(roles)), acknowledgedAt: instant })),
  next: { type: 'null' },
});

export const differencesSchema = shape({
  policyId: text,
  version: whole,
  comparedWith: orNull(whole),
  differences: listOf(shape({ clause: text, pointer: text, before: {}, after: {} }, ['before', 'after'])),
});

export const projectionsSchema = shape({
  items: listOf(
    shape({
      name: text,
      version: whole,
      role: oneOf(['live', 'beside']),
      state: oneOf(['empty', 'running', 'stopped']),
      position: orNull(text),
      showsUntil: orNull(instant),
      folded: whole,
      behind: truth,
      problem: {},
      comparison: {},
    }),
  ),
  next: { type: 'null' },
});

export const askedSchema = shape({ name: text, wish: oneOf(['rebuild', 'retry', 'verify']) });

export const readinessSchema = shape({
  status: oneOf(['ok', 'degraded', 'unavailable']),
  role: text,
  log: oneOf(['ok', 'away']),
  readModels: oneOf(['ok', 'away']),
  clock: shape({ offsetMs: { type: 'number' }, trusted: truth }),
  degraded: listOf(shape({ what: text, name: text, detail: text }, ['name', 'detail'])),
});
