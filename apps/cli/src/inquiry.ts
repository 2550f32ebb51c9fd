import type { Command } from 'commander';
import { aggregateNoun } from './aggregate-noun';
import type { Session } from './session';

interface Shown {
  readonly status: string;
  readonly channel: string;
  readonly caseId: string | null;
  readonly aboutCaseId: string | null;
  readonly receivedAt: string;
  readonly dueAt: string | null;
}

const FILTERS = [
  'policy',
  'status',
  'channel',
  'topic',
  'case',
  'beneficiary',
  'assignee',
  'due',
  'order',
  'cursor',
  'limit',
];

const lineOf = ({ status, channel, caseId, aboutCaseId, receivedAt, dueAt }: Shown): Record<string, unknown> => ({
  status,
  channel,
  case: caseId ?? aboutCaseId,
  received: receivedAt,
  due: dueAt,
});

/** `mustafid inquiry …`: questions, suggestions, complaints and obstacles. */
export const inquiryNoun = (session: Session): Command =>
  aggregateNoun<Shown & { inquiryId: string; kind: string; ruling: string | null }>(
    {
      noun: 'inquiry',
      description:
        'questions, suggestions, complaints, obstacles: receive, list, show, history, and any command by name',
      path: '/v1/inquiries',
      begin: { verb: 'receive', as: 'officer' },
      filters: [...FILTERS, 'kind', 'department', 'ruling'],
      givenBy: () => 'officer',
      lineOf: (item) => ({ inquiry: item.inquiryId, kind: item.kind, ...lineOf(item), ruling: item.ruling }),
    },
    session,
  );

/** `mustafid dispute …`: objections to what was decided or how it was served. */
export const disputeNoun = (session: Session): Command =>
  aggregateNoun<Shown & { disputeId: string; outcome: string | null }>(
    {
      noun: 'dispute',
      description: 'disputes on a case: open, list, show, history, and any command by name',
      path: '/v1/disputes',
      begin: { verb: 'open', as: 'officer' },
      filters: [...FILTERS, 'outcome'],
      // An officer has mostly had a hand in the case.
      givenBy: () => 'supervisor',
      lineOf: (item) => ({ dispute: item.disputeId, ...lineOf(item), outcome: item.outcome }),
    },
    session,
  );
