import { CaseBoardQueries, openReadDatabase } from '@lib/read-models';
import { serve } from '../program';

export interface BoardSetting {
  readonly databaseUrl: string;
  /** Instead of the board: what stands behind its figures, counted. */
  readonly counting?: boolean;
}

export interface AskedBoard {
  readonly asked: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const WARM = 30;
const COUNT = `
  select 'stage', stage, count(*) from case_board where policy_id = 'main' group by stage
  union all select 'segment', segment, count(*) from case_board where policy_id = 'main' and open group by segment`;

/** The question itself, as the API's process asks it; what HTTP adds is in the rows of the pages. */
serve<BoardSetting, AskedBoard>(async ({ databaseUrl, counting }) => {
  const database = await openReadDatabase(databaseUrl, 4);
  const board = new CaseBoardQueries(database);
  const supervisor = { id: 'bench', roles: ['supervisor'] } as const;
  const ask = (): Promise<unknown> =>
    counting ? database.query(COUNT) : board.sla(undefined, new Date(Date.now()).toISOString(), supervisor);
  for (let turn = 0; turn < (counting ? 1 : WARM); turn += 1) await ask();
  return async (seconds) => {
    const took: number[] = [];
    const until = performance.now() + seconds * 1_000;
    do {
      const begun = performance.now();
      await ask();
      took.push(performance.now() - begun);
    } while (performance.now() < until);
    took.sort((one, other) => one - other);
    const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
    return { asked: took.length, p50Ms: at(0.5), p99Ms: at(0.99) };
  };
});
