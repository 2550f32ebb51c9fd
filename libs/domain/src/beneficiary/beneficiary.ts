import { checkCode } from '../case/codes';
import type { Documents } from '../documents';
import type { Decider } from '../decider';
import { Refused } from '../refused';
import type { Instant } from '../time/instant';
import { beneficiaryCommands, type BeneficiaryCommand, type BeneficiaryCommandOf } from './commands';
import {
  beneficiaryDueKinds,
  beneficiaryEvents,
  type BeneficiaryEvent,
  type BeneficiaryFactType,
  type BeneficiaryFacts,
} from './events';
import { mandateClocks } from './mandate-clocks';
import { evolveBeneficiary, isSame, type Beneficiary } from './state';

type Of<T extends BeneficiaryCommand['type']> = BeneficiaryCommandOf<T>;

const decideBeneficiary = (
  command: BeneficiaryCommand,
  state: Beneficiary | undefined,
  documents: Documents,
  at: Instant,
): readonly BeneficiaryEvent[] => {
  if (command.type === 'RegisterBeneficiary') return register(command, state, documents, at);
  if (!state) throw new Refused('case_unknown');
  checkSubjects(command, state);
  switch (command.type) {
    case 'CorrectBeneficiary':
      return correct(command, state, documents, at);
    case 'AddDependant':
      return addDependant(command, state, at);
    case 'RemoveDependant':
      return removeDependant(command, state, at);
    case 'GrantMandate':
      return grantMandate(command, state, at);
    case 'EndMandate':
      return endMandate(command, state, at);
    case 'SetContactPreferences':
      return setPreferences(command, state, at);
    case 'GiveConsent':
      return giveConsent(command, state, at);
    case 'WithdrawConsent':
      return withdrawConsent(command, state, at);
    case 'RecordDeath':
      return recordDeath(command, state, at);
    case 'RetractDeath':
      return state.death ? recorded('DeathRetracted', command, at, {}) : [];
    case 'MatchPersons':
      return match(command, state, at);
    case 'DistinguishPersons':
      return distinguish(command, state, at);
    case 'PassTimelineStep':
      return []; // what is due has been recorded before any command is judged
  }
};

const recorded = <T extends BeneficiaryFactType>(
  type: T,
  { data: { beneficiaryId, personal } }: BeneficiaryCommand,
  at: Instant,
  facts: BeneficiaryFacts[T],
): readonly BeneficiaryEvent[] =>
  [
    {
      type,
      data: { beneficiaryId, occurredAt: at, ...(personal === undefined ? {} : { personal }), ...facts },
    },
  ] as unknown as readonly BeneficiaryEvent[];

/** P4, P14: of every segment, inside the association or outside it. */
const register = (
  command: Of<'RegisterBeneficiary'>,
  state: Beneficiary | undefined,
  { policy, calendar }: Documents,
  at: Instant,
): readonly BeneficiaryEvent[] => {
  if (state) throw new Refused('already_registered', 'P14');
  const { data, by } = command;
  checkParts(data.personal, [data.beneficiaryId]);
  checkCode(data.segment, policy.segments, '/segment');
  const { policyId, version: policyVersion, use } = policy;
  return recorded('BeneficiaryRegistered', command, at, {
    policyId,
    policyVersion,
    calendarVersion: calendar.version,
    use,
    registeredBy: by.id,
    // guard P14
    kind: data.kind,
    // guard P4
    segment: data.segment,
    language: data.language,
    identityHashes: data.identityHashes,
  });
};

const correct = (command: Of<'CorrectBeneficiary'>, state: Beneficiary, { policy }: Documents, at: Instant) => {
  const { kind, segment, language, personal, identityHashes } = command.data;
  checkCode(segment, policy.segments, '/segment');
  const changes = (['kind', 'segment', 'language'] as const).some(
    (name) => command.data[name] !== undefined && command.data[name] !== state[name],
  );
  if (!changes && personal === undefined) return [];
  return recorded('BeneficiaryCorrected', command, at, { kind, segment, language, identityHashes });
};

const addDependant = (command: Of<'AddDependant'>, state: Beneficiary, at: Instant) => {
  const { dependantId, relation, from = at, identityHashes } = command.data;
  if (dependantId === state.beneficiaryId) throw new Refused('same_person', 'P1', { pointer: '/dependantId' });
  checkPast(from, '/from', at);
  if (openDependant(state, dependantId)) return [];
  return recorded('DependantAdded', command, at, { dependantId, relation, from, identityHashes });
};

const removeDependant = (command: Of<'RemoveDependant'>, state: Beneficiary, at: Instant) => {
  const { dependantId, until = at } = command.data;
  const dependant = openDependant(state, dependantId);
  if (!dependant && state.dependants.some((each) => each.dependantId === dependantId)) return [];
  if (!dependant) throw new Refused('dependant_unknown', 'P1');
  if (until < dependant.from || until > at)
    throw new Refused('instant_out_of_range', undefined, { pointer: '/until', earliest: dependant.from, latest: at });
  return recorded('DependantRemoved', command, at, { dependantId, until });
};

const openDependant = ({ dependants }: Beneficiary, dependantId: string) =>
  dependants.find((each) => each.dependantId === dependantId && each.until === undefined);

/** P1: who acts for the person, by what right, how far and until when: over a minor at the latest until they are 18. */
const grantMandate = (command: Of<'GrantMandate'>, state: Beneficiary, at: Instant) => {
  const { agentId, mandateKind, scope = 'all', basis, comesOfAgeAt } = command.data;
  if (agentId === state.beneficiaryId) throw new Refused('same_person', 'P1', { pointer: '/agentId' });
  checkAlive(state);
  // A grown person can have a guardian (by a court), but nobody's custody.
  const ofMinor = mandateKind === 'custody' || (mandateKind === 'guardianship' && (comesOfAgeAt ?? '') > at);
  const until = [command.data.until, ofMinor ? comesOfAgeAt : undefined].filter((end) => end !== undefined).sort()[0];
  if (until !== undefined && until <= at) throw new Refused('mandate_missing', 'P1', { until });
  const held = state.mandates.find((mandate) => isSame(mandate, { agentId, mandateKind }));
  if (held && held.scope === scope && held.until === until && held.basis === basis) return [];
  return recorded('MandateGranted', command, at, { agentId, mandateKind, scope, basis, until });
};

const endMandate = (command: Of<'EndMandate'>, { mandates }: Beneficiary, at: Instant) => {
  const { agentId, mandateKind } = command.data;
  const known = mandates.filter((mandate) => mandate.agentId === agentId && mandate.mandateKind === mandateKind);
  if (known.length === 0) throw new Refused('mandate_missing', 'P1');
  if (!known.some((mandate) => mandate.endedAt === undefined)) return [];
  return recorded('MandateEnded', command, at, { agentId, mandateKind });
};

/** P17: over which of the seven channels the person wishes to be reached, or that they do not. */
const setPreferences = (command: Of<'SetContactPreferences'>, state: Beneficiary, at: Instant) => {
  const { preferences = state.preferences, doNotContact = state.doNotContact, language, personal } = command.data;
  const given = preferences.map(({ channel, medium }) => (medium === undefined ? { channel } : { channel, medium }));
  const same =
    JSON.stringify(given) === JSON.stringify(state.preferences) &&
    doNotContact === state.doNotContact &&
    (language ?? state.language) === state.language;
  if (same && personal === undefined) return [];
  // guard P17
  return recorded('ContactPreferencesSet', command, at, { preferences: given, doNotContact, language });
};

const giveConsent = (command: Of<'GiveConsent'>, state: Beneficiary, at: Instant) => {
  const { purpose } = command.data;
  checkAlive(state);
  return standing(state, purpose) ? [] : recorded('ConsentGiven', command, at, { purpose });
};

/** A consent can be withdrawn at any time, and only one that was given. */
const withdrawConsent = (command: Of<'WithdrawConsent'>, state: Beneficiary, at: Instant) => {
  const { purpose } = command.data;
  if (standing(state, purpose)) return recorded('ConsentWithdrawn', command, at, { purpose });
  if (state.consents.some((consent) => consent.purpose === purpose)) return [];
  throw new Refused('consent_unknown', 'P1');
};

const standing = ({ consents }: Beneficiary, purpose: string) =>
  consents.find((consent) => consent.purpose === purpose && consent.withdrawnAt === undefined);

const recordDeath = (command: Of<'RecordDeath'>, { death }: Beneficiary, at: Instant) => {
  const { knownSince = at, knownFrom } = command.data;
  checkPast(knownSince, '/knownSince', at);
  return death ? [] : recorded('DeathRecorded', command, at, { knownSince, knownFrom });
};

/** A person's decision, which the opposite one undoes; nothing is merged by it. */
const match = (command: Of<'MatchPersons'>, state: Beneficiary, at: Instant) => {
  const otherId = otherOf(command, state);
  return state.matched.includes(otherId) ? [] : recorded('PersonsMatched', command, at, { otherId });
};

const distinguish = (command: Of<'DistinguishPersons'>, state: Beneficiary, at: Instant) => {
  const otherId = otherOf(command, state);
  return state.distinguished.includes(otherId) ? [] : recorded('PersonsDistinguished', command, at, { otherId });
};

const otherOf = ({ data }: Of<'MatchPersons' | 'DistinguishPersons'>, { beneficiaryId }: Beneficiary): string => {
  if (data.otherId === beneficiaryId) throw new Refused('same_person', 'P1', { pointer: '/otherId' });
  return data.otherId;
};

const checkAlive = ({ death }: Beneficiary): void => {
  if (death) throw new Refused('person_deceased', 'P1', { knownSince: death.knownSince });
};

const checkPast = (value: Instant, pointer: string, at: Instant): void => {
  if (value > at) throw new Refused('instant_out_of_range', undefined, { pointer, earliest: null, latest: at });
};

/** What is personal here is the beneficiary's, a dependant's, or that of who acts for them. */
const checkSubjects = ({ data }: BeneficiaryCommand, state: Beneficiary): void => {
  const { dependantId, agentId } = data as { dependantId?: string; agentId?: string };
  const known = [
    state.beneficiaryId,
    ...state.dependants.map((dependant) => dependant.dependantId),
    ...state.mandates.map((mandate) => mandate.agentId),
    ...[dependantId, agentId].filter((id) => id !== undefined),
  ];
  checkParts(data.personal, known);
};

const checkParts = (personal: BeneficiaryCommand['data']['personal'], known: readonly string[]): void => {
  const stranger = (personal ?? []).findIndex(({ subject }) => !known.includes(subject));
  if (stranger >= 0) throw new Refused('subject_unknown', undefined, { pointer: `/personal/${stranger}/subject` });
};

export const beneficiaryDecider: Decider<Beneficiary, BeneficiaryCommand, BeneficiaryEvent> = {
  decide: decideBeneficiary,
  evolve: evolveBeneficiary,
  clocksOf: mandateClocks,
  commands: beneficiaryCommands,
  events: beneficiaryEvents,
  dueKinds: beneficiaryDueKinds,
  mostEvents: 500,
};
