import type { Actor } from '../actor';
import type { PersonalPart } from '../case/events';
import type { AggregateCommandRow, Decider, Pins } from '../decider';
import { Refused } from '../refused';
import { riyadhDay, type Instant } from '../time/instant';
import type { Day } from '../time/day';
import { checkCalendar } from './check-calendar';
import type { CalendarVersion } from './calendar-version';
import { differenceOfCalendars } from './difference-of-calendars';
import { calendarVersionOne } from './version-one';

/** The one series there is. */
export const calendarSeries = 'main';

/** Why a day that has passed is told otherwise. */
export const calendarCorrections = ['announced_late', 'entered_in_error', 'other'] as const;
export type CalendarCorrection = (typeof calendarCorrections)[number];

type Facts = {
  /** The whole document: a later reader needs no other. `firstDay` and `lastDay` are the days that differ from before. */
  CalendarAdopted: Pins & {
    version: number;
    document: CalendarVersion;
    firstDay: Day | null;
    lastDay: Day | null;
    correction?: CalendarCorrection;
  };
};
type Every = { calendarId: string; occurredAt: Instant; personal?: readonly PersonalPart[] };
export type CalendarEvent = { [K in keyof Facts]: { type: K; data: Facts[K] & Every } }[keyof Facts];
export type CalendarEventType = keyof Facts;

type Bodies = {
  /** What it does not say stays as in the version before it. */
  AdoptCalendar: Partial<Omit<CalendarVersion, 'version'>> & { version: number; correction?: CalendarCorrection };
  PassTimelineStep: object;
};
export type CalendarCommand = {
  [K in keyof Bodies]: {
    type: K;
    data: Bodies[K] & { calendarId: string; personal?: readonly PersonalPart[] };
    at: Instant;
    by: Actor;
  };
}[keyof Bodies];
type Adopt = Extract<CalendarCommand, { type: 'AdoptCalendar' }>;

export type CalendarSeries = Pins & { calendarId: string; versions: readonly CalendarVersion[] };

const members = [
  'timeZone',
  'hijri',
  'source',
  'weekend',
  'hours',
  'ramadan',
  'ramadanHours',
  'holidays',
  'exceptions',
] as const;

/** House: a calendar is amended for days to come, and for days past only with a stated correction; never edited. */
const adopt = (
  { data, at }: Adopt,
  state: CalendarSeries | undefined,
  pins: Omit<Pins, 'calendarVersion'>,
): readonly CalendarEvent[] => {
  if (data.calendarId !== calendarSeries) throw new Refused('case_unknown');
  const before = state?.versions.at(-1) ?? calendarVersionOne;
  const document = calendarAfter(before, data);
  const { first, last, everyWeek } = differenceOfCalendars(before, document);
  if (first === null && !everyWeek) return [];
  const today = riyadhDay(at);
  const reachesBack = everyWeek || first! < today;
  if (reachesBack && data.correction === undefined)
    throw new Refused('past_days_changed', 'P3', { firstDay: everyWeek ? null : first, today });
  const { calendarId, version, correction, personal } = data;
  return [
    {
      type: 'CalendarAdopted',
      data: {
        calendarId,
        occurredAt: at,
        ...pins,
        calendarVersion: version,
        version,
        document,
        firstDay: first,
        lastDay: last,
        ...(correction === undefined ? {} : { correction }),
        ...(personal === undefined ? {} : { personal }),
      },
    },
  ];
};

/** The version that these members make of the one before it. Throws Refused where no time could be counted by it. */
export const calendarAfter = (
  before: CalendarVersion,
  data: Partial<CalendarVersion> & { version: number },
): CalendarVersion => {
  if (data.version !== before.version + 1) throw new Refused('version_not_next', 'P3', { next: before.version + 1 });
  const document = amended(before, data);
  const [fault] = checkCalendar(document, before.version);
  if (fault) throw new Refused('calendar_not_fit', 'P3', { pointer: fault.pointer, why: fault.code, ...fault.details });
  return document;
};

const amended = (before: CalendarVersion, data: Partial<CalendarVersion> & { version: number }): CalendarVersion => ({
  ...before,
  ...Object.fromEntries(members.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]]))),
  version: data.version,
});

const row = (route: string, roles: AggregateCommandRow['roles']): AggregateCommandRow => ({
  route,
  roles,
  clauses: ['P3'],
  gatedByFloor: false,
});

export const calendarCommands = {
  AdoptCalendar: row('adopt-calendar', ['board', 'supervisor']),
  PassTimelineStep: row('pass-timeline-step', ['system']),
} as const satisfies Record<CalendarCommand['type'], AggregateCommandRow>;

/** The working calendars of the house, one after another. Version 1 ships with the product and stands in no stream. */
export const calendarDecider: Decider<CalendarSeries, CalendarCommand, CalendarEvent> = {
  decide: (command, state, { policy: { policyId, version: policyVersion, use } }) =>
    command.type === 'AdoptCalendar' ? adopt(command, state, { policyId, policyVersion, use }) : [],
  evolve: (state, { data }) => {
    const { calendarId, policyId, policyVersion, calendarVersion, use, document } = data;
    const versions = [...(state?.versions ?? []), document];
    return { policyId, policyVersion, calendarVersion, use, calendarId, versions };
  },
  clocksOf: () => [],
  commands: calendarCommands,
  events: { CalendarAdopted: ['P3'] },
  dueKinds: {},
  mostEvents: 1_000,
};
