import { Injectable } from '@nestjs/common';
import { hasRole, type Role } from '@lib/domain';
import { EventStore, type Recorded } from '@lib/event-store';
import type { Caller } from '../auth/caller';
import { problem } from '../http/problem';
import { isIdentifier } from '../shape/fields';

const seeingAll: readonly Role[] = ['officer', 'researcher', 'supervisor', 'auditor'];

/** Who may see some beneficiary or other; an internal service those that it registered itself. */
export const readersOfBeneficiaries: readonly Role[] = [...seeingAll, 'intake'];

export const seesEveryBeneficiary = ({ actor }: Caller): boolean => hasRole(actor, ...seeingAll);

/** Beneficiaries from their streams, as each caller may see them; what one may not see is 404. */
@Injectable()
export class BeneficiaryReader {
  constructor(private readonly store: EventStore) {}

  /** Throws a Problem (404) where there is none that this caller may act on. */
  async demandForCommand(beneficiaryId: string, caller: Caller): Promise<void> {
    if (!seesEveryBeneficiary(caller)) await this.load(beneficiaryId, caller);
  }

  /** Throws a Problem (404). */
  async load(beneficiaryId: string, caller: Caller): Promise<readonly Recorded[]> {
    if (!isBeneficiaryId(beneficiaryId)) throw problem(404, 'not_found');
    const { events } = await this.store.load(`beneficiary-${beneficiaryId}`);
    const first = events[0]?.data as { registeredBy?: string } | undefined;
    if (!first || !(seesEveryBeneficiary(caller) || first.registeredBy === caller.actor.id))
      throw problem(404, 'not_found');
    return events;
  }
}

/** What no stream can be called is not there. */
const isBeneficiaryId = (id: string): boolean => id.length <= 64 && isIdentifier(id) === undefined;
