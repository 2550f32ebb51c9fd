export * from './calendar-version';
export { calendarVersionOne } from './version-one';
export { isCovered, kindOfDay, type DayKind } from './kind-of-day';
export { countings, type Counting, type Reason, type StretchRule } from './stretches-of-day';
export { openSpans, type OpenSpan } from './open-spans';
export { countedMs, whenCounted } from './counted';
export { checkCalendar } from './check-calendar';
export type { CalendarFault } from './calendar-faults';
export { differenceOfCalendars, type CalendarDifference } from './difference-of-calendars';
