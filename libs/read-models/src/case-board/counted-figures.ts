import type { Instant } from '@lib/domain';
import { isKeptFrom, seesCounters, type Viewer } from './viewer';
import type { ReadDatabase } from '../database';
import type { RowClock } from './clock-states';
import { Figures, firstDayShown, parts } from './sla-board';
import { markOfDay } from './marks';
import { clocksIn, standingIn } from './standings';

/** Who is shown all, all but what is kept from them, and what has been raised to the committee. */
export type Audience = 'all' | 'kept' | 'referred';

/** Whose figures are counted beforehand; `own`: those of the cases that this viewer has to do with. */
export const audienceOf = (viewer: Viewer): Audience | 'own' | undefined => {
  if (seesCounters(viewer)) return isKeptFrom(viewer) ? 'kept' : 'all';
  if (viewer.roles.some((role) => role === 'intake' || role === 'provider')) return 'own';
  return viewer.roles.includes('committee') ? 'referred' : undefined;
};

type Signs = Readonly<Record<string, number>>;

/** Which counters make up the figures. */
const SIGNS: Readonly<Record<Audience, Signs>> = {
  all: { all: 1 },
  kept: { all: 1, hidden: -1, instead: 1 },
  referred: { referred: 1 },
};

interface Found {
  readonly what: 'counter' | 'moved' | 'concealed';
  /** A counter's name; or the standing before today's first moment. */
  readonly name: string | null;
  /** The standing now. */
  readonly standing: string | null;
  readonly clocks: readonly RowClock[] | null;
  readonly count: bigint;
}

/** The figures of a whole series: the counters of the days that are over, and today's changes. */
export const countedFigures = async (
  database: ReadDatabase,
  policyId: string,
  audience: Audience,
  now: Instant,
): Promise<Figures> => {
  const figures = new Figures();
  const today = now.slice(0, 10);
  for (const { what, name, standing, clocks, count } of await sameMoment(database, policyId, audience, now)) {
    if (what === 'counter') addCounter(figures, name?.split('|') ?? [], SIGNS[audience], Number(count));
    if (what === 'moved') {
      for (const [clock, state] of clocksIn(name ?? '')) figures.addClock(clock, state, -Number(count));
      for (const [clock, state] of clocksIn(standing ?? '')) figures.addClock(clock, state, Number(count));
    }
    for (const clock of clocks ?? []) addChangesOf(figures, clock, today, now);
  }
  return figures;
};

/** Above every name that goes on with it, whatever follows the bar. */
const AFTER_BAR = '}';
const DAY = '2026-11-23'.length;

/** Names from `low` up to `high`; those of days before today are one figure. */
interface Range {
  readonly low: string;
  readonly high: string;
  readonly summed: boolean;
}

const rangesOf = (policyId: string, audience: Audience, firstAnswered: string): Range[] =>
  Object.keys(SIGNS[audience]).flatMap((counted) => {
    const range = (what: string, from = ''): Range => {
      const name = `${counted}|${policyId}|${what}`;
      return { low: `${name}|${from}`, high: `${name}${AFTER_BAR}`, summed: what === 'change' };
    };
    const open = `${counted}|${policyId}|open`;
    return [
      { low: open, high: `${open}|`, summed: false },
      ...['stage', ...parts, 'clock', 'change'].map((what) => range(what)),
      range('answered', firstAnswered),
    ];
  });

const FIRST_RANGE = 7;

/** Of a few names each: the database is to look them up, not to go through all that there are. */
const countersIn = ({ summed }: Range, index: number): string => {
  const low = FIRST_RANGE + 2 * index;
  const name = summed ? `left(counter, -${DAY + 1})` : 'counter';
  return `(select 'counter' as what, ${name} as name, null as standing, null::jsonb as clocks, sum(count)::bigint as count
     from projection_counters where name = 'case-board' and version = (select version from live) and role = 'live'
     and counter >= $${low} and counter < $${low + 1} and count <> 0
     ${summed ? `and right(counter, ${DAY}) < $2` : ''} group by 2)`;
};

/**
 * In one statement: a case that moves between two reads would be counted twice or not at all. Whoever may not learn of a
 * decision is shown other clocks of the cases that are decided; these are few, and looked at one by one.
 */
const sameMoment = (database: ReadDatabase, policyId: string, audience: Audience, now: Instant): Promise<Found[]> => {
  const today = now.slice(0, 10);
  const ranges = rangesOf(policyId, audience, firstDayShown(now));
  const openToday =
    'from case_board where policy_id = $1 and open and marks @> array[$5::text] and (referred or not $6)';
  return database.query<Found>(
    `with live as materialized (select version from projections where name = 'case-board' and role = 'live')
     ${ranges.map(countersIn).join(' union all ')}
     union all
     select 'moved', ${standingIn('$2')}, ${standingIn('$3')}, null::jsonb, count(*)
     ${openToday} and not (concealed and $4) group by 2, 3
     union all
     select 'concealed', null, null, coalesce(shown_clocks, clocks), 1 ${openToday} and concealed and $4`,
    [
      policyId,
      today,
      now,
      audience === 'kept',
      markOfDay(today),
      audience === 'referred',
      ...ranges.flatMap(({ low, high }) => [low, high]),
    ],
    `figures for ${audience}`,
  );
};

const addCounter = (figures: Figures, name: readonly string[], signs: Signs, count: number): void => {
  const [counted = '', , what, ...rest] = name;
  const by = (signs[counted] ?? 0) * count;
  const [first = '', second = '', third = ''] = rest;
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
      return figures.addClock(first, second, by);
    case 'change':
      return figures.change(first, second, third, by);
  }
};

const addChangesOf = (figures: Figures, { clock, states }: RowClock, today: string, now: Instant): void => {
  for (let index = 1; index < states.length; index += 1) {
    const [at, state] = states[index] as RowClock['states'][number];
    if (at.slice(0, 10) === today && at <= now) figures.change(clock, states[index - 1]?.[1] ?? '', state, 1);
  }
};
