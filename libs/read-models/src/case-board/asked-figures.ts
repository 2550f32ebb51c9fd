import type { Instant } from '@lib/domain';
import type { ReadDatabase } from '../database';
import { columnsFor, stateOfClockAt } from './case-filters';
import { Figures, parts, type Part } from './sla-board';
import { OWED, type Watched } from './standings';
import { Values, visibleTo, type Viewer } from './viewer';

interface Found {
  what: 'stage' | Part | 'clock' | 'cases' | 'answered';
  name: string;
  state: string | null;
  open: boolean;
  count: bigint;
}

/** The figures of what one viewer may see: counted row by row, for those who see a part of a series only. */
export const askedFigures = async (
  database: ReadDatabase,
  policyId: string,
  viewer: Viewer,
  now: Instant,
): Promise<Figures> => {
  const values = new Values();
  const columns = columnsFor(viewer);
  const found = await database.query<Found>(
    `with mine as (
       select case_id, open, ${columns.stage} as stage, coalesce(segment, 'other') as segment,
         coalesce(channel, 'other') as channel, support, ${columns.clocks} as clocks
       from case_board where policy_id = ${values.add(policyId)} and ${visibleTo(viewer, values)}
     ), clock_states as (
       select case_id, open, c.clock ->> 'clock' as name, c.clock ->> 'settledAt' as settled_at,
         ${stateOfClockAt(values.add(now))} as state
       from mine, jsonb_array_elements(clocks) c(clock) where open
     )
     select 'stage' as what, stage as name, null as state, open, count(*) as count from mine group by stage, open
     union all
     ${parts.map((part) => `select '${part}', ${part}, null, open, count(*) from mine where open group by ${part}, open union all`).join('\n')}
     select 'clock', name, state, open, count(*) from clock_states group by name, state, open
     union all
     select 'cases', state, null, open, count(distinct case_id) from clock_states
     where state in ('due_soon', 'late', 'breached') group by state, open
     union all
     select 'cases', 'to_be_told', null, open, count(distinct case_id) from clock_states
     where name = 'answer' and settled_at is null and state = any(${values.add(OWED)}::text[]) group by open
     union all
     select 'answered', day, state, false, count(*) from (
       select to_char((c.clock ->> 'settledAt')::timestamptz at time zone 'Asia/Riyadh', 'YYYY-MM-DD') as day,
         c.clock -> 'states' -> 0 ->> 1 as state
       from mine, jsonb_array_elements(clocks) c(clock)
       where c.clock ->> 'clock' = 'review' and c.clock ->> 'settledAt' is not null
     ) as answers where state in ('met', 'met_late') group by day, state`,
    values.list,
  );
  const figures = new Figures();
  for (const row of found) {
    const count = Number(row.count);
    if (row.what === 'segment' || row.what === 'channel' || row.what === 'support')
      figures.addPart(row.what, row.name, count);
    else if (row.what === 'answered') figures.addAnswer(row.name, row.state ?? '', count);
    else if (row.what === 'cases') figures.addCases(row.name as Watched, count);
    else if (row.what === 'clock') figures.addClock(row.name, row.state ?? 'ended', count);
    else {
      figures.addStage(row.name, count);
      if (row.open) figures.addOpen(count);
    }
  }
  return figures;
};
