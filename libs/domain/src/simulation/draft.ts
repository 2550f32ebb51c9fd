import type { Actor } from '../actor';
import type { CalendarVersion } from '../calendar';
import { calendarAfter } from '../calendar/series';
import type { PolicyVersion } from '../policy/document';
import { decidePolicy } from '../policy/policy';
import type { PolicyCommandOf, PolicySeries } from '../policy/series';
import { Refused } from '../refused';
import type { Instant } from '../time/instant';

/**
 * The version that adopting this draft would record. Throws Refused as the adoption by the board would; pointers are
 * below `under`. Who may look at a draft is not asked here.
 */
export const draftPolicy = (
  data: PolicyCommandOf<'AdoptPolicy'>['data'],
  series: PolicySeries,
  at: Instant,
  looker: Actor,
  under: string,
): PolicyVersion => {
  const by: Actor = { ...looker, roles: ['board'] };
  const [adopted] = pointedBelow(under, () => decidePolicy({ type: 'AdoptPolicy', data, at, by }, series));
  return (adopted!.data as { document: PolicyVersion }).document; // an adoption is recorded or refused
};

/**
 * The calendar that this draft makes of the one before it: what it does not say stays. Unlike in an adoption, days that
 * have passed may differ without a reason: they are what is asked about.
 */
export const draftCalendar = (
  given: Partial<CalendarVersion> & { version: number },
  before: CalendarVersion,
  under: string,
): CalendarVersion => pointedBelow(under, () => calendarAfter(before, given));

const pointedBelow = <T>(under: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refused) || typeof error.details?.pointer !== 'string') throw error;
    throw new Refused(error.code, error.clause, { ...error.details, pointer: `${under}${error.details.pointer}` });
  }
};
