import { Refused } from '../refused';
import { optionalReason } from './codes';
import type { CaseCommandOf } from './commands';
import { everyOf } from './judged';
import type { Rule } from './rule';
import type { Known } from './state';

/** House: whose turn it is. */
export const assign: Rule<'AssignCase'> = (command, _state, { policy }, at) => [
  {
    type: 'CaseAssigned',
    data: {
      ...everyOf(command, at),
      to: 'role' in command.data.to ? { role: command.data.to.role } : { actorId: command.data.to.actorId },
      reasonCode: optionalReason('assigned', command.data, policy),
    },
  },
];

export const isAssignedAlready = ({ data: { to } }: CaseCommandOf<'AssignCase'>, { assignee }: Known): boolean => {
  if (!assignee) return false;
  if ('role' in to) return 'role' in assignee && assignee.role === to.role;
  return 'actorId' in assignee && assignee.actorId === to.actorId;
};

/** P20, P5: asked, reminded or tried, no reply. */
export const recordContactAttempt: Rule<'RecordContactAttempt'> = (command, _state, _documents, at) => {
  const { purpose, channel, medium, toldTo } = command.data;
  return [{ type: 'ContactAttempted', data: { ...everyOf(command, at), purpose, channel, medium, toldTo } }];
};

/** House: the source has been taken over; from here on the case lives like any other. */
export const completeHistory: Rule<'CompleteHistory'> = (command, state, _documents, at) => {
  if (state.use !== 'historical') throw new Refused('not_historical');
  if (state.history) return [];
  return [
    { type: 'HistoryCompleted', data: { ...everyOf(command, at), sourceEnds: command.data.sourceEnds ?? false } },
  ];
};

/** P2, P9: an inquiry or a dispute on the case; entered here first, then begun in its own stream. */
export const enterInquiry: Rule<'EnterInquiry'> = (command, state, _documents, at) => {
  const { inquiryId, kind, round = 1 } = command.data;
  if (state.openInquiries.some((open) => open.inquiryId === inquiryId && open.round >= round)) return [];
  return [
    { type: 'InquiryOpened', data: { ...everyOf(command, at), inquiryId, kind, ...(round === 1 ? {} : { round }) } },
  ];
};

export const settleInquiry: Rule<'SettleInquiry'> = (command, state, _documents, at) => {
  const { inquiryId: settled, round } = command.data;
  const open = state.openInquiries.find(({ inquiryId }) => inquiryId === settled);
  if (!open || (round !== undefined && open.round !== round)) return [];
  return [{ type: 'InquirySettled', data: { ...everyOf(command, at), inquiryId: open.inquiryId, kind: open.kind } }];
};

/** An amended calendar reaches a case only by this entry. */
export const applyCalendar: Rule<'ApplyCalendar'> = (command, state, _documents, at) => {
  const { calendarVersion, from } = command.data;
  if (calendarVersion <= state.calendarVersion) return [];
  return [{ type: 'CalendarApplied', data: { ...everyOf(command, at), calendarVersion, from } }];
};
