import {
  beneficiaryKinds,
  caseCommandTypes,
  caseHintCodes,
  channels,
  clockNames,
  clockParts,
  clockStates,
  countings,
  loops,
  mandateKinds,
  outcomes,
  reviewOutcomes,
  roles,
  stages,
  uses,
  workingRules,
} from '@lib/domain';
import {
  among,
  amount,
  assignee,
  count,
  listOf,
  mapOf,
  moment,
  orNull,
  page,
  shape,
  truth,
  word,
} from '../shape/schema-words';

/** A clock as every board shows it. */
export const clock = {
  clock: among(clockNames),
  subject: orNull(word),
  clause: word,
  source: among(['policy', 'house']),
  state: among(clockStates),
  startedAt: moment,
  earliest: orNull(moment),
  target: orNull(moment),
  ceiling: orNull(moment),
  paused: shape({ times: count, minutes: amount }),
};

const pinned = {
  caseId: word,
  revision: count,
  reference: orNull(word),
  externalReference: orNull(word),
  stage: among(stages),
  loops: listOf(among(loops)),
  policyId: word,
  policyVersion: count,
  calendarVersion: count,
  use: among(uses),
  submittedAt: moment,
  dataHash: word,
  verified: truth,
  attested: truth,
  noticed: truth,
  outcome: orNull(among(outcomes)),
  assignee,
  clocks: listOf(shape(clock)),
};

const boardOnly = {
  receivedAt: moment,
  channel: orNull(among(channels)),
  segment: orNull(word),
  requestedSupport: word,
  beneficiaryKind: orNull(among(beneficiaryKinds)),
  urgency: orNull(word),
  applicantId: word,
  beneficiaryId: word,
  waitsFor: word,
  dueAt: orNull(moment),
  dueClock: orNull(word),
};

const boarded = shape({ ...pinned, ...boardOnly }, Object.keys(boardOnly));

/** For officer, researcher, supervisor and auditor: who acts for the beneficiary, and who is not to be approached. */
export const caseHints = listOf(
  shape({
    code: among(caseHintCodes),
    clause: word,
    personId: word,
    mandateKind: orNull(among(mandateKinds)),
    at: orNull(moment),
    detail: word,
  }),
);

/** A case; what only the board knows may be missing while the board does not show it yet. */
export const caseSchema = shape({ ...pinned, ...boardOnly, hints: caseHints }, [...Object.keys(boardOnly), 'hints']);

export const caseThenSchema = shape(pinned);

export const casePageSchema = page(boarded);

export const historySchema = shape({
  policyId: word,
  policyVersion: count,
  items: listOf(
    shape(
      {
        revision: count,
        type: word,
        occurredAt: moment,
        recordedAt: moment,
        actor: shape({ id: word, kind: among(['person', 'service', 'system']), roles: listOf(word) }),
        onBehalfOf: word,
        clauses: listOf(word),
        causationId: word,
        correlationId: word,
        policyVersion: count,
        data: { type: 'object', additionalProperties: true },
        changes: shape(pinned, Object.keys(pinned)),
      },
      ['onBehalfOf', 'changes'],
    ),
  ),
});

export const wayOnSchema = shape({
  command: orNull(among(caseCommandTypes)),
  hindrance: orNull(shape({ code: word, clause: orNull(word), detail: word })),
});

export const clocksSchema = shape(
  {
    asOf: moment,
    caseId: word,
    items: listOf(
      shape({
        ...clock,
        startOf: word,
        calendarVersion: count,
        lengths: listOf(
          shape(
            {
              part: among(clockParts),
              length: word,
              counting: among(countings),
              clause: word,
              source: among(['policy', 'house']),
            },
            ['counting', 'clause'],
          ),
        ),
        pauses: listOf(shape({ from: moment, to: orNull(moment), why: listOf(word) })),
        warnAt: shape({ target: orNull(moment), ceiling: orNull(moment) }),
        lapsesAt: orNull(moment),
        settledAt: orNull(moment),
        settledBy: orNull(word),
        working: listOf(
          shape(
            {
              part: among(clockParts),
              from: moment,
              to: orNull(moment),
              rule: among(workingRules),
              minutes: amount,
              total: amount,
              code: word,
              why: listOf(word),
            },
            ['code', 'why'],
          ),
        ),
      }),
    ),
    difference: listOf(
      shape({
        clock: among(clockNames),
        subject: orNull(word),
        start: word,
        date: among(['startedAt', 'earliest', 'target', 'ceiling', 'lapsesAt']),
        before: orNull(moment),
        after: orNull(moment),
      }),
    ),
  },
  ['difference'],
);

export const slaBoardSchema = shape({
  asOf: moment,
  policyId: word,
  open: count,
  byStage: mapOf(count),
  bySegment: mapOf({ anyOf: [count, word] }),
  byChannel: mapOf({ anyOf: [count, word] }),
  bySupport: mapOf({ anyOf: [count, word] }),
  byClock: mapOf(mapOf(count)),
  cases: shape({ due_soon: count, late: count, breached: count, to_be_told: count }),
  answered: listOf(shape({ day: { type: 'string', format: 'date' }, met: count, metLate: count })),
  queue: listOf(
    shape({
      caseId: word,
      reference: orNull(word),
      stage: among(stages),
      clock: among(clockNames),
      target: moment,
      deadline: among(['target', 'ceiling']),
      state: among(clockStates),
      earliest: orNull(moment),
      paused: shape({ times: count, minutes: amount }),
      waitsFor: word,
    }),
  ),
});

const date = { type: 'string', format: 'date' };

export const dueBoardSchema = shape({
  from: date,
  to: date,
  days: listOf(shape({ day: date, clocks: mapOf(count) })),
});

const series = {
  policyId: word,
  use: among(uses),
  revision: count,
  versions: listOf(
    shape({
      version: count,
      effectiveFrom: moment,
      adoptedAt: moment,
      inForce: truth,
      circulatedTo: listOf(among(roles)),
      circulatedAt: orNull(moment),
      receipts: count,
      reviewedAt: orNull(moment),
      reviewOutcome: orNull(among(reviewOutcomes)),
      openCases: count,
    }),
  ),
};

export const policiesSchema = shape({ items: listOf(shape(series)), next: { type: 'null' } });

export const policySchema = shape({ ...series, documents: listOf({ type: 'object', additionalProperties: true }) });

export const receiptsSchema = shape({
  items: listOf(shape({ version: count, actorId: word, roles: listOf(among(roles)), acknowledgedAt: moment })),
  next: { type: 'null' },
});

export const differencesSchema = shape({
  policyId: word,
  version: count,
  comparedWith: orNull(count),
  differences: listOf(shape({ clause: word, pointer: word, before: {}, after: {} }, ['before', 'after'])),
});

export const projectionsSchema = shape({
  items: listOf(
    shape({
      name: word,
      version: count,
      role: among(['live', 'beside']),
      state: among(['empty', 'running', 'stopped']),
      position: orNull(word),
      showsUntil: orNull(moment),
      folded: count,
      behind: truth,
      problem: {},
      comparison: {},
    }),
  ),
  next: { type: 'null' },
});

/** One answer a case: what was recorded, or why it was not. */
export const assignedSchema = shape({
  items: listOf({
    anyOf: [
      shape({
        caseId: word,
        revision: count,
        position: word,
        events: listOf(shape({ type: word, revision: count })),
      }),
      shape({ caseId: word, status: count, code: word }),
    ],
  }),
});

export const askedSchema = shape({ name: word, wish: among(['rebuild', 'retry', 'verify']) });

export const comparisonAskedSchema = shape({ askedAt: moment });

export const reconciliationSchema = shape({
  latest: orNull(
    shape({
      at: moment,
      expected: count,
      running: count,
      missing: count,
      orphaned: count,
      stale: count,
      early: count,
      unread: count,
      differing: shape({ missing: listOf(word), orphaned: listOf(word), stale: listOf(word) }),
      indexingCommand: orNull(word),
    }),
  ),
});

export const readinessSchema = shape({
  status: among(['ok', 'degraded', 'unavailable']),
  role: word,
  log: among(['ok', 'away']),
  readModels: among(['ok', 'away']),
  clock: shape({ offsetMs: amount, trusted: truth }),
  degraded: listOf(shape({ what: word, name: word, detail: word }, ['name', 'detail'])),
});
