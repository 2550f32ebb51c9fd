import { isSettled, type Known, type PolicyVersion } from '@lib/domain';

/** Whose turn it is, as the queue shows it. */
export type WaitsFor =
  | 'applicant'
  | 'third_party'
  | 'officer'
  | 'researcher'
  | 'committee'
  | 'provider'
  | 'beneficiary'
  | 'nobody';

/** From the facts alone: an assignment says who in particular, this says which part of the house. */
export const waitsForOf = (state: Known, policy: PolicyVersion): WaitsFor => {
  if (state.ended || state.history?.sourceEnds) return 'nobody';
  const owed = state.information[0];
  if (owed && state.status !== 'answered') return owed.from;
  if (state.clarifications.length > 0) return 'researcher';
  switch (state.status) {
    case 'preparing':
      return 'officer';
    case 'review':
      return policy.gates.includes('need_assessed') && !state.needAssessed ? 'researcher' : 'committee';
    case 'decided':
      return 'officer';
    case 'answered':
      return afterAnswer(state);
  }
};

const afterAnswer = (state: Known): WaitsFor => {
  const open = state.services.filter((service) => !isSettled(service));
  if (open.some(({ status }) => status === 'planned')) return 'provider';
  return open.length > 0 ? 'beneficiary' : 'officer';
};
