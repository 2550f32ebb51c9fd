import { dayNumberOf, dayOfNumber, type Day } from '../time/day';
import { dayOfHijri, hijriMonthLength } from '../time/hijri';
import type { CalendarVersion, OfficeHours } from './calendar-version';
import { coveredYearsOf, kindOfNumber, type DayKind } from './kind-of-day';

export type CalendarDifference = {
  /** In order. */
  days: readonly { day: Day; before: DayKind; after: DayKind }[];
  first: Day | null;
  last: Day | null;
  /** Weekend or office hours differ, so every week does, also where neither calendar reaches and no day is listed. */
  everyWeek: boolean;
};

/**
 * The days whose kind or hours differ, among those that either calendar covers or names, from `from` to `to` where
 * these are given. That a date is announced by now moves no day. Throws RangeError where `from` or `to` is no day.
 */
export const differenceOfCalendars = (
  earlier: CalendarVersion,
  later: CalendarVersion,
  { from, to }: { from?: Day; to?: Day } = {},
): CalendarDifference => {
  const [begin, end] = reachOf([earlier, later]);
  const days: { day: Day; before: DayKind; after: DayKind }[] = [];
  const last = Math.min(end, to === undefined ? end : dayNumberOf(to));
  for (let number = Math.max(begin, from === undefined ? begin : dayNumberOf(from)); number <= last; number += 1) {
    const [before, after] = [kindOfNumber(earlier, number), kindOfNumber(later, number)];
    if (!isSameKind(before, after)) days.push({ day: dayOfNumber(number), before, after });
  }
  return { days, first: days[0]?.day ?? null, last: days.at(-1)?.day ?? null, everyWeek: !hasSameWeek(earlier, later) };
};

/** The first and the last day that one of them covers or names. */
const reachOf = (calendars: readonly CalendarVersion[]): [number, number] => {
  const days = calendars.flatMap((calendar) => [
    ...[...coveredYearsOf(calendar)].flatMap((year) => [
      dayOfHijri({ year, month: 1, day: 1 }),
      dayOfHijri({ year, month: 12, day: hijriMonthLength(year, 12) }),
    ]),
    ...[...calendar.ramadan, ...calendar.holidays].flatMap(({ from, to }) => [from, to]),
    ...calendar.exceptions.map(({ day }) => day),
  ]);
  const ordered = days.sort();
  return ordered.length === 0 ? [0, -1] : [dayNumberOf(ordered[0]!), dayNumberOf(ordered.at(-1)!)];
};

const isSameKind = (one: DayKind, other: DayKind): boolean =>
  one.kind === other.kind && codeOf(one) === codeOf(other) && textOf(one.hours) === textOf(other.hours);

const hasSameWeek = (one: CalendarVersion, other: CalendarVersion): boolean => weekOf(one) === weekOf(other);

const weekOf = ({ weekend, hours }: CalendarVersion): string =>
  ([1, 2, 3, 4, 5, 6, 7] as const)
    .map((weekday) => (weekend.includes(weekday) ? 'weekend' : textOf(hours[weekday])))
    .join(';');

const codeOf = (kind: DayKind): string | undefined => ('code' in kind ? kind.code : undefined);
const textOf = (hours: OfficeHours): string => hours.map(({ from, to }) => `${from}-${to}`).join(',');
