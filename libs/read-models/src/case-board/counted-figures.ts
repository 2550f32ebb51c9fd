import type { Instant } from '@lib/domain';
import { isKeptFrom, seesCounters, Values, type Viewer } from './viewer';
import type { ReadDatabase } from '../database';
import type { RowClock } from './clock-states';
import { Figures, firstDayShown, parts } from './sla-board';
import { markOfHour } from './marks';
import { standingIn, standingsOf, type Standings, type Watched } from './standings';

/** Who is shown all, all but what is kept from them, and what has been raised to the committee. */
export type Audience = 'all' | 'kept' | 'referred';

/** Whose figures are counted beforehand; `own`: those of the cases that this viewer has to do with. */
export const audienceOf = (viewer: Viewer): Audience | 'own' | undefined => {
  if (seesCounters(viewer)) return isKeptFrom(viewer) ? 'kept' : 'all';
  if (viewer.roles.some((role) => role === 'intake' || role === 'provider')) return 'own';
  return viewer.roles.includes('committee') ? 'referred' : undefined;
};

const DAY = '2026-11-23'.length;
const HOUR = '2026-11-23T10'.length;

type Signs = Readonly<Record<string, number>>;

/** Which counters make up the figures. */
const SIGNS: Readonly<Record<Audience, Signs>> = {
  all: { all: 1 },
  kept: { all: 1, hidden: -1, instead: 1 },
  referred: { referred: 1 },
};

interface Found {
  readonly what: 'counter' | 'moved' | 'concealed';
  /** A counter's name; or the standing at the beginning of this hour. */
  readonly name: string | null;
  /** The standing now. */
  readonly standing: string | null;
  readonly clocks: readonly RowClock[] | null;
  readonly count: bigint;
}

/** The figures of a whole series: the counters of the days and of today's hours that are over, and this hour's changes. */
export const countedFigures = async (
  database: ReadDatabase,
  policyId: string,
  audience: Audience,
  now: Instant,
): Promise<Figures> => {
  const figures = new Figures();
  for (const { what, name, standing, clocks, count } of await sameMoment(database, policyId, audience, now)) {
    if (what === 'counter') addCounter(figures, name?.split('|') ?? [], SIGNS[audience], Number(count));
    if (what === 'moved') {
      figures.addStanding(name ?? '', -Number(count));
      figures.addStanding(standing ?? '', Number(count));
    }
    if (clocks) {
      const standings = standingsOf(clocks);
      figures.addStanding(standingAt(standings, beginOfHour(now)), -1);
      figures.addStanding(standingAt(standings, now), 1);
    }
  }
  return figures;
};

/** As the texts of instants are compared: what moves on the hour itself has moved after it. */
const beginOfHour = (now: Instant): string => now.slice(0, HOUR);

const standingAt = ({ moments, standings }: Standings, at: string): string =>
  standings[moments.filter((moment) => moment <= at).length] ?? '';

/** Above every name that goes on with it, whatever follows the bar. */
const AFTER_BAR = '}';

/** Names from `low` up to `high`; of changes those whose time, the last part of the name, is before this one, as one figure. */
interface Range {
  readonly low: string;
  readonly high: string;
  readonly before?: string;
}

const rangesOf = (policyId: string, audience: Audience, now: Instant): Range[] =>
  Object.keys(SIGNS[audience]).flatMap((counted) => {
    const range = (what: string, from = ''): Range => {
      const name = `${counted}|${policyId}|${what}`;
      return { low: `${name}|${from}`, high: `${name}${AFTER_BAR}` };
    };
    const open = `${counted}|${policyId}|open`;
    const today = now.slice(0, DAY);
    return [
      { low: open, high: `${open}|` },
      ...['stage', ...parts, 'clock', 'cases'].map((what) => range(what)),
      range('answered', firstDayShown(now)),
      { ...range('day'), before: today },
      { ...range(`hour|${today}`), before: now.slice(DAY, HOUR) },
    ];
  });

/** Of a few names each: the database is to look them up, not to go through all that there are. */
const countersIn = ({ low, high, before }: Range, values: Values): string => {
  const name = before === undefined ? 'counter' : `left(counter, -${before.length + 1})`;
  const within = `counter >= ${values.add(low)} and counter < ${values.add(high)}`;
  const over = before === undefined ? '' : ` and right(counter, ${before.length}) < ${values.add(before)}`;
  return `(select 'counter' as what, ${name} as name, null as standing, null::jsonb as clocks, sum(count)::bigint as count
     from projection_counters where name = 'case-board' and version = (select version from live) and role = 'live'
     and ${within}${over} and count <> 0 group by 2)`;
};

/**
 * In one statement: a case that moves between two reads would be counted twice or not at all. Whoever may not learn of a
 * decision is shown other clocks of the cases that are decided; these are few, and looked at one by one.
 */
const sameMoment = (database: ReadDatabase, policyId: string, audience: Audience, now: Instant): Promise<Found[]> => {
  const values = new Values();
  const ranges = rangesOf(policyId, audience, now);
  const hour = values.add(beginOfHour(now));
  const kept = values.add(audience === 'kept');
  const moved = `from case_board where policy_id = ${values.add(policyId)} and open
    and marks @> ${values.add([markOfHour(beginOfHour(now))])}::text[] and (referred or not ${values.add(audience === 'referred')})`;
  return database.query<Found>(
    `with live as materialized (select version from projections where name = 'case-board' and role = 'live')
     ${ranges.map((range) => countersIn(range, values)).join(' union all ')}
     union all
     select 'moved', ${standingIn(hour)}, ${standingIn(values.add(now))}, null::jsonb, count(*)
     ${moved} and not (concealed and ${kept}) group by 2, 3
     union all
     select 'concealed', null, null, coalesce(shown_clocks, clocks), 1 ${moved} and concealed and ${kept}`,
    values.list,
    `figures for ${audience}`,
  );
};

const addCounter = (figures: Figures, name: readonly string[], signs: Signs, count: number): void => {
  const [counted = '', , what, ...rest] = name;
  const by = (signs[counted] ?? 0) * count;
  const [first = '', second = ''] = rest;
  switch (what) {
    case 'open':
      return figures.addOpen(by);
    case 'stage':
      return figures.addStage(first, by);
    case 'segment':
    case 'channel':
    case 'support':
      return figures.addPart(what, first, by);
    case 'answered':
      return figures.addAnswer(first, second, by);
    case 'clock':
    case 'cases':
      return addState(figures, what, first, second, by);
    case 'day':
      return addChange(figures, rest, by);
    case 'hour':
      return addChange(figures, rest.slice(1), by);
  }
};

const addChange = (
  figures: Figures,
  [what = '', name = '', from = '', to = '']: readonly string[],
  by: number,
): void => {
  addState(figures, what, name, from, -by);
  addState(figures, what, name, to, by);
};

const addState = (figures: Figures, what: string, name: string, state: string, by: number): void => {
  if (what === 'clock') figures.addClock(name, state, by);
  else if (state === 'in') figures.addCases(name as Watched, by);
};
