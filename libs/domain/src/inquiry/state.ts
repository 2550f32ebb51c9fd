import type { Pins } from '../decider';
import type { Channel } from '../closed-lists';
import { laterOf, type Instant } from '../time/instant';
import type { Handler, InquiryEvent, InquiryEventOf } from './events';
import type { InquirySort, InquiryStatus, Ruling } from './kinds';

/** An inquiry: only what some rule or list reads. */
export type Inquiry = Pins & {
  inquiryId: string;
  status: InquiryStatus;
  kind: InquirySort;
  round: number;
  caseId?: string;
  aboutCaseId?: string;
  channel?: Channel;
  topicCode?: string;
  from?: string;
  beneficiaryId?: string;
  concerns?: string;
  receivedBy?: string;
  receivedAt: Instant;
  subjects?: readonly string[];
  to?: Handler;
  department?: string;
  /** The person was told something in this round. */
  told: boolean;
  ruling?: Ruling;
  /** The wait for an answer, of this round. */
  wait: { startedAt: Instant; of: string; ended?: { at: Instant; how: 'met' | 'ended'; of: string } };
};

/** Total: never throws, whatever the prefix. */
export const evolveInquiry = (state: Inquiry | undefined, event: InquiryEvent): Inquiry | undefined => {
  if (event.type === 'InquiryReceived') return state ?? received(event);
  if (event.type === 'InquiryAbandoned') return state ?? abandoned(event);
  return state && moved(state, event);
};

const received = ({ data }: InquiryEventOf<'InquiryReceived'>): Inquiry => ({
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  calendarVersion: data.calendarVersion,
  use: data.use,
  inquiryId: data.inquiryId,
  status: 'open',
  kind: data.kind,
  round: 1,
  caseId: data.caseId,
  aboutCaseId: data.aboutCaseId,
  channel: data.channel,
  topicCode: data.topicCode,
  from: data.from,
  beneficiaryId: data.beneficiaryId,
  concerns: data.concerns,
  receivedBy: data.receivedBy,
  receivedAt: data.receivedAt,
  subjects: data.subjects,
  told: false,
  wait: { startedAt: data.receivedAt, of: 'InquiryReceived' },
});

const abandoned = ({ data }: InquiryEventOf<'InquiryAbandoned'>): Inquiry => ({
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  calendarVersion: data.calendarVersion,
  use: data.use,
  inquiryId: data.inquiryId,
  status: 'abandoned',
  kind: 'question',
  round: data.round,
  caseId: data.caseId,
  receivedAt: data.occurredAt,
  told: false,
  wait: {
    startedAt: data.occurredAt,
    of: 'InquiryAbandoned',
    ended: { at: data.occurredAt, how: 'ended', of: 'InquiryAbandoned' },
  },
});

type Later = Exclude<InquiryEvent, { type: 'InquiryReceived' | 'InquiryAbandoned' }>;

const moved = (state: Inquiry, event: Later): Inquiry => {
  switch (event.type) {
    case 'InquiryAssigned':
      return { ...state, to: event.data.to };
    case 'InquiryPassed':
      return { ...state, department: event.data.department, to: undefined };
    case 'InquiryAnswered':
      return { ...ended(state, event, 'met'), status: 'answered', told: true };
    case 'SuggestionAccepted':
      return ruled(state, event, 'suggestion_accepted');
    case 'SuggestionDeclined':
      return ruled(state, event, 'suggestion_declined');
    case 'ObstacleRemoved':
      return ruled(state, event, 'obstacle_removed');
    case 'ObstacleAccepted':
      return ruled(state, event, 'obstacle_accepted');
    case 'InquiryReopened':
      return reopened(state, event);
    case 'InquiryClosed':
      return { ...state, status: 'closed' };
    case 'InquiryWithdrawn':
      return { ...ended(state, event, 'ended'), status: 'withdrawn' };
    case 'InquiryReopeningAbandoned':
      return { ...state, round: event.data.round };
    case 'InquiryTargetNeared':
    case 'InquiryTargetMissed':
      return state;
    default:
      return state; // a prefix of another release's stream folds too
  }
};

const ended = (state: Inquiry, { type, data }: Later, how: 'met' | 'ended'): Inquiry => {
  const { wait } = state;
  const end = { at: laterOf(wait.startedAt, data.occurredAt), how, of: type };
  return { ...state, wait: { ...wait, ended: wait.ended ?? end } };
};

const ruled = (state: Inquiry, event: Later & { data: { channel?: Channel } }, ruling: Ruling): Inquiry => ({
  ...ended(state, event, 'met'),
  status: 'answered',
  ruling,
  told: state.told || event.data.channel !== undefined,
});

const reopened = (state: Inquiry, { data }: InquiryEventOf<'InquiryReopened'>): Inquiry => ({
  ...state,
  status: 'open',
  round: data.round,
  caseId: data.caseId,
  aboutCaseId: data.aboutCaseId,
  told: false,
  ruling: undefined,
  wait: { startedAt: data.occurredAt, of: 'InquiryReopened' },
});
