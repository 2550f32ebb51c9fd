import { isAttestedAlready } from './attestation';
import type { CaseCommand } from './commands';
import { isVerifiedAlready } from './data';
import { isAssignedAlready } from './entries';
import { isNoticedAlready } from './raising';
import { isConfirmedAlready, isDeliveredAlready } from './services';
import type { Known } from './state';
import type { Documents } from '../documents';

/** Whether what the command asks for is so already: it then answers with nothing, before the stage is asked. */
export const isRepeat = (command: CaseCommand, state: Known, { policy }: Documents): boolean => {
  switch (command.type) {
    case 'AssignCase':
      return isAssignedAlready(command, state);
    case 'ReferToResearch':
      return state.status === 'review';
    case 'VerifyData':
      return isVerifiedAlready(command, state);
    case 'AttestData':
      return isAttestedAlready(command, state);
    case 'GiveReviewNotice':
      return isNoticedAlready(command, state, policy);
    case 'NotifyDecision':
      return state.status === 'answered';
    case 'CompleteRegistration':
      return state.registered !== undefined;
    case 'DeliverService':
      return isDeliveredAlready(command, state);
    case 'ConfirmService':
      return isConfirmedAlready(command, state);
    case 'WithdrawRequest':
      return state.ended?.kind === 'withdrawn';
    default:
      return false; // every other command is a new fact each time, or has its own 'so already' in its rule
  }
};
