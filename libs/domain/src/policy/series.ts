import type { Actor, Role } from '../actor';
import type { Use } from '../closed-lists';
import type { DueKinds } from '../time/due';
import type { Instant } from '../time/instant';
import type { PolicyVersion } from './document';

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
