import type { Actor, Role } from '../actor';
import type { Documents } from '../case/timeline';
import type { Use } from '../closed-lists';
import type { AggregateCommandRow, Decider, Pins } from '../decider';
import type { Clock } from '../time/clock';
import { clockOf } from '../time/clock';
import type { DueKinds } from '../time/due';
import type { Instant } from '../time/instant';
import { adopt } from './adoption';
import { acknowledge, circulate, review } from './circulation';
import type { PolicyVersion } from './document';
import { completed } from './later-members';

type Every = { policyId: string; occurredAt: Instant };

type Facts = {
  /** P3: what was adopted, whole: a later reader needs no other document. */
  PolicyAdopted: { version: number; use: Use; effectiveFrom: Instant; document: PolicyVersion };
  /** P3 «تعميمها»: the version was sent to these roles, whose people say that they have it. */
  PolicyCirculated: { version: number; roles: readonly Role[] };
  PolicyAcknowledged: { version: number; actorId: string; roles: readonly Role[] };
  PolicyReviewed: { version: number; outcome: ReviewOutcome };
};

/** P3: what a review came to. */
export const reviewOutcomes = ['kept', 'to_be_amended'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

type DueData = { dueAt: Instant; clock: string; start: string };

/** What a timer can find due on a policy series. */
export const policyDueKinds = {
  PolicyReviewNeared: { clock: 'policy_review', part: 'target_neared', clause: 'P3' },
  PolicyReviewMissed: { clock: 'policy_review', part: 'target', clause: 'P3' },
} as const satisfies DueKinds;

export type PolicyEvent =
  | { [K in keyof Facts]: { type: K; data: Facts[K] & Every } }[keyof Facts]
  | { [K in keyof typeof policyDueKinds]: { type: K; data: DueData & Every } }[keyof typeof policyDueKinds];
export type PolicyEventType = PolicyEvent['type'];

/** The clauses behind each fact of a series. */
export const policyEvents: Readonly<Record<keyof Facts, readonly string[]>> = {
  PolicyAdopted: ['P3', 'P18', 'P27', 'P30'],
  PolicyCirculated: ['P3'],
  PolicyAcknowledged: ['P3'],
  PolicyReviewed: ['P3'],
};
export const policyEventTypes: readonly PolicyEventType[] = [
  ...(Object.keys(policyEvents) as (keyof Facts)[]),
  ...(Object.keys(policyDueKinds) as (keyof typeof policyDueKinds)[]),
];

type Bodies = {
  /**
   * The new version, flat. What it does not say stays as in the version before it (in a first version: as in version 1 of
   * `main`). `use` may be left out after the first. `demonstrationRefused` is the handler's fact that this installation has
   * a real issuer.
   */
  AdoptPolicy: {
    version: number;
    effectiveFrom?: Instant;
    use?: Use;
    demonstrationRefused?: boolean;
  } & Partial<Omit<PolicyVersion, 'policyId' | 'version' | 'effectiveFrom' | 'use'>>;
  /** Without `roles`: to all who work by it. */
  CirculatePolicy: { version: number; roles?: readonly Role[] };
  AcknowledgePolicy: { version: number };
  ReviewPolicy: { outcome: ReviewOutcome };
  PassTimelineStep: object;
};

export type PolicyCommand = {
  [K in keyof Bodies]: { type: K; data: Bodies[K] & { policyId: string }; at: Instant; by: Actor };
}[keyof Bodies];
export type PolicyCommandOf<T extends PolicyCommand['type']> = Extract<PolicyCommand, { type: T }>;

export type PolicySeries = {
  policyId: string;
  use: Use | undefined;
  versions: readonly PolicyVersion[];
  /** Of the last adoption or review: the next review is counted from it. */
  reviewedAt: Instant | undefined;
  reviews: number;
  /** The roles that each version was sent to, and who said that they have it. */
  circulated: { readonly [version: number]: readonly Role[] };
  acknowledged: { readonly [version: number]: readonly string[] };
};

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
