import type { CalendarFaults } from './calendar-faults';

const mostHours = 12;
const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Ascending and apart; texts of this form stand in the order of time. `24:00` is the end of the day, and only an end. */
export const checkHours = (hours: unknown, pointer: string, faults: CalendarFaults): void => {
  let reached = '';
  faults.each(hours, pointer, mostHours, (entry, at) => {
    if (!faults.object(entry, at, ['from', 'to'])) return;
    const { from, to } = entry;
    if (from === undefined || to === undefined) return;
    const fits = isTime(from) && (isTime(to) || to === '24:00');
    if (!fits) return faults.add('not_a_time', at, { from, to });
    if (to <= from) faults.add('hours_backwards', at, { from, to });
    else if (from < reached) faults.add('hours_overlap', at, { from, reached });
    if (to > reached) reached = to;
  });
};

const isTime = (value: unknown): value is string => typeof value === 'string' && time.test(value);
