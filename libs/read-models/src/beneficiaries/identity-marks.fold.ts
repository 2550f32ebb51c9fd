import type { IdentityHash } from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { projection } from '../engine/projection';

/** That a keyed hash stood in a stream as the mark of a person; one row each. A number that was corrected stays a mark. */
export interface IdentityMarkRow {
  readonly markKey: string;
  readonly hash: string;
  readonly kind: string;
  readonly personId: string;
  readonly stream: string;
  readonly caseId: string | undefined;
  readonly recordedAt: string;
  readonly position: bigint;
}

export const identityMarks = projection<IdentityMarkRow>({
  name: 'identity-marks',
  version: 1,
  clauses: ['P1'],
  columns: {
    markKey: 'text',
    hash: 'text',
    kind: 'text',
    personId: 'text',
    stream: 'text',
    caseId: 'text',
    recordedAt: 'timestamptz',
    position: 'bigint',
  },
  key: 'markKey',
  keys: (event) => hashesIn(event).map((mark) => keyOf(event, mark)),
  fold: (row, event, _documents, key) => {
    const mark = hashesIn(event).find((each) => keyOf(event, each) === key);
    if (row || !mark) return row;
    return {
      markKey: key,
      hash: mark.hash,
      kind: mark.of,
      personId: mark.subject,
      stream: event.streamName,
      caseId: event.data.caseId,
      recordedAt: event.data.occurredAt,
      position: event.position,
    };
  },
});

const hashesIn = ({ data }: Recorded): readonly IdentityHash[] => data.identityHashes ?? [];

const keyOf = ({ streamName }: Recorded, { of, hash, subject }: IdentityHash): string =>
  `${streamName} ${subject} ${of} ${hash}`;
