import type { Actor, Role } from '../actor';
import { Refused } from '../refused';
import type { Stage } from '../closed-lists';
import type { Instant } from '../time/instant';
import { concealStage, isConcealed } from './concealment';
import type { CaseCommand, CaseCommandType } from './commands';
import { decide } from './decide';
import { checkReadyToDecide } from './review';
import { stageOf } from './stage';
import type { Known } from './state';
import type { Documents } from '../documents';

/** The command that takes a case out of its stage, and what it would be refused with now; null when nothing hinders it. */
export type WayOn = {
  command: CaseCommandType;
  hindrance: { code: string; clause: string | null; details: Readonly<Record<string, unknown>> } | null;
};

/**
 * What the case waits for, asked of the decider itself, so that no second list of rules can disagree with it. Null for an
 * ended case. To whom a decision is concealed, the case is still under review.
 */
export const wayOnOf = (state: Known, documents: Documents, at: Instant, roles: readonly Role[]): WayOn | null => {
  const stage = stageOf(state, documents);
  const command = leadingOutOf(isConcealed(state, roles) ? concealStage(stage) : stage, state);
  if (command === undefined) return null;
  try {
    judge(command, state, documents, at);
    return { command, hindrance: null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { command, hindrance: { code: error.code, clause: error.clause ?? null, details: error.details ?? {} } };
  }
};

const leadingOutOf = (stage: Stage, state: Known): CaseCommandType | undefined => {
  switch (stage) {
    case 'preparation':
    case 'verification_failed':
    case 'ready':
      return 'ReferToResearch';
    case 'review':
      return 'RecordDecision';
    case 'decided':
      return 'NotifyDecision';
    case 'answered':
    case 'registration':
      return 'decision' in state && state.decision.outcome === 'accepted' && !state.registered
        ? 'CompleteRegistration'
        : 'CloseCase';
    case 'service':
    case 'withdrawn':
    case 'discontinued':
      return 'CloseCase';
    case 'closed':
      return undefined;
  }
};

/** Asks as one from whom nothing is concealed. */
const asker: Actor = { id: 'nobody', kind: 'system', roles: ['officer'] };

const judge = (type: CaseCommandType, state: Known, documents: Documents, at: Instant): void => {
  // What a decision carries is the committee's to say: its gates alone can be asked beforehand.
  if (type === 'RecordDecision') return checkReadyToDecide(state, documents.policy);
  decide({ type, data: { caseId: state.caseId }, by: asker, at } as unknown as CaseCommand, state, documents);
};
