import type { Role } from '@lib/domain';
import { projection } from '../engine/projection';

/** What became of an adopted version: to whom it was sent, how many say that they have it, when it was last reviewed. */
export interface PolicyRegisterRow {
  readonly versionKey: string;
  readonly policyId: string;
  readonly version: number;
  readonly circulatedTo: readonly Role[];
  readonly circulatedAt: string | undefined;
  readonly receipts: number;
  readonly reviewedAt: string | undefined;
  readonly reviewOutcome: string | undefined;
}

export const policyRegister = projection<PolicyRegisterRow>({
  name: 'policy-register',
  version: 1,
  clauses: ['P3'],
  columns: {
    versionKey: 'text',
    policyId: 'text',
    version: 'integer',
    circulatedTo: 'text[]',
    circulatedAt: 'timestamptz',
    receipts: 'integer',
    reviewedAt: 'timestamptz',
    reviewOutcome: 'text',
  },
  key: 'versionKey',
  keys: ({ streamName, data }) =>
    streamName.startsWith('policy-') && data.version !== undefined ? [`${data.policyId}@${data.version}`] : [],
  fold: (row, { type, data }, _documents, versionKey) => {
    switch (type) {
      case 'PolicyAdopted':
        return { ...nothingYet, versionKey, policyId: data.policyId, version: data.version };
      case 'PolicyCirculated':
        return row && { ...row, circulatedTo: [...row.circulatedTo, ...data.roles], circulatedAt: data.occurredAt };
      case 'PolicyAcknowledged':
        return row && { ...row, receipts: row.receipts + 1 };
      case 'PolicyReviewed':
        return row && { ...row, reviewedAt: data.occurredAt, reviewOutcome: data.outcome };
      default:
        return row;
    }
  },
});

const nothingYet = {
  circulatedTo: [],
  circulatedAt: undefined,
  receipts: 0,
  reviewedAt: undefined,
  reviewOutcome: undefined,
} as const satisfies Partial<PolicyRegisterRow>;
