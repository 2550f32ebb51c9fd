import { hijriDateOf } from '@lib/domain';
import { GONE, projection } from '../engine/projection';

/** A live request that has no number yet. */
export interface NumberRow {
  readonly caseId: string;
  /** Of the submission's recording in Riyadh (P16): the register that its number comes from. */
  readonly hijriYear: number;
  readonly submittedAt: string;
  /** The order in which numbers are given. */
  readonly submittedPosition: bigint;
}

export const numbers = projection<NumberRow>({
  name: 'numbers',
  version: 1,
  clauses: ['P16'],
  columns: { caseId: 'text', hijriYear: 'integer', submittedAt: 'timestamptz', submittedPosition: 'bigint' },
  key: 'caseId',
  keys: ({ type, data }) => (type === 'RequestSubmitted' || type === 'ReferenceIssued' ? [data.caseId] : []),
  fold: (row, { type, data, position }) => {
    switch (type) {
      case 'RequestSubmitted':
        if (data.use !== 'live') return row; // a historical case keeps its own number, a demonstration gets none
        return {
          caseId: data.caseId,
          hijriYear: hijriDateOf(data.occurredAt).year,
          submittedAt: data.occurredAt,
          submittedPosition: position,
        };
      case 'ReferenceIssued':
        return row && GONE;
      default:
        return row;
    }
  },
});
