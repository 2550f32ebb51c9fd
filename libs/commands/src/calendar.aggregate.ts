import { calendarDecider } from '@lib/domain';
import type { CalendarDocuments, PolicyDocuments } from '@lib/event-store';
import { DecidedAggregate } from './decided.aggregate';

/** The working calendars; the first amendment begins their stream. */
export class CalendarAggregate extends DecidedAggregate {
  constructor(policies: PolicyDocuments, calendars: CalendarDocuments) {
    super('calendar', calendarDecider, policies, calendars);
  }

  override exists(): boolean {
    return true;
  }
}
