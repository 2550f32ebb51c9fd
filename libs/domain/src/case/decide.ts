import { Refused } from '../refused';
import type { CalendarVersion } from '../calendar';
import { instantOf, msOf, type Instant } from '../time/instant';
import { authoriseEarlyAnswer, notify, recordAnswerAttempt, reportEarlyAnswer, retractAnswer } from './answer';
import { attest, changeApplicant } from './attestation';
import type { CaseCommand } from './commands';
import {
  askClarification,
  cancelInformationRequest,
  correct,
  failVerification,
  giveClarification,
  requestInformation,
  supplyInformation,
  verify,
} from './data';
import { dueSteps, mostEvents } from './due-steps';
import { close, discontinue, reopen, withdraw } from './ending';
import { applyCalendar, assign, completeHistory, enterInquiry, recordContactAttempt, settleInquiry } from './entries';
import type { CaseEvent } from './events';
import { evolve } from './evolve';
import {
  checkConcealed,
  checkEnded,
  checkImporter,
  expectAnswered,
  expectAsked,
  expectDecided,
  expectDecidedStage,
  expectPreparing,
  expectRegistrable,
  expectStudied,
  expectUndecided,
  expectUnderReview,
} from './expectations';
import { judgedAt } from './judged';
import { giveNotice, refer } from './raising';
import { completeRegistration, recordRequirement } from './registration';
import { checkCited } from './cited-documents';
import { isRepeat } from './repeats';
import { assessNeed, recordDecision, retractDecision } from './review';
import { cancelService, confirmService, deliverService, planService } from './services';
import type { Case, Known } from './state';
import { checkSubjects } from './subjects';
import { submit } from './submission';
import type { Documents } from '../documents';

/** For a submission while no version of the series is in force, `policy` is undefined. */
export type GivenDocuments = Documents | { policy: undefined; calendar: CalendarVersion };

/**
 * Judges a command: the steps that fell due first, then its own events; none where there is nothing left to do.
 * Throws Refused. `PassTimelineStep` records only what is due.
 */
export const decide = (given: CaseCommand, state: Case, documents: GivenDocuments): readonly CaseEvent[] => {
  const command = withCanonicalInstants(given);
  if (documents.policy === undefined) throw new Refused('policy_not_in_force', 'P3');
  const at = judgedAt(command, state);
  if (command.type === 'SubmitRequest') {
    checkSubjects(command);
    checkCited(command, documents.policy);
    return state.status === 'unknown' ? submit(command, documents, at) : [];
  }
  if (state.status === 'unknown') throw new Refused('case_unknown');
  const due = dueSteps(state, documents, at);
  if (command.type === 'PassTimelineStep') return due;
  const current = due.reduce<Case>(evolve, state) as Known;
  checkImporter(command, current);
  checkEnded(command, current);
  if (isRepeat(command, current, documents)) return [];
  checkConcealed(command, current);
  checkSubjects(command, current);
  checkCited(command, documents.policy);
  const own = judge(command, current, documents, at);
  if (own.length === 0) return [];
  if (state.count + due.length + own.length > mostEvents)
    throw new Refused('case_full', undefined, { most: mostEvents });
  return [...due, ...own];
};

type Judged = Exclude<CaseCommand, { type: 'SubmitRequest' | 'PassTimelineStep' }>;

const judge = (command: Judged, state: Known, documents: Documents, at: Instant): readonly CaseEvent[] => {
  switch (command.type) {
    case 'CorrectData':
      return correct(command, expectUndecided(state), documents, at);
    case 'RequestInformation':
      return requestInformation(command, expectStudied(command, state, documents), documents, at);
    case 'SupplyInformation':
      return supplyInformation(command, expectAsked(command, state, documents), documents, at);
    case 'CancelInformationRequest':
      return cancelInformationRequest(command, expectAsked(command, state, documents), documents, at);
    case 'VerifyData':
      return verify(command, expectStudied(command, state, documents), documents, at);
    case 'FailVerification':
      return failVerification(command, expectStudied(command, state, documents), documents, at);
    case 'AttestData':
      return attest(command, expectStudied(command, state, documents), documents, at);
    case 'ChangeApplicant':
      if (state.status === 'answered') throw new Refused('already_answered', 'P26');
      return changeApplicant(command, state, documents, at);
    case 'AskClarification':
      return askClarification(command, state, documents, at);
    case 'GiveClarification':
      return giveClarification(command, state, documents, at);
    case 'GiveReviewNotice':
      return giveNotice(command, expectStudied(command, state, documents), documents, at);
    case 'ReferToResearch':
      return refer(command, expectPreparing(command, state, documents), documents, at);
    case 'AssessNeed':
      return assessNeed(command, expectUnderReview(state), documents, at);
    case 'RecordDecision':
      // guard P26
      if (state.status === 'decided' || state.status === 'answered') throw new Refused('already_decided', 'P26');
      return recordDecision(command, expectUnderReview(state), documents, at);
    case 'RetractDecision':
      if (state.status === 'answered') throw new Refused('already_answered', 'P26');
      return retractDecision(command, expectDecided(command, state, documents), documents, at);
    case 'AuthoriseEarlyAnswer':
      if (!documents.policy.reviewWindow.earlyAnswer) throw new Refused('early_answer_not_allowed', 'P27');
      return authoriseEarlyAnswer(command, expectDecidedStage(command, state, documents), documents, at);
    case 'NotifyDecision':
      return notify(command, expectDecided(command, state, documents), documents, at);
    case 'RecordAnswerAttempt':
      return recordAnswerAttempt(command, expectDecided(command, state, documents), documents, at);
    case 'ReportEarlyAnswer':
      return reportEarlyAnswer(command, state, documents, at);
    case 'RetractAnswer':
      return retractAnswer(command, expectAnswered(state), documents, at);
    case 'RecordContactAttempt':
      return recordContactAttempt(command, state, documents, at);
    case 'RecordRequirement':
      return recordRequirement(command, expectRegistrable(command, state, documents), documents, at);
    case 'CompleteRegistration':
      return completeRegistration(command, state, documents, at);
    case 'PlanService':
      return planService(command, state, documents, at);
    case 'DeliverService':
      return deliverService(command, state, documents, at);
    case 'ConfirmService':
      return confirmService(command, state, documents, at);
    case 'CancelService':
      return cancelService(command, state, documents, at);
    case 'WithdrawRequest':
      return withdraw(command, state, documents, at);
    case 'DiscontinueRequest':
      return discontinue(command, state, documents, at);
    case 'CloseCase':
      return close(command, state, documents, at);
    case 'AssignCase':
      return assign(command, state, documents, at);
    case 'ReopenCase':
      return reopen(command, state, documents, at);
    case 'CompleteHistory':
      return completeHistory(command, state, documents, at);
    case 'EnterInquiry':
      return enterInquiry(command, state, documents, at);
    case 'SettleInquiry':
      return settleInquiry(command, state, documents, at);
    case 'ApplyCalendar':
      return applyCalendar(command, state, documents, at);
  }
};

const instantMembers = ['occurredAt', 'receivedAt', 'toldAt', 'deliveredAt', 'dueAt'] as const;

/** String order is time order only in one spelling: whatever offset or precision was sent, events hold ours. */
const withCanonicalInstants = <C extends CaseCommand>(command: C): C => {
  const data = command.data as Readonly<Record<string, unknown>>;
  const changed: Record<string, string> = {};
  for (const member of instantMembers) {
    const value = data[member];
    if (typeof value !== 'string') continue;
    const ms = msOf(value);
    if (Number.isNaN(ms)) throw new Refused('instant_out_of_range', undefined, { pointer: `/${member}` });
    if (instantOf(ms) !== value) changed[member] = instantOf(ms);
  }
  return Object.keys(changed).length === 0 ? command : { ...command, data: { ...data, ...changed } };
};
