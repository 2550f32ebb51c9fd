import { labelOf } from '@lib/domain';
import type { AuditView } from '@lib/read-models';
import { dated, listed, plain, type Column } from './column';

/** An entry as the audit shows it: what happened, when, by whose hand, by which clause. */
export const eventColumns: readonly Column<AuditView>[] = [
  ...dated<AuditView>('occurred_at', 'column.occurredHijri', ({ occurredAt }) => occurredAt),
  ...dated<AuditView>('recorded_at', 'column.recordedHijri', ({ recordedAt }) => recordedAt),
  { heading: 'event', of: ({ type }, language) => labelOf(`line.${type}`, language) },
  plain('column.type', ({ type }) => type),
  listed('column.clauses', ({ clauses }) => clauses),
  plain('reference', ({ reference }) => reference),
  plain('column.caseId', ({ caseId }) => caseId),
  plain('column.actorId', ({ actor }) => actor.id),
  plain('column.actorKind', ({ actor }) => actor.kind),
  listed('column.roles', ({ actor }) => actor.roles, 'role'),
  plain('column.policyId', ({ policyId }) => policyId),
  plain('policy_version', ({ policyVersion }) => policyVersion),
  plain('column.category', ({ category }) => category),
  plain('column.streamId', ({ streamId }) => streamId),
  plain('column.revision', ({ revision }) => Number(revision)),
  plain('column.correlationId', ({ correlationId }) => correlationId),
  plain('column.position', ({ position }) => String(position)),
];
