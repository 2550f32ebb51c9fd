import type { Instant } from '@lib/domain';
import type { ReadDatabase } from '../database';
import type { RowClock } from './clock-states';
import { Figures } from './sla-board';

interface Counter {
  counter: string;
  count: bigint;
}

interface DueToday {
  concealed: boolean;
  clocks: readonly RowClock[];
  shown_clocks: readonly RowClock[] | null;
}

/** The figures of a whole series: the counters of the days that are over, and today's changes one by one. */
export const countedFigures = async (
  database: ReadDatabase,
  policyId: string,
  kept: boolean,
  now: Instant,
): Promise<Figures> => {
  const figures = new Figures();
  const today = now.slice(0, 10);
  const [counters, dueToday] = await sameMoment(database, policyId, today);
  for (const { counter, count } of counters) addCounter(figures, counter.split('|'), Number(count), kept, today);
  for (const row of dueToday) {
    const clocks = kept && row.shown_clocks ? row.shown_clocks : row.clocks;
    for (const clock of clocks) addChangesOf(figures, clock, today, now);
  }
  return figures;
};

/** Both from one snapshot: a case that moves between two reads would be counted twice or not at all. */
const sameMoment = (database: ReadDatabase, policyId: string, today: string): Promise<[Counter[], DueToday[]]> =>
  database.transaction(async (query) => {
    await query('set transaction isolation level repeatable read, read only');
    const counters = await query<Counter>(
      `select c.counter, c.count from projection_counters c join projections p using (name, version, role)
       where c.name = 'case-board' and c.role = 'live' and c.count <> 0 and split_part(c.counter, '|', 2) = $1`,
      [policyId],
    );
    const dueToday = await query<DueToday>(
      `select concealed, clocks, shown_clocks from case_board
       where policy_id = $1 and open and due_days @> array[$2::date]`,
      [policyId, today],
    );
    return [counters, dueToday];
  });

const SIGNS: Readonly<Record<string, number>> = { all: 1, hidden: -1, instead: 1 };

const addCounter = (figures: Figures, parts: readonly string[], count: number, kept: boolean, today: string): void => {
  const [audience = '', , what, ...rest] = parts;
  if (audience !== 'all' && !kept) return;
  const by = (SIGNS[audience] ?? 0) * count;
  const [first = '', second = '', third = '', day = ''] = rest;
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
      if (day < today) figures.change(first, second, third, by);
      return;
  }
};

const addChangesOf = (figures: Figures, { clock, states }: RowClock, today: string, now: Instant): void => {
  for (let index = 1; index < states.length; index += 1) {
    const [at, state] = states[index] as RowClock['states'][number];
    if (at.slice(0, 10) === today && at <= now) figures.change(clock, states[index - 1]?.[1] ?? '', state, 1);
  }
};
