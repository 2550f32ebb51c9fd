import type { AggregateCommandRow, Decider } from '../decider';
import type { Documents } from '../documents';
import { Refused } from '../refused';
import { clockOf, type Clock } from '../time/clock';
import type { DueKinds } from '../time/due';
import type { Instant } from '../time/instant';
import type { Role } from '../actor';
import { abandon } from './abandoning';
import type { InquiryCommand, InquiryCommandType } from './commands';
import type { InquiryEvent, InquiryFactType } from './events';
import { answer, assign, close, pass, rule, withdraw } from './handling';
import { receive, reopen } from './receiving';
import { evolveInquiry, type Inquiry } from './state';

const row = (route: string, roles: readonly Role[], clauses: readonly string[]): AggregateCommandRow => ({
  route,
  roles,
  clauses,
  gatedByFloor: false,
});

/** The one place for who may send a command of an inquiry, where to, and by which clauses. */
export const inquiryCommands: Readonly<Record<InquiryCommandType, AggregateCommandRow>> = {
  ReceiveInquiry: {
    ...row(
      'receive-inquiry',
      ['intake', 'officer', 'researcher', 'supervisor'],
      ['P5', 'P9', 'P12', 'P15', 'P17', 'P19'],
    ),
    begins: true,
  },
  AssignInquiry: row('assign-inquiry', ['officer', 'supervisor'], ['P9']),
  PassInquiry: row('pass-inquiry', ['officer', 'supervisor'], ['P9']),
  AnswerInquiry: row('answer-inquiry', ['officer', 'researcher', 'supervisor'], ['P9', 'P12', 'P19']),
  AcceptSuggestion: row('accept-suggestion', ['officer', 'supervisor'], ['P5']),
  DeclineSuggestion: row('decline-suggestion', ['officer', 'supervisor'], ['P5']),
  RemoveObstacle: row('remove-obstacle', ['officer', 'supervisor'], ['P15']),
  AcceptObstacle: row('accept-obstacle', ['officer', 'supervisor'], ['P15']),
  ReopenInquiry: row('reopen-inquiry', ['intake', 'officer', 'supervisor'], ['P9', 'P19']),
  CloseInquiry: row('close-inquiry', ['officer', 'supervisor'], ['P5', 'P15', 'P19']),
  WithdrawInquiry: row('withdraw-inquiry', ['intake', 'officer', 'supervisor'], ['P9']),
  AbandonInquiry: { ...row('abandon-inquiry', ['system'], ['P19']), begins: true },
  PassTimelineStep: row('pass-timeline-step', ['system'], ['P9']),
};

const clauses = inquiryCommands;

const inquiryEvents: Readonly<Record<InquiryFactType, readonly string[]>> = {
  InquiryReceived: clauses.ReceiveInquiry.clauses,
  InquiryAssigned: clauses.AssignInquiry.clauses,
  InquiryPassed: clauses.PassInquiry.clauses,
  InquiryAnswered: clauses.AnswerInquiry.clauses,
  SuggestionAccepted: clauses.AcceptSuggestion.clauses,
  SuggestionDeclined: clauses.DeclineSuggestion.clauses,
  ObstacleRemoved: clauses.RemoveObstacle.clauses,
  ObstacleAccepted: clauses.AcceptObstacle.clauses,
  InquiryReopened: clauses.ReopenInquiry.clauses,
  InquiryClosed: clauses.CloseInquiry.clauses,
  InquiryWithdrawn: clauses.WithdrawInquiry.clauses,
  InquiryAbandoned: clauses.AbandonInquiry.clauses,
  InquiryReopeningAbandoned: clauses.AbandonInquiry.clauses,
};

/** The wait for an answer (P9); how long anybody speaks with anybody is measured nowhere (P19). */
const inquiryDueKinds = {
  InquiryTargetNeared: { clock: 'inquiry', part: 'target_neared', clause: 'P9' },
  InquiryTargetMissed: { clock: 'inquiry', part: 'target', clause: 'P9' },
} as const satisfies DueKinds;

const decide = (
  command: InquiryCommand,
  state: Inquiry | undefined,
  documents: Documents,
  at: Instant,
): readonly InquiryEvent[] => {
  if (command.type === 'ReceiveInquiry') return receive(command, state, documents, at);
  if (command.type === 'AbandonInquiry') return abandon(command, state, documents, at);
  if (!state) throw new Refused('inquiry_unknown');
  switch (command.type) {
    case 'AssignInquiry':
      return assign(command, state, documents, at);
    case 'PassInquiry':
      return pass(command, state, documents, at);
    case 'AnswerInquiry':
      return answer(command, state, documents, at);
    case 'AcceptSuggestion':
    case 'DeclineSuggestion':
    case 'RemoveObstacle':
    case 'AcceptObstacle':
      return rule(command, state, documents, at);
    case 'ReopenInquiry':
      return reopen(command, state, documents, at);
    case 'CloseInquiry':
      return close(command, state, documents, at);
    case 'WithdrawInquiry':
      return withdraw(command, state, documents, at);
    case 'PassTimelineStep':
      return []; // what is due has been recorded before any command is judged
  }
};

const clocksOf = (state: Inquiry, { policy, calendar }: Documents): readonly Clock[] => {
  const { clause, target } = policy.windows.inquiry;
  const { startedAt, of, ended: settled = null } = state.wait;
  const { warnAfterShare } = policy;
  const start = `inquiry:${state.round}`;
  return [
    clockOf({ clock: 'inquiry', start, clause, startOf: of, startedAt, target, settled, calendar, warnAfterShare }),
  ];
};

/** A question, a suggestion, a complaint or an obstacle, with or without a case. */
export const inquiryDecider: Decider<Inquiry, InquiryCommand, InquiryEvent> = {
  decide,
  evolve: evolveInquiry,
  clocksOf,
  commands: inquiryCommands,
  events: inquiryEvents,
  dueKinds: inquiryDueKinds,
  mostEvents: 500,
};
