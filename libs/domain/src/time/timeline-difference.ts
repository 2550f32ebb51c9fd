import type { ClockName } from '../closed-lists';
import type { Clock } from './clock';
import type { Instant } from './instant';

const dates = ['startedAt', 'earliest', 'target', 'ceiling', 'lapsesAt'] as const;

/** One date of one start of a clock that two sets of documents give differently; null where one of them has none. */
export type TimelineDifference = {
  clock: ClockName;
  subject: string | null;
  start: string;
  date: (typeof dates)[number];
  before: Instant | null;
  after: Instant | null;
};

/** Where two timelines of the same stream differ, under two policy versions or two calendars. */
export const differencesOfTimelines = (
  before: readonly Clock[],
  after: readonly Clock[],
): readonly TimelineDifference[] => {
  const byStart = (clocks: readonly Clock[]) => new Map(clocks.map((clock) => [clock.start, clock]));
  const [one, other] = [byStart(before), byStart(after)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((start) => {
    const [clock, counterpart] = [one.get(start), other.get(start)];
    const { clock: name, subject } = (clock ?? counterpart)!;
    return dates.flatMap((date) => {
      const difference = { before: clock?.[date] ?? null, after: counterpart?.[date] ?? null };
      return difference.before === difference.after ? [] : [{ clock: name, subject, start, date, ...difference }];
    });
  });
};
