import { Injectable } from '@nestjs/common';
import { evolve, initialCase, type Case, type CaseEvent, type Role } from '@lib/domain';
import { CalendarDocuments, PolicyDocuments, pinnedDocuments, type Recorded } from '@lib/event-store';
import { caseView } from '@lib/views';

type Members = Readonly<Record<string, unknown>>;

/**
 * What each entry changed of the case as `/state` shows it at that revision: the members that differ from the entry before,
 * whole, so that folding them by RFC 7396 gives the case at any revision. One fold of the stream for all of them.
 */
@Injectable()
export class CaseChanges {
  constructor(
    private readonly policies: PolicyDocuments,
    private readonly calendars: CalendarDocuments,
  ) {}

  async of(events: readonly Recorded[], roles: readonly Role[]): Promise<readonly Members[]> {
    const changes: Members[] = [];
    const written = new Map<string, string>();
    let state: Case = initialCase;
    for (const event of events) {
      state = evolve(state, event as unknown as CaseEvent);
      if (state.status === 'unknown') throw new Error('A case that is read has begun.');
      const documents = await pinnedDocuments(this.policies, this.calendars, state);
      const now = (event as unknown as CaseEvent).data.occurredAt;
      // The view asks for the first event, for what it alone says, and for the last.
      const view: Members = caseView({ events: [events[0]!, event], state, documents }, { roles, now });
      changes.push(changedSince(written, view));
    }
    return changes;
  }
}

/**
 * The members that are written otherwise than before; `written` then has them as they are now. `reference` is not in the
 * case's own stream, and so in no entry's changes; `revision` is that of the entry.
 */
const changedSince = (written: Map<string, string>, view: Members): Members => {
  const changes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(view)) {
    if (name === 'reference' || name === 'revision') continue;
    const now = JSON.stringify(value);
    if (written.get(name) === now) continue;
    written.set(name, now);
    changes[name] = value;
  }
  return changes;
};
