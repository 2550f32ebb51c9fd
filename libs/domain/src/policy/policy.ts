import type { Documents } from '../documents';
import type { AggregateCommandRow, Decider, Pins } from '../decider';
import type { Clock } from '../time/clock';
import { clockOf } from '../time/clock';
import type { Instant } from '../time/instant';
import { adopt } from './adoption';
import { acknowledge, circulate, review } from './circulation';
import type { PolicyVersion } from './document';
import { completed } from './later-members';
import { policyDueKinds, policyEvents, type PolicyCommand, type PolicyEvent, type PolicySeries } from './series';

export const initialPolicy: PolicySeries = {
  policyId: '',
  use: undefined,
  versions: [],
  reviewedAt: undefined,
  reviews: 0,
  circulated: {},
  acknowledged: {},
};

export const evolvePolicy = (state: PolicySeries, { type, data }: PolicyEvent): PolicySeries => {
  switch (type) {
    case 'PolicyAdopted':
      return {
        ...state,
        policyId: data.policyId,
        use: state.use ?? data.use,
        versions: [...state.versions, completed(data.document)],
        reviewedAt: data.occurredAt,
        reviews: state.reviews + 1,
      };
    case 'PolicyCirculated': {
      const before = state.circulated[data.version] ?? [];
      return { ...state, circulated: { ...state.circulated, [data.version]: [...before, ...data.roles] } };
    }
    case 'PolicyAcknowledged': {
      const before = state.acknowledged[data.version] ?? [];
      return { ...state, acknowledged: { ...state.acknowledged, [data.version]: [...before, data.actorId] } };
    }
    case 'PolicyReviewed':
      return { ...state, reviewedAt: data.occurredAt, reviews: state.reviews + 1 };
    case 'PolicyReviewNeared':
    case 'PolicyReviewMissed':
      return state;
  }
};

/** The version of the series that holds at an instant: the highest number whose day has come. */
export const policyInForce = (series: PolicySeries, at: Instant): PolicyVersion | undefined =>
  series.versions.filter((version) => version.effectiveFrom <= at).at(-1);

/**
 * Throws Refused: `series_not_allowed`, `version_not_next`, `effective_in_past`, `ceiling_under_floor`, `document_not_fit`,
 * `version_unknown`, `not_circulated`.
 */
export const decidePolicy = (command: PolicyCommand, state: PolicySeries): readonly PolicyEvent[] => {
  switch (command.type) {
    case 'AdoptPolicy':
      return adopt(command, state);
    case 'CirculatePolicy':
      return circulate(command, state);
    case 'AcknowledgePolicy':
      return acknowledge(command, state);
    case 'ReviewPolicy':
      return review(command, state);
    case 'PassTimelineStep':
      return []; // what is due has been recorded before any command is judged
  }
};

/** P3: a series that people live under is reviewed, counted from its last adoption or review. */
const reviewClockOf = (state: PolicySeries, { policy, calendar }: Documents): readonly Clock[] => {
  if (state.use !== 'live' || state.reviewedAt === undefined) return [];
  const { clause, target } = policy.windows.policy_review;
  return [
    clockOf({
      clock: 'policy_review',
      start: `policy_review:${state.reviews}`,
      clause,
      startOf: 'PolicyReviewed',
      startedAt: state.reviewedAt,
      target,
      calendar,
      warnAfterShare: policy.warnAfterShare,
    }),
  ];
};

const everybody = [
  'intake',
  'officer',
  'researcher',
  'committee',
  'provider',
  'supervisor',
  'auditor',
  'privacy',
] as const;

/** The one place for who may send it and where to. */
export const policyCommands = {
  AdoptPolicy: {
    roles: ['board', 'importer', 'supervisor', 'system'],
    clauses: ['P3', 'P18', 'P27', 'P30'],
    gatedByFloor: false,
    route: 'adopt-policy',
  },
  CirculatePolicy: { roles: ['board', 'supervisor'], clauses: ['P3'], gatedByFloor: false, route: 'circulate-policy' },
  AcknowledgePolicy: {
    roles: [...everybody, 'board'],
    clauses: ['P3'],
    gatedByFloor: false,
    route: 'acknowledge-policy',
  },
  ReviewPolicy: { roles: ['board'], clauses: ['P3'], gatedByFloor: false, route: 'review-policy' },
  PassTimelineStep: { roles: ['system'], clauses: ['P3'], gatedByFloor: false, route: 'pass-timeline-step' },
} as const satisfies Record<PolicyCommand['type'], AggregateCommandRow>;

/** The series as its alarms see it: the document by which it is judged is its own latest version. */
export const policyDecider: Decider<PolicySeries & Pins, PolicyCommand, PolicyEvent> = {
  decide: (command, state) => decidePolicy(command, state ?? initialPolicy),
  evolve: (state, event) => pinned(evolvePolicy(state ?? initialPolicy, event)),
  clocksOf: reviewClockOf,
  commands: policyCommands,
  events: policyEvents,
  dueKinds: policyDueKinds,
  mostEvents: 100_000,
};

const pinned = (series: PolicySeries): (PolicySeries & Pins) | undefined => {
  const latest = series.versions.at(-1);
  return latest && { ...series, use: latest.use, policyVersion: latest.version, calendarVersion: 1 };
};
