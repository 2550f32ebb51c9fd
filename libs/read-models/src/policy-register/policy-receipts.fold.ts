import type { Role } from '@lib/domain';
import { projection } from '../engine/projection';

/** One person's word that they have a version (P3). */
export interface PolicyReceiptRow {
  readonly receiptKey: string;
  readonly policyId: string;
  readonly version: number;
  readonly actorId: string;
  readonly roles: readonly Role[];
  readonly acknowledgedAt: string;
}

export const policyReceipts = projection<PolicyReceiptRow>({
  name: 'policy-receipts',
  version: 1,
  clauses: ['P3'],
  columns: {
    receiptKey: 'text',
    policyId: 'text',
    version: 'integer',
    actorId: 'text',
    roles: 'text[]',
    acknowledgedAt: 'timestamptz',
  },
  key: 'receiptKey',
  keys: ({ type, data }) => (type === 'PolicyAcknowledged' ? [`${data.policyId}@${data.version}@${data.actorId}`] : []),
  fold: (row, { type, data }, _documents, receiptKey) => {
    switch (type) {
      case 'PolicyAcknowledged':
        return {
          receiptKey,
          policyId: data.policyId,
          version: data.version,
          actorId: data.actorId,
          roles: data.roles,
          acknowledgedAt: data.occurredAt,
        };
      default:
        return row;
    }
  },
});
