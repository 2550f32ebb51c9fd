import {
  dayOfHijri,
  riyadhDay,
  type ClockName,
  type ClockState,
  type Instant,
  type Loop,
  type Stage,
} from '@lib/domain';
import { NO_LONGER_WAITS } from './clock-states';
import { markOfAnswer, markOfLoop, markOfWaiting, marksFor, rareMarksFor } from './marks';
import { saidInStanding, standingIn, TO_BE_TOLD } from './standings';
import { isKeptFrom, visibleTo, type Values, type Viewer } from './viewer';

/** The one live series; a case is live where, and only where, it is of it (P30). */
export const LIVE_SERIES = 'main';

export interface CaseFilters {
  /** A policy series; absent: the live one. */
  readonly policy?: string;
  readonly stage?: Stage;
  readonly loop?: Loop;
  readonly channel?: string;
  readonly segment?: string;
  readonly support?: string;
  readonly kind?: string;
  readonly urgency?: string;
  /** An actor's id, or a role. */
  readonly assignee?: string;
  /** Whose turn it is: assigned to that role, or waiting for it. */
  readonly role?: string;
  readonly clock?: ClockName;
  readonly clockState?: ClockState;
  readonly open?: 'true' | 'false';
  /** Decided, the floor passed, and not told yet. */
  readonly toBeTold?: 'true';
  /** Answered by the target or after it, on days in Riyadh from `answeredFrom` to `answeredTo`, as `2026-11-23`. */
  readonly answered?: 'met' | 'met_late';
  readonly answeredFrom?: string;
  readonly answeredTo?: string;
  /** Due not after this instant. */
  readonly due?: Instant;
  /** Due at this instant or after it. */
  readonly dueFrom?: Instant;
  /** The beginning of a number, ours or the one elsewhere, or of an id. */
  readonly q?: string;
  /** Of ours, or the number that the case had elsewhere. */
  readonly reference?: string;
  readonly beneficiary?: string;
  readonly order?: 'newest' | 'due';
  readonly cursor?: string;
  readonly limit?: number;
}

/** The columns by which this viewer is answered. */
export const columnsFor = (viewer: Viewer) =>
  isKeptFrom(viewer)
    ? {
        stage: 'shown_stage',
        waitsFor: 'shown_waits_for',
        clocks: 'coalesce(shown_clocks, clocks)',
        dueAt: 'shown_due_at',
        dueClock: 'shown_due_clock',
      }
    : { stage: 'stage', waitsFor: 'waits_for', clocks: 'clocks', dueAt: 'due_at', dueClock: 'due_clock' };

/** Where a list looks, and for what. */
export interface Way {
  readonly from: string;
  readonly where: string;
}

/**
 * All filters together, and what the viewer may know of at all, as conditions of which any may hold: where no index holds
 * the order of a list for all that is asked, each finds its own on one of its own. A case may be found in two ways.
 */
export const waysOf = (filters: CaseFilters, viewer: Viewer, now: Instant, values: Values): Way[] => {
  const always = conditionOf(filters, viewer, now, values);
  const from = placeOf(filters, viewer, values);
  const beginnings = beginningsOf(filters, values);
  return turnsOf(filters, viewer, values).flatMap((turn) =>
    beginnings.map((beginning) => ({ from, where: [always, turn, beginning].join(' and ') })),
  );
};

/**
 * The few cases that bear a rare mark, or two marks together, are found by them before anything else is asked: `offset 0`
 * keeps Postgres from walking the whole list in its order in the hope of meeting fifty of them soon.
 */
const placeOf = ({ loop, clock, clockState, toBeTold }: CaseFilters, viewer: Viewer, values: Values): string => {
  if (toBeTold !== undefined) return foundBy([markOfWaiting('answer')], values);
  if ((clock === undefined && clockState === undefined) || isKeptFrom(viewer)) return 'case_board';
  const marks =
    loop === undefined ? rareMarksFor(clock, clockState) : [markOfLoop(loop), ...marksFor(clock, clockState)];
  return marks.length === 0 || (loop !== undefined && marks.length === 1) ? 'case_board' : foundBy(marks, values);
};

const foundBy = (marks: readonly string[], values: Values): string =>
  `(select * from case_board where ${marked(marks, values)} offset 0) case_board`;

/** All filters but `role` and `q`. */
const conditionOf = (filters: CaseFilters, viewer: Viewer, now: Instant, values: Values): string => {
  const columns = columnsFor(viewer);
  const conditions = [visibleTo(viewer, values)];
  const equal = (column: string, value: string | undefined): void => {
    if (value !== undefined) conditions.push(`${column} = ${values.add(value)}`);
  };
  equal('policy_id', filters.policy ?? LIVE_SERIES);
  equal(columns.stage, filters.stage);
  equal('channel', filters.channel);
  equal('segment', filters.segment);
  equal('support', filters.support);
  equal('kind', filters.kind);
  equal('urgency', filters.urgency);
  equal('beneficiary_id', filters.beneficiary);
  if (filters.loop !== undefined) conditions.push(marked([markOfLoop(filters.loop)], values));
  if (filters.due !== undefined) conditions.push(`${columns.dueAt} <= ${values.add(filters.due)}::timestamptz`);
  if (filters.dueFrom !== undefined) conditions.push(`${columns.dueAt} >= ${values.add(filters.dueFrom)}::timestamptz`);
  equal(ASSIGNED, filters.assignee);
  either(conditions, values, filters.reference, ['reference', 'external_reference']);
  // In words that the index of open cases has too.
  if (filters.open !== undefined) conditions.push(filters.open === 'true' ? 'open' : 'not open');
  if (filters.clock !== undefined || filters.clockState !== undefined)
    conditions.push(clockCondition(filters, viewer, now, values));
  if (filters.toBeTold !== undefined)
    conditions.push(isKeptFrom(viewer) ? 'not concealed' : 'true', 'open', says(values.add(now), TO_BE_TOLD, values));
  if (filters.answered !== undefined || filters.answeredFrom !== undefined || filters.answeredTo !== undefined)
    conditions.push(answeredCondition(filters, now, values));
  return conditions.join(' and ');
};

/**
 * Whose turn it is, as conditions that exclude each other: each finds its own in the order of the list on an index of its
 * own, which no index does for the two of them together.
 */
const turnsOf = ({ role }: CaseFilters, viewer: Viewer, values: Values): readonly string[] => {
  if (role === undefined) return ['true'];
  const { waitsFor } = columnsFor(viewer);
  const given = values.add(role);
  const waited = `${waitsFor} = ${given}${role === 'nobody' ? '' : ` and ${waitsFor} <> 'nobody'`}`;
  return [waited, `${ASSIGNED} = ${given} and assignee_role = ${given} and ${waitsFor} <> ${given}`];
};

/** A case is given to a person or to a role. */
const ASSIGNED = 'coalesce(assignee_id, assignee_role)';

const marked = (marks: readonly string[], values: Values): string => `marks @> ${values.add(marks)}::text[]`;

const YEAR = /^(1[34]\d\d)(-|$)/;
const DAY_MS = 86_400_000;

/**
 * What begins with a text, as conditions of which any may hold; each finds its own. Our own numbers are written in capitals
 * and ids in small letters, however they are typed; a number tells the Hijri year in which its case came (P16).
 */
const beginningsOf = ({ q }: CaseFilters, values: Values): readonly string[] => {
  if (q === undefined) return ['true'];
  const beginsWith = (column: string, text: string): string => `${column} ^@ ${values.add(text)}`;
  return [
    [beginsWith('reference', q.toUpperCase()), ...withinYear(q, values)].join(' and '),
    beginsWith('external_reference', q),
    beginsWith('case_id', q.toLowerCase()),
  ];
};

const withinYear = (q: string, values: Values): string[] => {
  const year = Number(YEAR.exec(q)?.[1]);
  if (Number.isNaN(year)) return [];
  const day = (ofYear: number, by: number): string =>
    values.add(new Date(Date.parse(dayOfHijri({ year: ofYear, month: 1, day: 1 })) + by * DAY_MS).toISOString());
  return [`submitted_at >= ${day(year, -1)}::timestamptz`, `submitted_at < ${day(year + 1, 1)}::timestamptz`];
};

const either = (conditions: string[], values: Values, value: string | undefined, columns: readonly string[]): void => {
  if (value === undefined) return;
  const given = values.add(value);
  conditions.push(`(${columns.map((column) => `${column} = ${given}`).join(' or ')})`);
};

/** The state of a clock `c` at an instant: the last that began by then. Instants are texts whose order is that of time. */
export const stateOfClockAt = (now: string): string =>
  `(select s.entry ->> 1 from jsonb_array_elements(c.clock -> 'states') with ordinality s(entry, nth)
    where (s.entry ->> 0) collate "C" <= ${now}::text order by s.nth desc limit 1)`;

/** Whether the standing of an instant says one of these. */
const says = (instant: string, said: readonly string[], values: Values): string =>
  `${standingIn(instant)} like any(${values.add(said.map((each) => `%${each.replaceAll('_', '\\_')}%`))}::text[])`;

/** Days of which each is looked up by its mark. */
const LOOKED_UP = 62;

const answeredCondition = (
  { answered, answeredFrom, answeredTo }: CaseFilters,
  now: Instant,
  values: Values,
): string => {
  const last = answeredTo ?? riyadhDay(now);
  const states = answered === undefined ? (['met', 'met_late'] as const) : [answered];
  const days = answeredFrom === undefined ? undefined : daysBetween(answeredFrom, last, LOOKED_UP);
  if (days) {
    const marks = days.flatMap((day) => states.map((state) => markOfAnswer(`${day}|${state}`)));
    return `marks && ${values.add(marks)}::text[]`;
  }
  const [low, high] = [markOfAnswer(answeredFrom ?? ''), markOfAnswer(`${last}|${AFTER_ANY_STATE}`)];
  return `exists (select from unnest(marks) mark where mark collate "C" between ${values.add(low)} and ${values.add(high)}
    and split_part(mark, '|', 2) = any(${values.add(states)}::text[]))`;
};

const AFTER_ANY_STATE = '~';

/** Undefined for more days than `most`. */
const daysBetween = (first: string, last: string, most: number): string[] | undefined => {
  const count = Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1);
  if (count > most) return undefined;
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * DAY_MS).toISOString().slice(0, 10),
  );
};

const clockCondition = ({ clock, clockState }: CaseFilters, viewer: Viewer, now: Instant, values: Values): string => {
  const instant = values.add(now);
  const asItIs = [
    ...restOf(clockState),
    ...marksFor(clock, clockState).map((mark) => marked([mark], values)),
    says(instant, saidInStanding(clock, clockState), values),
  ].join(' and ');
  if (!isKeptFrom(viewer)) return asItIs;
  return `(not concealed and ${asItIs} or concealed and ${shownClockCondition({ clock, clockState }, instant, values)})`;
};

/** What else is true of such a case, in the words of the index that holds those. */
const restOf = (state: ClockState | undefined): readonly string[] => {
  if (state === 'breached') return [`marks @> '{any:breached}'::text[]`];
  return state !== undefined && NO_LONGER_WAITS.has(state) ? [] : ['waits'];
};

const shownClockCondition = (
  { clock, clockState }: Pick<CaseFilters, 'clock' | 'clockState'>,
  now: string,
  values: Values,
): string => {
  const conditions = ['true'];
  if (clock !== undefined) conditions.push(`c.clock ->> 'clock' = ${values.add(clock)}`);
  const state = stateOfClockAt(now);
  if (clockState === undefined) conditions.push(`${state} not in ('met', 'met_late', 'ended')`);
  else conditions.push(`${state} = ${values.add(clockState)}`);
  return `exists (select from jsonb_array_elements(coalesce(shown_clocks, clocks)) c(clock) where ${conditions.join(' and ')})`;
};
