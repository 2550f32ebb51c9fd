/** An immutable version of the working calendar, adopted apart from the policy (design: Time, Documents). */
export type CalendarVersion = {
  version: number;
  timeZone: 'Asia/Riyadh';
  hijri: 'islamic-umalqura';
  /** ISO weekdays on which nobody works: 5 is Friday, 6 is Saturday. */
  weekend: readonly number[];
  /** Riyadh days, `YYYY-MM-DD`. Version 1 counts calendar days only, so none is needed. */
  holidays: readonly string[];
};

export const calendarVersionOne: CalendarVersion = {
  version: 1,
  timeZone: 'Asia/Riyadh',
  hijri: 'islamic-umalqura',
  weekend: [5, 6],
  holidays: [],
};
