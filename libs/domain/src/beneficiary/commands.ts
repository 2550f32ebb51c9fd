import type { Actor } from '../actor';
import type { BeneficiaryKind, Language, MandateKind } from '../closed-lists';
import type { PersonalPart } from '../case/events';
import type { AggregateCommandRow } from '../decider';
import type { Instant } from '../time/instant';
import type { ConsentPurpose, ContactChannel, DeathSource, DependantRelation, MandateScope } from './events';
import type { IdentityHash } from './identity-marks';

/** Made by the handler from what is personal, before it is sealed. */
type Marked = { identityHashes?: readonly IdentityHash[] };

type Bodies = {
  RegisterBeneficiary: Marked & { kind: BeneficiaryKind; segment: string; language?: Language };
  CorrectBeneficiary: Marked & { kind?: BeneficiaryKind; segment?: string; language?: Language };
  AddDependant: Marked & { dependantId: string; relation: DependantRelation; from?: Instant };
  RemoveDependant: { dependantId: string; until?: Instant };
  /** `comesOfAgeAt` is the handler's, from a birth date that stays personal. */
  GrantMandate: {
    agentId: string;
    mandateKind: MandateKind;
    scope?: MandateScope;
    basis?: string;
    until?: Instant;
    comesOfAgeAt?: Instant;
  };
  EndMandate: { agentId: string; mandateKind: MandateKind };
  SetContactPreferences: { preferences?: readonly ContactChannel[]; doNotContact?: boolean; language?: Language };
  GiveConsent: { purpose: ConsentPurpose };
  WithdrawConsent: { purpose: ConsentPurpose };
  RecordDeath: { knownSince?: Instant; knownFrom: DeathSource };
  RetractDeath: object;
  MatchPersons: { otherId: string };
  DistinguishPersons: { otherId: string };
  PassTimelineStep: object;
};
export type BeneficiaryCommandType = keyof Bodies;
export type BeneficiaryCommand = {
  [K in BeneficiaryCommandType]: {
    type: K;
    data: Bodies[K] & { beneficiaryId: string; personal?: readonly PersonalPart[] };
    at: Instant;
    by: Actor;
  };
}[BeneficiaryCommandType];
export type BeneficiaryCommandOf<T extends BeneficiaryCommandType> = Extract<BeneficiaryCommand, { type: T }>;

const row = (route: string, roles: AggregateCommandRow['roles'], clauses: readonly string[]): AggregateCommandRow => ({
  route,
  roles,
  clauses,
  gatedByFloor: false,
});
const takers = ['intake', 'officer'] as const;

export const beneficiaryCommands = {
  RegisterBeneficiary: { ...row('register-beneficiary', takers, ['P4', 'P14']), begins: true },
  CorrectBeneficiary: row('correct-beneficiary', takers, ['P4', 'P14']),
  AddDependant: row('add-dependant', takers, ['P1']),
  RemoveDependant: row('remove-dependant', takers, ['P1']),
  GrantMandate: row('grant-mandate', takers, ['P1']),
  EndMandate: row('end-mandate', takers, ['P1']),
  SetContactPreferences: row('set-contact-preferences', takers, ['P17']),
  GiveConsent: row('give-consent', takers, ['P1']),
  WithdrawConsent: row('withdraw-consent', takers, ['P1']),
  RecordDeath: row('record-death', ['officer', 'researcher', 'supervisor'], ['P1']),
  RetractDeath: row('retract-death', ['supervisor'], ['P1']),
  MatchPersons: row('match-persons', ['officer', 'supervisor'], ['P1']),
  DistinguishPersons: row('distinguish-persons', ['officer', 'supervisor'], ['P1']),
  PassTimelineStep: row('pass-timeline-step', ['system'], ['P1']),
} as const satisfies Record<BeneficiaryCommandType, AggregateCommandRow>;
