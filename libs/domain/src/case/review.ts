import { Refused } from '../refused';
import { codesOf, type PolicyVersion } from '../policy/document';
import { checkCode, reasonFor } from './codes';
import type { CaseCommandOf } from './commands';
import { everyOf } from './judged';
import { checkGates } from './raising';
import type { Rule } from './rule';
import type { Decided, Known, UnderReview } from './state';

/** P18, P25: the study itself. */
export const assessNeed: Rule<'AssessNeed', UnderReview> = (command, _state, _documents, at) => {
  const { visited, recommendation, guide } = command.data;
  return [{ type: 'NeedAssessed', data: { ...everyOf(command, at), visited, recommendation, guide } }];
};

/** Every gate that was asked at the referral, and the social study where the version asks for it. */
export const checkReadyToDecide = (state: Known, policy: PolicyVersion): void => {
  checkGates(state, policy);
  if (policy.gates.includes('need_assessed') && !state.needAssessed) throw new Refused('need_not_assessed', 'P25');
};

/** P26: accepted or rejected, no third; every gate of the version is asked again (P21, P23). */
export const recordDecision: Rule<'RecordDecision', UnderReview> = (command, state, { policy }, at) => {
  const { data } = command;
  checkReadyToDecide(state, policy);
  checkContents(data, policy);
  checkInterests(data, state);
  return [
    {
      type: 'CommitteeDecided',
      data: {
        ...everyOf(command, at),
        outcome: data.outcome,
        reasonCodes: data.reasonCodes ?? [],
        granted: data.outcome === 'accepted' ? (data.granted ?? []) : [],
        members: data.members ?? [],
        stoodAside: data.stoodAside ?? [],
        minutes: data.minutes,
        legalBasis: data.legalBasis,
        dataHash: state.dataHash,
      },
    },
  ];
};

type Contents = CaseCommandOf<'RecordDecision'>['data'];

/** What a decision must carry is data of the version. */
const checkContents = (data: Contents, policy: PolicyVersion): void => {
  const { requires } = policy.decision;
  const reasons = policy.reasons[data.outcome];
  const none = (list: readonly unknown[] | undefined): boolean => !list || list.length === 0;
  if (requires.includes('reasons') && none(data.reasonCodes))
    throw new Refused('reasons_missing', 'P26', { pointer: '/reasonCodes', allowed: codesOf(reasons) });
  data.reasonCodes?.forEach((code, index) => checkCode(code, reasons, `/reasonCodes/${index}`));
  if (data.outcome === 'accepted' && requires.includes('granted') && none(data.granted))
    throw new Refused('grant_missing', 'P26', { pointer: '/granted' });
  data.granted?.forEach(({ support }, index) => checkCode(support, policy.support, `/granted/${index}/support`));
  if (requires.includes('members') && none(data.members))
    throw new Refused('members_missing', 'P26', { pointer: '/members' });
};

/** House: who stood aside on this case, now or at an earlier decision, decides nothing in it. */
const checkInterests = ({ members = [], stoodAside = [] }: Contents, state: UnderReview): void => {
  const aside = new Set([...stoodAside, ...state.stoodAside]);
  const both = members.filter((member) => aside.has(member));
  if (both.length > 0) throw new Refused('interest_declared', undefined, { members: both });
};

/** House: a slip of the pen, or new facts before the answer. */
export const retractDecision: Rule<'RetractDecision', Decided> = (command, _state, { policy }, at) => {
  const reasonCode = reasonFor('decision_retracted', command.data, policy);
  return [{ type: 'DecisionRetracted', data: { ...everyOf(command, at), reasonCode } }];
};
