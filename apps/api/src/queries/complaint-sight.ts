import { Injectable } from '@nestjs/common';
import { EventStore, type Recorded } from '@lib/event-store';
import { withoutComplaintsOf } from '@lib/views';
import type { Caller } from '../auth/caller';

/** P15: what a case's own book says of a complaint is left out for the person complained of. */
@Injectable()
export class ComplaintSight {
  constructor(private readonly store: EventStore) {}

  withoutComplaintsOf({ actor }: Caller, events: readonly Recorded[]): Promise<readonly Recorded[]> {
    return withoutComplaintsOf(actor, events, async (id) => {
      const { events: first } = await this.store.load(`inquiry-${id}`, { atMost: 1 });
      return first[0];
    });
  }
}
