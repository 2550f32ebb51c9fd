import {
  deciderOf,
  evolve,
  evolveStanding,
  initialCase,
  nothingYet,
  owedAt,
  revisionOf,
  streamOf,
  streamParts,
  timelineFor,
  type AggregateEvent,
  type Case,
  type CaseEvent,
  type Clock,
  type Instant,
  type Standing,
  type ToldEvent,
} from '@lib/domain';
import {
  pinnedDocuments,
  type CalendarDocuments,
  type EventStore,
  type PolicyDocuments,
  type Recorded,
} from '@lib/event-store';

/** By when that is owed which neared its end: from the stream as it stands, by the one function that all dates come from. */
export class OwedDates {
  constructor(
    private readonly log: Pick<EventStore, 'load'>,
    private readonly policies: PolicyDocuments,
    private readonly calendars: CalendarDocuments,
  ) {}

  /** Null where it is over, and while a pause lasts. */
  async of(tellingId: string): Promise<Instant | null> {
    const stream = streamOf(tellingId);
    const { events } = await this.log.load(stream);
    const came = BigInt(revisionOf(tellingId));
    const neared = events.find(({ revision }) => revision === came);
    return neared ? owedAt(neared as unknown as ToldEvent, await this.clocksOf(stream, events)) : null;
  }

  private async clocksOf(stream: string, events: readonly Recorded[]): Promise<readonly Clock[]> {
    const category = streamParts(stream)?.category ?? '';
    if (category === 'case') {
      const state = (events as unknown as CaseEvent[]).reduce<Case>(evolve, initialCase);
      if (state.status === 'unknown') return [];
      return timelineFor(state, await pinnedDocuments(this.policies, this.calendars, state));
    }
    const decider = deciderOf(category);
    if (!decider) return [];
    const { own } = (events as unknown as AggregateEvent[]).reduce<Standing>(
      (before, event) => evolveStanding(decider, before, event),
      nothingYet,
    );
    return own ? decider.clocksOf(own, await pinnedDocuments(this.policies, this.calendars, own)) : [];
  }
}
