import { hasRole, type Role } from '../actor';
import { Refused } from '../refused';
import { caseCommands } from './command-table';
import type { CaseCommand, CaseCommandType } from './commands';
import { concealStage, isConcealed } from './concealment';
import { isRegistrationBesideStudy } from './registration';
import { stageOf } from './stage';
import type { Answered, Decided, Known, Preparing, UnderReview } from './state';
import type { Documents } from '../documents';

type Type = CaseCommand['type'];

/** What a decided case takes, of what those may send who are shown it as under review. */
const takenWhenDecided: readonly Type[] = ['AskClarification', 'WithdrawRequest'];
const takenWhenClosed: readonly Type[] = ['ReopenCase', 'ReportEarlyAnswer', 'CompleteHistory', 'SettleInquiry'];
const takenWhenEnded: readonly Type[] = [...takenWhenClosed, 'CloseCase'];

/** Throws Refused: `case_closed`, `case_ended`. A repeated withdrawal has nothing left to do. */
export const checkEnded = (command: CaseCommand, state: Known): void => {
  if (!state.ended) return;
  const { kind } = state.ended;
  if (kind === 'closed' && !takenWhenClosed.includes(command.type)) throw new Refused('case_closed');
  if (kind === 'withdrawn' && command.type === 'WithdrawRequest') return;
  if (!takenWhenEnded.includes(command.type)) throw new Refused('case_ended', undefined, { stage: kind });
};

/** An importer's hand as such reaches cases of a historical series and no other. Throws Refused('not_historical'). */
export const checkImporter = ({ type, by }: CaseCommand, state: Known): void => {
  if (state.use === 'historical' || !hasRole(by, 'importer')) return;
  const others: readonly Role[] = type in caseCommands ? caseCommands[type as CaseCommandType].roles : [];
  if (!hasRole(by, ...others.filter((role) => role !== 'importer'))) throw new Refused('not_historical');
};

/** Before anything else is said: whom a decided case is shown as under review gets one answer for all it does not take. */
export const checkConcealed = (command: CaseCommand, state: Known): void => {
  if (state.ended || hasRole(command.by, 'system') || !isConcealed(state, command.by.roles)) return;
  if (!takenWhenDecided.includes(command.type)) throw new Refused('stage_not_fit', undefined, { stage: 'review' });
};

const notFit = (command: CaseCommand, state: Known, documents: Documents): Refused => {
  const stage = stageOf(state, documents);
  return new Refused('stage_not_fit', undefined, {
    stage: isConcealed(state, command.by.roles) ? concealStage(stage) : stage,
  });
};

/** In preparation or under review. */
export const expectStudied = (command: CaseCommand, state: Known, documents: Documents): Preparing | UnderReview => {
  if (state.status === 'preparing' || state.status === 'review') return state;
  throw notFit(command, state, documents);
};

/** Where nothing was asked, that is what is said, whatever the stage. */
export const expectAsked = (command: CaseCommand, state: Known, documents: Documents): Known =>
  state.information.length === 0 ? state : expectStudied(command, state, documents);

export const expectPreparing = (command: CaseCommand, state: Known, documents: Documents): Preparing => {
  if (state.status === 'preparing') return state;
  throw notFit(command, state, documents);
};

/** Throws Refused: `already_decided` (retract it first), `already_answered`. */
export const expectUndecided = (state: Known): Preparing | UnderReview => {
  if (state.status === 'decided') throw new Refused('already_decided', 'P26');
  if (state.status === 'answered') throw new Refused('already_answered', 'P26');
  return state;
};

export const expectUnderReview = (state: Known): UnderReview => {
  if (state.status === 'review') return state;
  throw new Refused('not_under_review', 'P25');
};

/** Throws Refused('not_decided') before the decision; after the answer it does not fit any more. */
export const expectDecided = (command: CaseCommand, state: Known, documents: Documents): Decided => {
  if (state.status === 'decided') return state;
  if (state.status === 'answered') throw notFit(command, state, documents);
  throw new Refused('not_decided', 'P26');
};

export const expectDecidedStage = (command: CaseCommand, state: Known, documents: Documents): Decided => {
  if (state.status === 'decided') return state;
  throw notFit(command, state, documents);
};

export const expectAnswered = (state: Known): Answered => {
  if (state.status === 'answered') return state;
  throw new Refused('not_answered', 'P26');
};

/** P28: after the answer, or where the version lets registration run beside the study, on every open case. */
export const expectRegistrable = (command: CaseCommand, state: Known, documents: Documents): Known => {
  if (state.status === 'answered' || isRegistrationBesideStudy(documents.policy)) return state;
  throw notFit(command, state, documents);
};
