import type { Loop, Stage } from '../closed-lists';
import type { Gate, PolicyVersion } from '../policy/document';
import type { Case, Known, VoidedBy } from './state';

/** One stage at a time, from facts. Only `ready` needs the version: its gates are data. An unknown case counts as in preparation. */
export const stageOf = (state: Case, documents: { policy: PolicyVersion }): Stage => {
  if (state.status === 'unknown') return 'preparation';
  if (state.ended) return state.ended.kind;
  switch (state.status) {
    case 'preparing':
      if (state.verificationFailedAt !== undefined) return 'verification_failed';
      return shutGate(state, documents.policy) ? 'preparation' : 'ready';
    case 'review':
      return 'review';
    case 'decided':
      return 'decided';
    case 'answered':
      if (state.decision.outcome === 'rejected') return 'answered';
      if (state.registered) return 'service';
      return state.requirements.length > 0 ? 'registration' : 'answered';
  }
};

export const loopsOf = (state: Case): readonly Loop[] => {
  if (state.status === 'unknown') return [];
  const open: Record<Loop, boolean> = {
    information: state.information.length > 0,
    clarification: state.clarifications.length > 0,
    inquiry: state.openInquiries.some(({ kind }) => kind === 'inquiry'),
    dispute: state.openInquiries.some(({ kind }) => kind === 'dispute'),
  };
  return (Object.keys(open) as Loop[]).filter((loop) => open[loop]);
};

export type ShutGate = { code: string; clause: string; voidedBy?: VoidedBy };

export const isVerified = (state: Known): boolean => state.verified?.dataHash === state.dataHash;
export const isAttested = (state: Known): boolean => state.attested?.dataHash === state.dataHash;

/** The first of the version's gates that is shut before the raising (P21, P23, P24, P20), with what voided it. */
export const shutGate = (state: Known, { gates }: PolicyVersion): ShutGate | undefined => {
  const asks = (gate: Gate): boolean => gates.includes(gate);
  // guard P21
  if (asks('data_verified') && !isVerified(state))
    return { code: 'data_not_verified', clause: 'P21', voidedBy: state.voided.verification };
  // guard P23
  if (asks('attested') && !isAttested(state))
    return { code: 'attestation_missing', clause: 'P23', voidedBy: state.voided.attestation };
  // guard P24
  if (asks('noticed') && !state.noticed) return { code: 'review_notice_missing', clause: 'P24' };
  // guard P20
  if (asks('information_complete') && state.information.length > 0)
    return { code: 'information_outstanding', clause: 'P20' };
  return undefined;
};
