import { idOf, categoryOf, type Recorded } from '@lib/event-store';
import { streamParts, type Role } from '@lib/domain';
import { projection } from '../engine/projection';

/** One entry of any stream: who, when, by which clause; nothing that a person said or is. */
export interface AuditRow {
  /** Of a fixed width, so that entries of one instant stand in the order of the log. */
  readonly entryId: string;
  readonly category: string;
  readonly streamId: string;
  /** The case that it is an entry of, or that it names. */
  readonly caseId: string | undefined;
  readonly inquiryId: string | undefined;
  readonly revision: bigint;
  readonly type: string;
  readonly actorId: string;
  readonly actorKind: string;
  readonly roles: readonly Role[];
  readonly clauses: readonly string[];
  /** As the entry itself names them; which version a case lives under stands on its board. */
  readonly policyId: string | undefined;
  readonly policyVersion: number | undefined;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly position: bigint;
}

const POSITION_DIGITS = 19;
const REVISION_DIGITS = 10;

/** Entries of one append may share a position in the log. */
const entryIdOf = ({ position, revision }: Recorded): string =>
  `${String(position).padStart(POSITION_DIGITS, '0')}-${String(revision).padStart(REVISION_DIGITS, '0')}`;

export const auditTrail = projection<AuditRow>({
  name: 'audit-trail',
  version: 1,
  clauses: ['P1', 'P34'],
  columns: {
    entryId: 'text',
    category: 'text',
    streamId: 'text',
    caseId: 'text',
    inquiryId: 'text',
    revision: 'bigint',
    type: 'text',
    actorId: 'text',
    actorKind: 'text',
    roles: 'text[]',
    clauses: 'text[]',
    policyId: 'text',
    policyVersion: 'integer',
    occurredAt: 'timestamptz',
    recordedAt: 'timestamptz',
    correlationId: 'text',
    position: 'bigint',
  },
  key: 'entryId',
  keys: (event) => (streamParts(event.streamName) ? [entryIdOf(event)] : []),
  fold: (_row, { type, data, metadata, streamName, revision, position }, _documents, entryId) => {
    const category = categoryOf(streamName);
    const streamId = idOf(streamName);
    return {
      entryId,
      category,
      streamId,
      caseId: category === 'case' ? streamId : (data.caseId ?? data.about?.caseId),
      inquiryId: data.inquiryId,
      revision,
      type,
      actorId: metadata.actor.id,
      actorKind: metadata.actor.kind,
      roles: metadata.actor.roles,
      clauses: metadata.clauses,
      policyId: data.policyId,
      policyVersion: data.policyVersion ?? (category === 'policy' ? data.version : undefined),
      occurredAt: data.occurredAt,
      recordedAt: metadata.recordedAt,
      correlationId: metadata.$correlationId,
      position,
    };
  },
});
