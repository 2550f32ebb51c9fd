import { Injectable } from '@nestjs/common';
import { evolve, initialCase, type Case, type CaseEvent, type Documents, type Known } from '@lib/domain';
import {
  CalendarDocuments,
  EventStore,
  PolicyDocuments,
  UnknownDocument,
  type Recorded,
  pinnedDocuments,
} from '@lib/event-store';
import type { ReadCase } from '@lib/views';
import { problem } from '../http/problem';

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
    return { events, state, documents: await pinnedDocuments(this.policies, this.calendars, state) };
  }

  /** The same case as if other versions of its documents held from its beginning. Throws 404 where there is no such version. */
  async underOther(
    state: Known,
    { policyVersion, calendarVersion }: { policyVersion?: number; calendarVersion?: number },
  ): Promise<{ state: Known; documents: Documents }> {
    const version = calendarVersion ?? state.calendarVersion;
    const pins = {
      policyId: state.policyId,
      policyVersion: policyVersion ?? state.policyVersion,
      calendarVersion: version,
    };
    const documents = await pinnedDocuments(this.policies, this.calendars, pins).catch((error: unknown) => {
      throw error instanceof UnknownDocument ? problem(404, 'not_found') : error;
    });
    const calendars = calendarVersion === undefined ? state.calendars : [];
    return { state: { ...state, calendarVersion: version, calendars }, documents };
  }
}

export const unknownCase = () => problem(404, 'not_found');

/** Whatever else stands in a path is no case of ours, and no name for a stream. */
export const isCaseId = (text: string): boolean => /^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/.test(text);
