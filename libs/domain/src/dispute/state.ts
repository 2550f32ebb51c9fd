import type { Channel } from '../closed-lists';
import type { Pins } from '../decider';
import type { Handler } from '../inquiry/events';
import { laterOf, type Instant } from '../time/instant';
import type { DisputeEvent, DisputeEventOf, DisputeOutcome, DisputeStatus } from './messages';

/** A dispute: only what some rule or list reads. */
export type Dispute = Pins & {
  disputeId: string;
  status: DisputeStatus;
  caseId?: string;
  aboutCaseId?: string;
  channel?: Channel;
  topicCode?: string;
  from?: string;
  receivedBy?: string;
  receivedAt: Instant;
  subjects: readonly string[];
  to?: Handler;
  outcome?: DisputeOutcome;
  ended?: { at: Instant; how: 'met' | 'ended'; of: string };
};

/** Total: never throws, whatever the prefix. */
export const evolveDispute = (state: Dispute | undefined, event: DisputeEvent): Dispute | undefined => {
  switch (event.type) {
    case 'DisputeOpened':
      return state ?? opened(event);
    case 'DisputeAbandoned':
      return state ?? abandoned(event);
    case 'DisputeAssigned':
      return state && { ...state, to: event.data.to };
    case 'DisputeSettled':
      return state && { ...ended(state, event, 'met'), status: 'settled', outcome: event.data.outcome };
    case 'DisputeWithdrawn':
      return state && { ...ended(state, event, 'ended'), status: 'withdrawn' };
    default:
      return state;
  }
};

const opened = ({ data }: DisputeEventOf<'DisputeOpened'>): Dispute => ({
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  calendarVersion: data.calendarVersion,
  use: data.use,
  disputeId: data.disputeId,
  status: 'open',
  caseId: data.caseId,
  aboutCaseId: data.aboutCaseId,
  channel: data.channel,
  topicCode: data.topicCode,
  from: data.from,
  receivedBy: data.openedBy,
  receivedAt: data.receivedAt,
  subjects: data.subjects,
});

const abandoned = ({ data }: DisputeEventOf<'DisputeAbandoned'>): Dispute => ({
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  calendarVersion: data.calendarVersion,
  use: data.use,
  disputeId: data.disputeId,
  status: 'abandoned',
  caseId: data.caseId,
  receivedAt: data.occurredAt,
  subjects: [],
  ended: { at: data.occurredAt, how: 'ended', of: 'DisputeAbandoned' },
});

const ended = (state: Dispute, { type, data }: DisputeEvent, how: 'met' | 'ended'): Dispute => ({
  ...state,
  ended: state.ended ?? { at: laterOf(state.receivedAt, data.occurredAt), how, of: type },
});
