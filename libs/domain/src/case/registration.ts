import { hasRole } from '../actor';
import { Refused } from '../refused';
import type { PolicyVersion, Requirement } from '../policy/document';
import { reasonFor } from './codes';
import { everyOf } from './judged';
import type { Rule } from './rule';
import { isVerified } from './stage';
import type { Answered, Known } from './state';

/** P28: met; or waived, which a supervisor does and says why. */
export const recordRequirement: Rule<'RecordRequirement'> = (command, state, { policy }, at) => {
  const { data, by } = command;
  const allowed = requirementsOf(state, policy).map(({ code }) => code);
  if (!allowed.includes(data.requirement))
    throw new Refused('requirement_unknown', 'P28', { pointer: '/requirement', allowed });
  if (data.state === 'waived' && !hasRole(by, 'supervisor', 'importer')) throw new Refused('forbidden', 'P28');
  const reasonCode = data.state === 'waived' ? reasonFor('requirement_waived', data, policy, 'P28') : undefined;
  const known = state.requirements.find(({ requirement }) => requirement === data.requirement);
  if (known?.state === data.state) return [];
  const { requirement, state: recorded } = data;
  return [{ type: 'RequirementRecorded', data: { ...everyOf(command, at), requirement, state: recorded, reasonCode } }];
};

/** P27, P28: registering is an answer, so it waits for one; beside the study it says nothing of the outcome. */
export const completeRegistration: Rule<'CompleteRegistration'> = (command, state, { policy }, at) => {
  if (policy.registrationFrom === 'answer') expectAccepted(state);
  else if (!isVerified(state)) throw new Refused('data_not_verified', 'P21', voidedBy(state));
  const done = new Set(state.requirements.map(({ requirement }) => requirement));
  const missing = requirementsOf(state, policy).filter(({ code, required }) => required && !done.has(code));
  // guard P28
  if (missing.length > 0)
    throw new Refused('requirements_incomplete', 'P28', { requirements: missing.map(({ code }) => code) });
  return [{ type: 'RegistrationCompleted', data: { ...everyOf(command, at), policyVersion: state.policyVersion } }];
};

const voidedBy = ({ voided }: Known) => voided.verification && { voidedBy: voided.verification };

/** Throws Refused: `not_accepted`, `answer_outstanding` (P26, P27). */
export function expectAccepted(state: Known): asserts state is Answered {
  const decision = state.status === 'decided' || state.status === 'answered' ? state.decision : undefined;
  if (decision?.outcome !== 'accepted') throw new Refused('not_accepted', 'P28');
  if (state.status !== 'answered') throw new Refused('answer_outstanding', 'P26');
}

/** Of what was granted, or as long as nothing is answered, of what was asked for. */
const requirementsOf = (state: Known, policy: PolicyVersion): readonly Requirement[] => {
  const of = (support: string): readonly Requirement[] => policy.requirements[support] ?? [];
  if (state.status !== 'answered') return of(state.requestedSupport);
  if (state.decision.outcome === 'rejected') return [];
  const all = state.decision.supports.flatMap(of);
  return all.filter(({ code }, index) => all.findIndex((one) => one.code === code) === index);
};

/** «مع»: in step with completeness, beside the study; it then says nothing about the outcome. */
export const isRegistrationBesideStudy = ({ registrationFrom }: PolicyVersion): boolean =>
  registrationFrom === 'verification';
