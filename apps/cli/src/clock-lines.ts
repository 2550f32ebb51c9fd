import { table } from './table';

/** One step of how a date came about. */
export interface Step {
  readonly part: string;
  readonly from: string;
  readonly to: string | null;
  readonly rule: string;
  readonly minutes: number;
  readonly total: number;
  readonly code?: string;
  readonly why?: readonly string[];
}

/** A clock with its working, as the service explains it. */
export interface ClockShown {
  readonly clock: string;
  readonly subject: string | null;
  readonly clause: string;
  readonly source: string;
  readonly state: string;
  readonly startedAt: string;
  readonly startOf: string;
  readonly calendarVersion: number;
  readonly earliest: string | null;
  readonly target: string | null;
  readonly ceiling: string | null;
  readonly lapsesAt: string | null;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly paused: { readonly times: number; readonly minutes: number };
  readonly lengths: readonly { part: string; length: string; counting?: string; clause?: string; source: string }[];
  readonly working: readonly Step[];
}

const rules: Readonly<Record<string, string>> = {
  calendar: 'every day counts',
  working_day: 'working day, counts',
  office_hours: 'office hours, count',
  ramadan_hours: 'office hours of Ramadan, count',
  exception: 'hours of this day alone',
  weekend: 'weekend, does not count',
  holiday: 'holiday, does not count',
  outside_hours: 'outside office hours, does not count',
  paused: 'stood still, does not count',
  set: 'the date was set',
};

const countings: Readonly<Record<string, string>> = {
  calendar: 'every day',
  working_days: 'working days',
  office_hours: 'office hours',
};

/** Clock by clock: its dates, its lengths, and each step with the minutes that it counts and those up to its end. */
export const clockLines = (clocks: readonly ClockShown[]): string =>
  clocks.length === 0 ? '(none)' : clocks.map(linesOf).join('\n\n');

const linesOf = (clock: ClockShown): string => {
  const subject = clock.subject === null ? '' : ` of ${clock.subject}`;
  const dates = Object.entries({
    started: clock.startedAt,
    floor: clock.earliest,
    target: clock.target,
    ceiling: clock.ceiling,
    lapses: clock.lapsesAt,
    settled: clock.settledAt,
  }).flatMap(([name, at]) => (at === null ? [] : [`  ${name.padEnd(8)} ${inBothCalendars(at)}`]));
  const { times, minutes } = clock.paused;
  const paused =
    times === 0
      ? []
      : [
          `  paused   ${times === 1 ? 'once' : `${times} times`}, for ${figure(minutes)} minutes that would have counted`,
        ];
  const steps = clock.working.length === 0 ? [] : [indented(table(clock.working.map(lineOf)))];
  return [
    `${clock.clock}${subject}: ${clock.state} (${clock.clause}, ${clock.source}; calendar ${clock.calendarVersion})`,
    ...dates,
    ...paused,
    ...clock.lengths.map(lengthLine),
    ...steps,
  ].join('\n');
};

const lengthLine = ({ part, length, counting, clause, source }: ClockShown['lengths'][number]): string => {
  const by = countings[counting ?? 'calendar'] ?? counting;
  return `  ${part.padEnd(8)} ${length}, counted by ${by} (${clause ?? source})`;
};

const lineOf = ({ part, from, to, rule, code, why, minutes, total }: Step): Record<string, unknown> => ({
  part,
  from: inBothCalendars(from),
  to: to === null ? 'it lasts' : inBothCalendars(to),
  rule: [rules[rule] ?? rule, code, why?.join(', ')].filter(Boolean).join(': '),
  minutes: figure(minutes),
  total: figure(total),
});

const indented = (text: string): string => text.replace(/^/gm, '  ');

/** Seconds of a demonstration are parts of a minute. */
const figure = (minutes: number): string => String(Math.round(minutes * 1_000) / 1_000);

const format = (calendar: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(`en-GB-u-ca-${calendar}-nu-latn`, { ...options, timeZone: 'Asia/Riyadh' });
const gregorian = format('gregory', {
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
// 'islamic-umalqura' is named because plain 'islamic' is another calendar.
const hijri = format('islamic-umalqura', { year: 'numeric', month: '2-digit', day: '2-digit' });

/** In Riyadh: `Sun 2026-01-04 10:00 (1447-07-15)`; with seconds where there are some. */
export const inBothCalendars = (instant: string): string => {
  const at = new Date(instant);
  const { weekday, year, month, day, hour, minute, second } = partsOf(gregorian, at);
  const seconds = second === '00' ? '' : `:${second}`;
  const of = partsOf(hijri, at);
  return `${weekday} ${year}-${month}-${day} ${hour}:${minute}${seconds} (${of['year']}-${of['month']}-${of['day']})`;
};

const partsOf = (by: Intl.DateTimeFormat, at: Date): Record<string, string> =>
  Object.fromEntries(by.formatToParts(at).map(({ type, value }) => [type, value]));
