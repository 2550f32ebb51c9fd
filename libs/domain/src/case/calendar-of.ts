import type { CalendarVersion } from '../calendar';
import { keyOfStep } from '../time/due';
import type { AppliedCalendar, Known } from './state';
import type { End } from './clock-ends';
import type { Documents } from '../documents';

/**
 * The calendar by which one start of a clock is counted: the latest that reached the case before the clock was judged.
 * One that had stopped by then, or whose target or ceiling was missed, keeps the earlier one and its judgement.
 */
export const calendarOf = (state: Known, documents: Documents, start: string, settled: End | null): CalendarVersion => {
  let { calendar } = documents;
  for (let index = state.calendars.length - 1; index >= 0; index -= 1) {
    const applied = state.calendars[index]!;
    if (!wasJudged(state, applied, start, settled)) return calendar;
    const before = state.calendars[index - 1]?.version ?? state.firstCalendarVersion;
    calendar = documents.earlierCalendars?.find(({ version }) => version === before) ?? calendar;
  }
  return calendar;
};

const wasJudged = ({ passed }: Known, applied: AppliedCalendar, start: string, settled: End | null): boolean => {
  if (settled !== null && settled.at <= applied.at) return true;
  return (['target', 'ceiling'] as const).some((part) => {
    const place = passed.indexOf(keyOfStep(start, part));
    return place !== -1 && place < applied.passed;
  });
};
