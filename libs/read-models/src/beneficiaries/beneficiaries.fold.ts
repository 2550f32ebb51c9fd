import {
  deciderOf,
  evolveStanding,
  nothingYet,
  type AggregateEvent,
  type Beneficiary,
  type Standing,
  type Use,
} from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { projection } from '../engine/projection';

/** A beneficiary without anything that is personal (P1, P4, P14, P17). */
export interface BeneficiaryRow {
  readonly beneficiaryId: string;
  readonly use: Use;
  readonly policyId: string;
  readonly kind: string;
  readonly segment: string;
  readonly registeredBy: string;
  readonly registeredAt: string;
  readonly deceased: boolean;
  readonly doNotContact: boolean;
  /** The head and whoever depends on them now. */
  readonly household: readonly string[];
  readonly standing: Standing<Beneficiary>;
  readonly revision: bigint;
  readonly position: bigint;
}

export const beneficiaries = projection<BeneficiaryRow>({
  name: 'beneficiaries',
  version: 1,
  clauses: ['P1', 'P4', 'P14', 'P17'],
  columns: {
    beneficiaryId: 'text',
    use: 'text',
    policyId: 'text',
    kind: 'text',
    segment: 'text',
    registeredBy: 'text',
    registeredAt: 'timestamptz',
    deceased: 'boolean',
    doNotContact: 'boolean',
    household: 'text[]',
    standing: 'jsonb',
    revision: 'bigint',
    position: 'bigint',
  },
  key: 'beneficiaryId',
  keys: ({ streamName, data }) => (streamName.startsWith('beneficiary-') ? [data.beneficiaryId] : []),
  fold: (row, event) => beneficiaryRow(row, event),
});

const beneficiaryRow = (row: BeneficiaryRow | undefined, event: Recorded): BeneficiaryRow | undefined => {
  const standing = evolveStanding<Beneficiary>(
    deciderOf('beneficiary')!,
    row?.standing ?? nothingYet,
    event as unknown as AggregateEvent,
  );
  const { own } = standing;
  if (!own) return row;
  const dependants = own.dependants.filter(({ until }) => until === undefined).map(({ dependantId }) => dependantId);
  return {
    beneficiaryId: own.beneficiaryId,
    use: own.use,
    policyId: own.policyId,
    kind: own.kind,
    segment: own.segment,
    registeredBy: own.registeredBy,
    registeredAt: own.registeredAt,
    deceased: own.death !== undefined,
    doNotContact: own.doNotContact,
    household: [own.beneficiaryId, ...dependants],
    standing,
    revision: event.revision,
    position: event.position,
  };
};

/** A beneficiary as the events alone make it: for whoever asks before the list shows it. */
export const beneficiaryRowFrom = (events: readonly Recorded[]): BeneficiaryRow | undefined =>
  events.reduce<BeneficiaryRow | undefined>(beneficiaryRow, undefined);
