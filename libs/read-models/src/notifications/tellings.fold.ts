import {
  aboutKinds,
  evolveTellings,
  streamOf,
  streamParts,
  whenDue,
  type Documents,
  type Telling,
  type Tellings,
  type ToldEvent,
  type Use,
} from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { projection } from '../engine/projection';

/** A telling, and from when on it is to be told. */
export type DueTelling = Telling & { readonly notBefore: string };

/** What is to be told of one stream and is not yet intended; `nextAt` is when the first of it is due. */
export interface TellingsRow {
  readonly stream: string;
  readonly use: Use;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly nextAt: string | undefined;
  readonly due: readonly DueTelling[];
  readonly tellings: Tellings;
}

export const tellings = projection<TellingsRow, Documents>({
  name: 'tellings',
  version: 4,
  clauses: ['P5', 'P20', 'P26'],
  columns: {
    stream: 'text',
    use: 'text',
    policyId: 'text',
    policyVersion: 'integer',
    calendarVersion: 'integer',
    nextAt: 'timestamptz',
    due: 'jsonb',
    tellings: 'jsonb',
  },
  key: 'stream',
  keys: ({ streamName, type, data }) => {
    const own = isTold(streamName) ? [streamName] : [];
    if (type !== 'NotificationIntended' && type !== 'NotificationWithheld') return own;
    const covered = (data as unknown as { covers: readonly string[] }).covers.map(streamOf);
    return [...new Set([...own, ...covered])];
  },
  documents: (row) => row,
  fold: (row, event, documents, stream) => {
    if (!row && event.streamName !== stream) return row;
    const next = evolveTellings(row?.tellings, toldEvent(event), row && documents);
    if (!next || next === row?.tellings) return row;
    const { use, policyId, policyVersion, calendarVersion } = next;
    return { stream, use, policyId, policyVersion, calendarVersion, nextAt: undefined, due: [], tellings: next };
  },
  complete: (row, documents) => {
    const due = whenDue(row.tellings, documents);
    return { ...row, due, nextAt: due[0]?.notBefore };
  },
});

const toldEvent = ({ type, streamName, revision, data }: Recorded): ToldEvent =>
  ({ type, streamName, revision: Number(revision), data }) as unknown as ToldEvent;

const kinds: ReadonlySet<string> = new Set(aboutKinds);
const isTold = (streamName: string): boolean => kinds.has(streamParts(streamName)?.category ?? '');
