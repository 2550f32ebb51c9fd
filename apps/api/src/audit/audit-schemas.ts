import type { Role } from '@lib/domain';
import { text, whole } from '../queries/parameters';
import { among, count, listOf, moment, orNull, page, shape, word } from '../shape/schema-words';
import { auditTypes } from './audit-query';

export const readersOfAudit: readonly Role[] = ['auditor', 'supervisor'];

const LONGEST = 500;
const query = text(LONGEST);

export const auditParameters = {
  /** An empty search asks for everything. */
  q: { ...query, check: (value: unknown) => (value === '' ? undefined : query.check(value)) },
  cursor: text(1_000),
  limit: whole(1, 200),
};

export const auditPageSchema = page(
  shape({
    position: word,
    category: word,
    streamId: word,
    revision: count,
    type: among(auditTypes),
    caseId: orNull(word),
    reference: orNull(word),
    actor: shape({ id: word, kind: among(['person', 'service', 'system']), roles: listOf(word) }),
    clauses: listOf(word),
    policyId: orNull(word),
    policyVersion: orNull(count),
    occurredAt: moment,
    recordedAt: moment,
    correlationId: word,
  }),
);
