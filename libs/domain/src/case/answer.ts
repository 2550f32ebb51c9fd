import { Refused } from '../refused';
import type { Instant } from '../time/instant';
import { reasonFor } from './codes';
import type { CaseCommand, CaseCommandOf } from './commands';
import { checkBetween, everyOf, floorJudgedAt } from './judged';
import type { Rule } from './rule';
import type { Answered, Decided, Known } from './state';
import { earliestAnswerOf } from './timeline';
import type { Documents } from '../documents';

/** P27: the text knows no exception; a version may, and then a named person gives a reason. */
export const authoriseEarlyAnswer: Rule<'AuthoriseEarlyAnswer', Decided> = (command, state, { policy }, at) => {
  const reasonCode = reasonFor('early_answer_authorised', command.data, policy, 'P27');
  if (state.earlyAnswer) return [];
  return [{ type: 'EarlyAnswerAuthorised', data: { ...everyOf(command, at), reasonCode } }];
};

/** P26, P27: the answer, never before the floor: not now, and not by the day on which it is said to have been told. */
export const notify: Rule<'NotifyDecision', Decided> = (command, state, documents, at) => {
  const { data } = command;
  const toldAt = data.toldAt ?? at;
  checkBetween(toldAt, '/toldAt', undefined, at);
  checkFloor(command, state, documents, at, state.earlyAnswer);
  return [
    {
      type: 'DecisionNotified',
      data: { ...told(command, at, toldAt), outcome: state.decision.outcome, letter: data.letter },
    },
  ];
};

/** P26: tried, and not reached. */
export const recordAnswerAttempt: Rule<'RecordAnswerAttempt', Decided> = (command, state, documents, at) => {
  const { data } = command;
  const toldAt = data.toldAt ?? at;
  checkBetween(toldAt, '/toldAt', undefined, at);
  checkFloor(command, state, documents, at, state.earlyAnswer);
  return [{ type: 'AnswerAttempted', data: { ...told(command, at, toldAt), letter: data.letter } }];
};

/** P27: an answer that was given outside before the floor is a breach for ever, and not an answer. */
export const reportEarlyAnswer: Rule<'ReportEarlyAnswer'> = (command, state, documents, at) => {
  const { data } = command;
  if (!state.round) throw new Refused('never_referred', 'P25');
  const toldAt = data.toldAt ?? at;
  checkBetween(toldAt, '/toldAt', undefined, at);
  const earliest = earliestAnswerOf(state, documents);
  if (earliest === null || toldAt >= earliest) throw new Refused('answer_not_early', 'P27', { earliest });
  const reasonCode = reasonFor('early_answer_reported', data, documents.policy, 'P27');
  return [{ type: 'EarlyAnswerReported', data: { ...told(command, at, toldAt), earliest, by: data.by, reasonCode } }];
};

/** House: recorded by mistake, and the answer is owed again; or told wrongly, and the right one has been told. */
export const retractAnswer: Rule<'RetractAnswer', Answered> = (command, state, documents, at) => {
  const { data } = command;
  if (state.registered?.afterAnswer) throw new Refused('registration_completed', 'P28');
  const reasonCode = reasonFor('answer_retracted', data, documents.policy);
  const answerStands = reasonCode === 'told_wrongly';
  if (!answerStands) return [{ type: 'AnswerRetracted', data: { ...everyOf(command, at), reasonCode, answerStands } }];
  const toldAt = data.toldAt ?? at;
  checkBetween(toldAt, '/toldAt', undefined, at);
  checkFloor(command, state, documents, at, state.answer.early);
  return [
    {
      type: 'AnswerRetracted',
      data: { ...told(command, at, toldAt), reasonCode, answerStands, by: data.by ?? command.by.id },
    },
  ];
};

type Told = CaseCommandOf<'NotifyDecision' | 'RecordAnswerAttempt' | 'ReportEarlyAnswer' | 'RetractAnswer'>;

const told = (command: Told, at: Instant, toldAt: Instant) => ({
  ...everyOf(command, at),
  toldAt,
  channel: command.data.channel,
  medium: command.data.medium,
  toldTo: command.data.toldTo,
});

/** Throws Refused('answer_before_floor') with the earliest instant; at that instant itself the floor is passed. */
const checkFloor = (
  command: CaseCommand & { data: { toldAt?: Instant } },
  state: Known,
  documents: Documents,
  at: Instant,
  authorised: boolean,
): void => {
  const earliest = earliestAnswerOf(state, documents);
  if (earliest === null || authorised) return;
  const judged = floorJudgedAt(command, at);
  const toldAt = command.data.toldAt ?? judged;
  // guard P27
  if (judged < earliest || toldAt < earliest) {
    const floor = documents.policy.reviewWindow.floor;
    throw new Refused('answer_before_floor', 'P27', { earliest, floor: floor?.length });
  }
};
