export * from './calendar-version';
export { calendarVersionOne } from './version-one';
