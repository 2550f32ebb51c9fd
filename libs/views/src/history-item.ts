import type { Instant } from '@lib/domain';
import type { Recorded } from '@lib/event-store';

/**
 * An entry of a stream as histories show it, of whatever kind. The keyed hashes of a person's numbers are left out: by them
 * two streams could be told to be one person's, and that is for the duplicates' own query.
 */
export const historyItem = ({ revision, type, data, metadata }: Recorded) => ({
  revision: Number(revision),
  type,
  occurredAt: data.occurredAt as Instant,
  recordedAt: metadata.recordedAt,
  actor: metadata.actor,
  ...(metadata.onBehalfOf === undefined ? {} : { onBehalfOf: metadata.onBehalfOf }),
  clauses: metadata.clauses,
  causationId: metadata.$causationId,
  correlationId: metadata.$correlationId,
  data: { ...(data as object), identityHashes: undefined } as object,
});
