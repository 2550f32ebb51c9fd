import {
  deciderOf,
  evolveStanding,
  nextDueOf,
  nothingYet,
  streamParts,
  type AggregateEvent,
  type Documents,
  type Standing,
  type Use,
} from '@lib/domain';
import { projection } from '../engine/projection';

/** What is due next of a stream that is no case: an inquiry, a survey, a follow-up. */
export interface TimerRow {
  readonly stream: string;
  readonly category: string;
  readonly use: Use;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly next: string | undefined;
  readonly revision: bigint;
  readonly standing: Standing;
}

/** The alarms of every aggregate that lives by a decider; the cases' are a view of their board. */
export const timers = projection<TimerRow, Documents>({
  name: 'timers',
  version: 2,
  columns: {
    stream: 'text',
    category: 'text',
    use: 'text',
    policyId: 'text',
    policyVersion: 'integer',
    calendarVersion: 'integer',
    next: 'timestamptz',
    revision: 'bigint',
    standing: 'jsonb',
  },
  key: 'stream',
  keys: ({ streamName }) => (deciderOf(streamParts(streamName)?.category ?? '') ? [streamName] : []),
  documents: (row) => row,
  fold: (row, event, _documents, stream) => {
    const { category } = streamParts(stream)!;
    const decider = deciderOf(category)!;
    const standing = evolveStanding(decider, row?.standing ?? nothingYet, event as unknown as AggregateEvent);
    if (standing.own === undefined) return row;
    const { policyId, policyVersion, calendarVersion, use } = standing.own;
    const pins = { policyId, policyVersion, calendarVersion, use };
    return { ...pins, stream, category, next: undefined, revision: event.revision, standing };
  },
  complete: (row, documents) => ({
    ...row,
    next: nextDueOf(deciderOf(row.category)!, row.standing, documents) ?? undefined,
  }),
});
