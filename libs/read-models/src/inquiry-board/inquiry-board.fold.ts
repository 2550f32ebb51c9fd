import {
  deciderOf,
  evolveStanding,
  nothingYet,
  streamParts,
  type AggregateEvent,
  type Dispute,
  type Documents,
  type Inquiry,
} from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { deadlineOf, rowClock, stillWaits } from '../case-board/clock-states';
import { projection } from '../engine/projection';
import { inquiryColumns, type BoardCategory, type InquiryRow } from './inquiry-row';

const isBoarded = (category: string | undefined): category is BoardCategory =>
  category === 'inquiry' || category === 'dispute';

/** P5, P9, P15, P19, P2: what people came with, and what became of it. */
export const inquiryBoard = projection<InquiryRow, Documents>({
  name: 'inquiry-board',
  version: 1,
  clauses: ['P2', 'P5', 'P9', 'P15', 'P19'],
  columns: inquiryColumns,
  key: 'stream',
  keys: ({ streamName }) => (isBoarded(streamParts(streamName)?.category) ? [streamName] : []),
  documents: (row) => row,
  fold: (row, event, _documents, stream) => foldInquiry(row, event, stream),
  complete: (row, documents) => {
    const decider = deciderOf(row.category)!;
    const clocks = row.standing.own ? decider.clocksOf(row.standing.own, documents).map(rowClock) : [];
    const dueAt = clocks.filter(stillWaits).map(deadlineOf)[0] ?? undefined;
    return { ...row, clocks, dueAt };
  },
});

const foldInquiry = (row: InquiryRow | undefined, event: Recorded, stream: string): InquiryRow | undefined => {
  const { category, id } = streamParts(stream) as { category: BoardCategory; id: string };
  const standing = evolveStanding<Inquiry | Dispute>(
    deciderOf(category)!,
    row?.standing ?? nothingYet,
    event as unknown as AggregateEvent,
  );
  const { own } = standing;
  if (own === undefined) return row;
  const base = { stream, category, id, revision: event.revision, standing, clocks: [], dueAt: undefined };
  return { ...base, ...columnsOf(own), ...ownColumns(own) };
};

const columnsOf = (own: Inquiry | Dispute) => ({
  use: own.use,
  policyId: own.policyId,
  policyVersion: own.policyVersion,
  calendarVersion: own.calendarVersion,
  status: own.status,
  channel: own.channel,
  topic: own.topicCode,
  caseId: own.caseId ?? own.aboutCaseId,
  assigneeRole: own.to && 'role' in own.to ? own.to.role : undefined,
  assigneeId: own.to && 'actorId' in own.to ? own.to.actorId : undefined,
  receivedAt: own.receivedAt,
  receivedBy: own.receivedBy,
});

const ownColumns = (own: Inquiry | Dispute): Pick<InquiryRow, 'kind' | 'persons' | 'department' | 'result'> => {
  if ('disputeId' in own) return { kind: 'dispute', persons: own.subjects, department: undefined, result: own.outcome };
  const persons = [own.from, own.beneficiaryId].filter((id) => id !== undefined);
  return { kind: own.kind, persons, department: own.department, result: own.ruling };
};

/** An inquiry as its events alone make it: for whoever asks before the board shows it. */
export const inquiryRowFrom = (events: readonly Recorded[], documents: Documents): InquiryRow | undefined => {
  const row = events.reduce<InquiryRow | undefined>(
    (before, event) => foldInquiry(before, event, event.streamName),
    undefined,
  );
  return row && inquiryBoard.complete!(row, documents);
};
