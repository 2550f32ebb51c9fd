import type { BeneficiaryKind, Channel, Language, MandateKind, Medium } from '../closed-lists';
import type { PersonalPart } from '../case/events';
import type { Pins } from '../decider';
import type { DueKinds } from '../time/due';
import type { Instant } from '../time/instant';
import type { IdentityHash } from './identity-marks';

export const dependantRelations = ['spouse', 'child', 'parent', 'sibling', 'grandchild', 'ward', 'other'] as const;
export type DependantRelation = (typeof dependantRelations)[number];

export const consentPurposes = ['service', 'data_sharing', 'survey', 'media', 'research'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** From whom a death is known. */
export const deathSources = ['family', 'government_service', 'staff', 'third_party'] as const;
export type DeathSource = (typeof deathSources)[number];

export const mandateScopes = ['all', 'requests', 'receiving'] as const;
export type MandateScope = (typeof mandateScopes)[number];

/** P17: a way to reach the person; the number itself lies under `personal`. */
export type ContactChannel = { channel: Channel; medium?: Medium };

type Facts = {
  BeneficiaryRegistered: Pins & {
    registeredBy: string;
    kind: BeneficiaryKind;
    segment: string;
    language?: Language;
    identityHashes?: readonly IdentityHash[];
  };
  BeneficiaryCorrected: {
    kind?: BeneficiaryKind;
    segment?: string;
    language?: Language;
    identityHashes?: readonly IdentityHash[];
  };
  /** The beneficiary is the head; a dependant is a subject of their own. */
  DependantAdded: {
    dependantId: string;
    relation: DependantRelation;
    from: Instant;
    identityHashes?: readonly IdentityHash[];
  };
  DependantRemoved: { dependantId: string; until: Instant };
  /** Its number lies under `personal`. */
  MandateGranted: {
    agentId: string;
    mandateKind: MandateKind;
    scope: MandateScope;
    basis?: string;
    until?: Instant;
  };
  MandateEnded: { agentId: string; mandateKind: MandateKind };
  ContactPreferencesSet: { preferences: readonly ContactChannel[]; doNotContact: boolean; language?: Language };
  ConsentGiven: { purpose: ConsentPurpose };
  ConsentWithdrawn: { purpose: ConsentPurpose };
  DeathRecorded: { knownSince: Instant; knownFrom: DeathSource };
  /** It had been recorded in error. */
  DeathRetracted: object;
  /** A person's decision: the two are one. Undone by the other. */
  PersonsMatched: { otherId: string };
  PersonsDistinguished: { otherId: string };
};
export type EveryBeneficiaryEvent = {
  beneficiaryId: string;
  occurredAt: Instant;
  personal?: readonly PersonalPart[];
};
/** What each says, by its type. */
export type BeneficiaryFacts = Facts;
export type BeneficiaryFactType = keyof Facts;
/** P1: the end of a mandate is announced, and then recorded, by its own clock. */
export const beneficiaryDueKinds = {
  MandateNeared: { clock: 'mandate', part: 'target_neared', clause: 'P1' },
  MandateLapsed: { clock: 'mandate', part: 'target', clause: 'P1' },
} as const satisfies DueKinds;
type DueType = keyof typeof beneficiaryDueKinds;
type DueData = { dueAt: Instant; clock: string; start: string };

export type BeneficiaryEvent =
  | { [K in BeneficiaryFactType]: { type: K; data: Facts[K] & EveryBeneficiaryEvent } }[BeneficiaryFactType]
  | { [K in DueType]: { type: K; data: DueData & EveryBeneficiaryEvent } }[DueType];

export const beneficiaryEvents: Readonly<Record<BeneficiaryFactType, readonly string[]>> = {
  BeneficiaryRegistered: ['P4', 'P14'],
  BeneficiaryCorrected: ['P4', 'P14'],
  DependantAdded: ['P1'],
  DependantRemoved: ['P1'],
  MandateGranted: ['P1'],
  MandateEnded: ['P1'],
  ContactPreferencesSet: ['P17'],
  ConsentGiven: ['P1'],
  ConsentWithdrawn: ['P1'],
  DeathRecorded: ['P1'],
  DeathRetracted: ['P1'],
  PersonsMatched: ['P1'],
  PersonsDistinguished: ['P1'],
};
