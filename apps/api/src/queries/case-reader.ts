import { Injectable } from '@nestjs/common';
import { evolve, initialCase, type Case, type CaseEvent, type Documents, type Known } from '@lib/domain';
import { CalendarDocuments, EventStore, PolicyDocuments, type Recorded } from '@lib/event-store';
import { problem } from '../http/problem';

/** A case as its stream tells it. */
export interface ReadCase {
  readonly events: readonly Recorded[];
  readonly state: Known;
  readonly documents: Documents;
}

/** Reads cases from their streams; the replays fold nothing else. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly store: EventStore,
    private readonly policies: PolicyDocuments,
    private readonly calendars: CalendarDocuments,
  ) {}

  /** Every event of the case. Throws a Problem (404) for an unknown one. */
  async load(caseId: string): Promise<readonly Recorded[]> {
    if (!isCaseId(caseId)) throw unknownCase();
    const { events } = await this.store.load(`case-${caseId}`);
    if (events.length === 0) throw unknownCase();
    return events;
  }

  /** Folds events of one case, from its first on. */
  async fold(events: readonly Recorded[]): Promise<ReadCase> {
    const state = events.reduce<Case>((before, event) => evolve(before, event as unknown as CaseEvent), initialCase);
    if (state.status === 'unknown') throw problem(404, 'not_known_then');
    const policy = await this.policies.get(state.policyId, state.policyVersion);
    return { events, state, documents: { policy, calendar: this.calendars.get(state.calendarVersion) } };
  }
}

export const unknownCase = () => problem(404, 'not_found');

/** Whatever else stands in a path is no case of ours, and no name for a stream. */
export const isCaseId = (text: string): boolean => /^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/.test(text);
