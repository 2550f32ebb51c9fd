import { completed, type PolicyVersion, type Use } from '@lib/domain';
import { projection } from '../engine/projection';

/** One adopted version of a policy series. */
export interface PolicyRow {
  readonly versionKey: string;
  readonly policyId: string;
  readonly version: number;
  readonly use: Use;
  readonly effectiveFrom: string;
  readonly adoptedAt: string;
  readonly document: PolicyVersion;
  readonly revision: bigint;
  readonly position: bigint;
}

export const policies = projection<PolicyRow>({
  name: 'policies',
  version: 1,
  clauses: ['P3', 'P18', 'P30'],
  columns: {
    versionKey: 'text',
    policyId: 'text',
    version: 'integer',
    use: 'text',
    effectiveFrom: 'timestamptz',
    adoptedAt: 'timestamptz',
    document: 'jsonb',
    revision: 'bigint',
    position: 'bigint',
  },
  key: 'versionKey',
  keys: ({ type, data }) => (type === 'PolicyAdopted' ? [`${data.policyId}@${data.version}`] : []),
  fold: (row, { type, data, revision, position }, _documents, versionKey) => {
    switch (type) {
      case 'PolicyAdopted':
        return {
          versionKey,
          policyId: data.policyId,
          version: data.version,
          use: data.use,
          effectiveFrom: data.effectiveFrom,
          adoptedAt: data.occurredAt,
          document: completed(data.document),
          revision,
          position,
        };
      default:
        return row;
    }
  },
});
