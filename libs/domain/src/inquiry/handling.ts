import { checkCode, optionalReason, reasonFor } from '../case/codes';
import type { Contact } from '../case/events';
import type { Documents } from '../documents';
import { Refused } from '../refused';
import type { Instant } from '../time/instant';
import type { InquiryCommand, InquiryCommandOf, InquiryCommandType } from './commands';
import type { EveryInquiryEvent, InquiryEvent } from './events';
import { checkAssignable, checkHandler, checkSubjects, expectHandled } from './expectations';
import type { Ruling } from './kinds';
import type { Inquiry } from './state';

type Rule<T extends InquiryCommandType> = (
  command: InquiryCommandOf<T>,
  state: Inquiry,
  documents: Documents,
  at: Instant,
) => readonly InquiryEvent[];

const everyOf = ({ data }: InquiryCommand, { caseId, round }: Inquiry, at: Instant): EveryInquiryEvent => ({
  inquiryId: data.inquiryId,
  occurredAt: at,
  round,
  caseId,
  personal: data.personal,
});

/** Held before anything else of whoever handles it (P19), and of what he writes about whom. */
const checkHandling = (command: InquiryCommand, state: Inquiry): void => {
  checkHandler(state, command.by);
  checkSubjects(command.data.personal, state.subjects);
};

/** P9: whose turn it is; never the person complained of. */
export const assign: Rule<'AssignInquiry'> = (command, state, { policy }, at) => {
  const { to } = command.data;
  checkHandling(command, expectHandled(state));
  checkAssignable(state, to);
  if (JSON.stringify(to) === JSON.stringify(state.to)) return [];
  const reasonCode = optionalReason('assigned', command.data, policy);
  const chosen = 'actorId' in to ? { actorId: to.actorId } : { role: to.role };
  return [{ type: 'InquiryAssigned', data: { ...everyOf(command, state, at), to: chosen, reasonCode } }];
};

/** P9: to the department that it concerns. */
export const pass: Rule<'PassInquiry'> = (command, state, { policy }, at) => {
  const { department } = command.data;
  checkHandling(command, expectHandled(state));
  checkCode(department, policy.departments, '/department');
  if (department === state.department && !state.to) return [];
  const reasonCode = optionalReason('assigned', command.data, policy);
  return [{ type: 'InquiryPassed', data: { ...everyOf(command, state, at), department, reasonCode } }];
};

/** P9, P12, P19: what was said, and over which channel. Throws Refused('inquiry_answered'): reopen it where it did not help. */
export const answer: Rule<'AnswerInquiry'> = (command, state, { policy }, at) => {
  checkHandling(command, expectHandled(state));
  if (state.told) throw new Refused('inquiry_answered', 'P9');
  const { topicCode, channel, medium, toldTo } = command.data;
  checkCode(topicCode, policy.topics, '/topicCode');
  return [{ type: 'InquiryAnswered', data: { ...everyOf(command, state, at), topicCode, channel, medium, toldTo } }];
};

const rulingOf = {
  AcceptSuggestion: { ruling: 'suggestion_accepted', type: 'SuggestionAccepted', clause: 'P5' },
  DeclineSuggestion: { ruling: 'suggestion_declined', type: 'SuggestionDeclined', clause: 'P5' },
  RemoveObstacle: { ruling: 'obstacle_removed', type: 'ObstacleRemoved', clause: 'P15' },
  AcceptObstacle: { ruling: 'obstacle_accepted', type: 'ObstacleAccepted', clause: 'P15' },
} as const satisfies Partial<Record<InquiryCommandType, { ruling: Ruling; type: string; clause: string }>>;

/** P5, P15: what becomes of a suggestion or an obstacle, with its reason; the same again does nothing. */
export const rule: Rule<keyof typeof rulingOf> = (command, state, { policy }, at) => {
  const { ruling, type, clause } = rulingOf[command.type];
  checkHandling(command, expectHandled(state));
  if (!ruling.startsWith(state.kind))
    throw new Refused(clause === 'P5' ? 'not_a_suggestion' : 'not_an_obstacle', clause, { kind: state.kind });
  if (state.ruling === ruling) return [];
  if (state.ruling !== undefined) throw new Refused('already_ruled', clause, { ruling: state.ruling });
  const reasonCode = reasonFor(ruling, command.data, policy, clause);
  const { channel, medium, toldTo }: Contact = command.data;
  return [{ type, data: { ...everyOf(command, state, at), reasonCode, channel, medium, toldTo } }];
};

/** P19, P5, P15: nothing that was asked is closed unanswered, no suggestion or obstacle without a ruling. */
export const close: Rule<'CloseInquiry'> = (command, state, _documents, at) => {
  if (state.status === 'closed') return [];
  checkHandling(command, expectHandled(state));
  if (state.status === 'open') throw new Refused('inquiry_unanswered', 'P19');
  // guard P5
  if (isToBeRuledOn(state) && state.ruling === undefined)
    throw new Refused('ruling_missing', state.kind === 'obstacle' ? 'P15' : 'P5', { kind: state.kind });
  return [{ type: 'InquiryClosed', data: everyOf(command, state, at) }];
};

const isToBeRuledOn = ({ kind }: Inquiry): boolean => kind === 'suggestion' || kind === 'obstacle';

/** P9: the person's own wish, or entered in error; always with its reason, since it ends what was to be answered. */
export const withdraw: Rule<'WithdrawInquiry'> = (command, state, { policy }, at) => {
  if (state.status === 'withdrawn') return [];
  checkHandling(command, expectHandled(state));
  const reasonCode = reasonFor('inquiry_withdrawn', command.data, policy, 'P19');
  const { channel, medium, toldTo } = command.data;
  return [{ type: 'InquiryWithdrawn', data: { ...everyOf(command, state, at), reasonCode, channel, medium, toldTo } }];
};
