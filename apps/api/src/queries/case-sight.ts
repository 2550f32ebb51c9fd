import { Injectable } from '@nestjs/common';
import { hasRole, type Role } from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import type { Caller } from '../auth/caller';
import { CaseReader, isCaseId, unknownCase } from './case-reader';

const seeingAll: readonly Role[] = ['supervisor', 'auditor', 'officer', 'researcher', 'importer'];

/** Who may see some case or other. */
export const readersOfCases: readonly Role[] = [...seeingAll, 'committee', 'intake', 'provider'];

export const seesEveryCase = ({ actor }: Caller): boolean => hasRole(actor, ...seeingAll);

/** What a case must be for a caller who does not see every one: any of these is enough. */
export interface Sight {
  readonly submittedBy?: string;
  readonly referred?: boolean;
  readonly providerId?: string;
}

/** Undefined: no bounds. */
export const sightOf = (caller: Caller): Sight | undefined =>
  seesEveryCase(caller)
    ? undefined
    : {
        ...(hasRole(caller.actor, 'intake') ? { submittedBy: caller.actor.id } : {}),
        ...(hasRole(caller.actor, 'committee') ? { referred: true } : {}),
        ...(hasRole(caller.actor, 'provider') ? { providerId: caller.actor.id } : {}),
      };

/** What one may not see is unknown: 404, for reads and for commands. */
@Injectable()
export class CaseSight {
  constructor(private readonly cases: CaseReader) {}

  /** The events, where they had to be read. Throws a Problem (404). */
  async demandForCommand(caseId: string, caller: Caller, type: string): Promise<readonly Recorded[] | undefined> {
    if (!isCaseId(caseId)) throw unknownCase();
    if (seesEveryCase(caller)) return undefined;
    const events = await this.cases.load(caseId);
    // A provider's first service on a case is what makes it visible to him; before it was granted there is nothing to plan.
    const mayBegin = type === 'PlanService' && hasRole(caller.actor, 'provider') && isGranted(events);
    if (!mayBegin && !isSeen(events, caller)) throw unknownCase();
    return events;
  }

  /** The events of a case that this caller may see at all. Throws a Problem (404) otherwise. */
  async load(caseId: string, caller: Caller): Promise<readonly Recorded[]> {
    const events = await this.cases.load(caseId);
    if (!isSeen(events, caller)) throw unknownCase();
    return events;
  }
}

export const isSeen = (events: readonly Recorded[], caller: Caller): boolean => {
  const sight = sightOf(caller);
  if (!sight) return true;
  return events.some(
    ({ type, data }) =>
      (type === 'RequestSubmitted' && sight.submittedBy !== undefined && data.submittedBy === sight.submittedBy) ||
      (type === 'ReferredToResearch' && sight.referred === true) ||
      (type === 'ServicePlanned' && sight.providerId !== undefined && data.providerId === sight.providerId),
  );
};

const isGranted = (events: readonly Recorded[]): boolean =>
  events.some(({ type, data }) => type === 'DecisionNotified' && data.outcome === 'accepted');
