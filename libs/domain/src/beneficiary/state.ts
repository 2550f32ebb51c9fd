import type { BeneficiaryKind, Language, MandateKind } from '../closed-lists';
import type { Pins } from '../decider';
import type { Instant } from '../time/instant';
import type {
  BeneficiaryEvent,
  ConsentPurpose,
  ContactChannel,
  DeathSource,
  DependantRelation,
  MandateScope,
} from './events';

export type Dependant = { dependantId: string; relation: DependantRelation; from: Instant; until?: Instant };
export type HeldMandate = {
  agentId: string;
  mandateKind: MandateKind;
  scope: MandateScope;
  basis?: string;
  grantedAt: Instant;
  until?: Instant;
  endedAt?: Instant;
  /** Its end was announced. */
  neared?: true;
};
export type Consent = { purpose: ConsentPurpose; givenAt: Instant; withdrawnAt?: Instant };

export type Beneficiary = Pins & {
  beneficiaryId: string;
  registeredBy: string;
  registeredAt: Instant;
  kind: BeneficiaryKind;
  segment: string;
  language: Language | undefined;
  dependants: readonly Dependant[];
  mandates: readonly HeldMandate[];
  preferences: readonly ContactChannel[];
  doNotContact: boolean;
  consents: readonly Consent[];
  death: { knownSince: Instant; knownFrom: DeathSource } | undefined;
  matched: readonly string[];
  distinguished: readonly string[];
};

export const evolveBeneficiary = (state: Beneficiary | undefined, event: BeneficiaryEvent): Beneficiary | undefined => {
  if (event.type === 'BeneficiaryRegistered') return state ?? registered(event.data);
  return state && changed(state, event);
};

type Later = Exclude<BeneficiaryEvent, { type: 'BeneficiaryRegistered' }>;

const changed = (state: Beneficiary, { type, data }: Later): Beneficiary => {
  switch (type) {
    case 'BeneficiaryCorrected':
      return {
        ...state,
        kind: data.kind ?? state.kind,
        segment: data.segment ?? state.segment,
        language: data.language ?? state.language,
      };
    case 'DependantAdded': {
      const { dependantId, relation, from } = data;
      return { ...state, dependants: [...state.dependants, { dependantId, relation, from }] };
    }
    case 'DependantRemoved':
      return {
        ...state,
        dependants: state.dependants.map((dependant) =>
          dependant.dependantId === data.dependantId && dependant.until === undefined
            ? { ...dependant, until: data.until }
            : dependant,
        ),
      };
    case 'MandateGranted': {
      const { agentId, mandateKind, scope, basis, until, occurredAt: grantedAt } = data;
      const mandate = { agentId, mandateKind, scope, basis, until, grantedAt };
      return { ...state, mandates: [...ended(state.mandates, data, grantedAt), mandate] };
    }
    case 'MandateEnded':
      return { ...state, mandates: ended(state.mandates, data, data.occurredAt) };
    case 'MandateNeared':
      return { ...state, mandates: atStart(state.mandates, data.start, { neared: true }) };
    case 'MandateLapsed':
      return { ...state, mandates: atStart(state.mandates, data.start, { endedAt: data.dueAt }) };
    case 'ContactPreferencesSet': {
      const { preferences, doNotContact, language = state.language } = data;
      return { ...state, preferences, doNotContact, language };
    }
    case 'ConsentGiven':
      return { ...state, consents: [...state.consents, { purpose: data.purpose, givenAt: data.occurredAt }] };
    case 'ConsentWithdrawn':
      return {
        ...state,
        consents: state.consents.map((consent) =>
          consent.purpose === data.purpose && consent.withdrawnAt === undefined
            ? { ...consent, withdrawnAt: data.occurredAt }
            : consent,
        ),
      };
    case 'DeathRecorded':
      return {
        ...state,
        death: { knownSince: data.knownSince, knownFrom: data.knownFrom },
        mandates: state.mandates.map((mandate) => ({ ...mandate, endedAt: mandate.endedAt ?? data.occurredAt })),
      };
    case 'DeathRetracted':
      return { ...state, death: undefined };
    case 'PersonsMatched':
      return { ...state, matched: withId(state.matched, data), distinguished: without(state.distinguished, data) };
    case 'PersonsDistinguished':
      return { ...state, distinguished: withId(state.distinguished, data), matched: without(state.matched, data) };
  }
};

type Which = { agentId: string; mandateKind: MandateKind };
export const isSame = (mandate: HeldMandate, { agentId, mandateKind }: Which): boolean =>
  mandate.endedAt === undefined && mandate.agentId === agentId && mandate.mandateKind === mandateKind;

const ended = (mandates: readonly HeldMandate[], which: Which, endedAt: Instant): readonly HeldMandate[] =>
  mandates.map((mandate) => (isSame(mandate, which) ? { ...mandate, endedAt } : mandate));

/** A mandate keeps its place in the book for good, and its clock is named after it. */
export const startOfMandate = (place: number): string => `mandate:${place}`;

const atStart = (mandates: readonly HeldMandate[], start: string, change: Partial<HeldMandate>) =>
  mandates.map((mandate, place) =>
    startOfMandate(place) === start && mandate.endedAt === undefined ? { ...mandate, ...change } : mandate,
  );

const without = (ids: readonly string[], { otherId }: { otherId: string }): readonly string[] =>
  ids.filter((id) => id !== otherId);
const withId = (ids: readonly string[], other: { otherId: string }): readonly string[] => [
  ...without(ids, other),
  other.otherId,
];

const registered = (data: Extract<BeneficiaryEvent, { type: 'BeneficiaryRegistered' }>['data']): Beneficiary => ({
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  calendarVersion: data.calendarVersion,
  use: data.use,
  beneficiaryId: data.beneficiaryId,
  registeredBy: data.registeredBy,
  registeredAt: data.occurredAt,
  kind: data.kind,
  segment: data.segment,
  language: data.language,
  dependants: [],
  mandates: [],
  preferences: [],
  doNotContact: false,
  consents: [],
  death: undefined,
  matched: [],
  distinguished: [],
});

/** Why this person is not to be approached, where there is a reason. */
export const silenceFor = ({
  death,
  doNotContact,
}: Pick<Beneficiary, 'death' | 'doNotContact'>): 'deceased' | 'no_contact_wished' | undefined =>
  death ? 'deceased' : doNotContact ? 'no_contact_wished' : undefined;
