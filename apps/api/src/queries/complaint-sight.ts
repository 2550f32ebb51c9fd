import { Injectable } from '@nestjs/common';
import { EventStore, type Recorded } from '@lib/event-store';
import type { Caller } from '../auth/caller';

/** P15: by the entry that begins an inquiry; the person complained of neither handles nor reads it. */
export const isComplainedOf = (first: Recorded | undefined, { actor }: Caller): boolean =>
  first?.data.concerns !== undefined && first.data.concerns === actor.id;

/** What a case's own book says of a complaint is left out for the person complained of. */
@Injectable()
export class ComplaintSight {
  constructor(private readonly store: EventStore) {}

  /** An entry whose inquiry has not begun names nobody yet, and is shown. */
  async withoutComplaintsOf(caller: Caller, events: readonly Recorded[]): Promise<readonly Recorded[]> {
    const ids = [...new Set(events.flatMap((event) => entryOf(event) ?? []))];
    const firsts = await Promise.all(ids.map((id) => this.store.load(`inquiry-${id}`, { atMost: 1 })));
    const kept = new Set(ids.filter((_, index) => isComplainedOf(firsts[index]!.events[0], caller)));
    if (kept.size === 0) return events;
    return events.filter((event) => !kept.has(entryOf(event) ?? ''));
  }
}

/** The inquiry that an entry in a case's book speaks of. */
const entryOf = ({ type, data }: Recorded): string | undefined =>
  (type === 'InquiryOpened' || type === 'InquirySettled') && data.kind === 'inquiry'
    ? (data.inquiryId as string)
    : undefined;
