import type { BeneficiaryRow } from './beneficiaries.fold';

/** A beneficiary now, without anything personal. Members that are not known are null. */
export const beneficiaryView = ({ standing, revision }: Pick<BeneficiaryRow, 'standing' | 'revision'>) => {
  const own = standing.own!;
  return {
    beneficiaryId: own.beneficiaryId,
    revision,
    kind: own.kind,
    segment: own.segment,
    language: own.language ?? null,
    policyId: own.policyId,
    use: own.use,
    registeredAt: own.registeredAt,
    household: {
      head: own.beneficiaryId,
      dependants: own.dependants.map(({ dependantId, relation, from, until = null }) => ({
        dependantId,
        relation,
        from,
        until,
      })),
    },
    mandates: own.mandates.map(
      ({ agentId, mandateKind, scope, basis = null, grantedAt, until = null, endedAt, neared }) => ({
        agentId,
        mandateKind,
        scope,
        basis,
        grantedAt,
        until,
        endedAt: endedAt ?? null,
        endsSoon: neared === true && endedAt === undefined,
      }),
    ),
    preferences: own.preferences,
    doNotContact: own.doNotContact,
    consents: own.consents.map(({ purpose, givenAt, withdrawnAt = null }) => ({ purpose, givenAt, withdrawnAt })),
    death: own.death ?? null,
    matched: own.matched,
    distinguished: own.distinguished,
  };
};
export type BeneficiaryView = ReturnType<typeof beneficiaryView>;
