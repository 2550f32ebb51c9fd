import type { CalendarVersion } from './calendar';
import type { PolicyVersion } from './policy/document';

/**
 * The immutable documents by which a stream is judged, looked up by the versions that it names; `earlierCalendars` are
 * those before `calendar`, for what was judged under them.
 */
export type Documents = {
  policy: PolicyVersion;
  calendar: CalendarVersion;
  earlierCalendars?: readonly CalendarVersion[];
};
