import type { Instant } from '@lib/domain';
import type { Proposed } from './recorded';

/** An event without a fact, by which a process measures how far its clock is from the log's. */
export const probeEvent = (id: string, at: Instant): Proposed => ({
  id,
  type: 'ClockProbed',
  data: { occurredAt: at },
  metadata: {
    actor: { id: 'system', kind: 'system', roles: ['system'] },
    commandId: id,
    commandHash: '',
    $correlationId: id,
    $causationId: id,
    clauses: [],
    recordedAt: at,
  },
});
