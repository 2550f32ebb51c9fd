import { mkdirSync, rmSync } from 'node:fs';
import { Client } from 'pg';
import { auditTrail, caseBoard } from '@lib/read-models';
import type { Program } from '../program';
import type { Loaded, LoadSetting } from '../programs/loaded-rows';
import type { Plan } from './case-events';

export interface Load {
  readonly plan: Plan;
  /** The audit trail holds the entries of so many of them, the youngest. */
  readonly auditCases: number;
  /** A read database whose projections are live, on the log of this run. */
  readonly databaseUrl: string;
  /** For what is on its way into the tables. */
  readonly folder: string;
  start(setting: LoadSetting): Promise<Program<Loaded>>;
}

export interface LargeSize {
  readonly cases: number;
  readonly events: number;
  readonly auditRows: number;
  readonly counters: number;
  readonly loadSeconds: number;
  readonly indexSeconds: number;
}

const ABREAST = 4;
const LONGEST_S = 1_800;
const TABLES = [caseBoard.table, auditTrail.table];

/** Fills the tables without their indexes, as a rebuild does, and makes these last. */
export const loadLarge = async (load: Load): Promise<LargeSize> => {
  const { plan, databaseUrl } = load;
  const indexes = await connected(databaseUrl, dropIndexes);
  const begun = performance.now();
  const parts = await loadParts(load);
  const loadedMs = performance.now() - begun;
  await Promise.all(
    Array.from({ length: ABREAST }, (_, nth) =>
      connected(databaseUrl, async (client) => {
        await client.query(`set maintenance_work_mem = '256MB'`);
        for (let index = nth; index < indexes.length; index += ABREAST) await client.query(indexes[index]!);
      }),
    ),
  );
  const indexedMs = performance.now() - begun - loadedMs;
  const counters = await connected(databaseUrl, async (client) => {
    const sums = await count(client, parts);
    for (const table of TABLES) await client.query(`vacuum (analyze) ${table}`);
    await client.query('analyze projection_counters');
    return sums;
  });
  return {
    cases: plan.cases,
    events: sumOf(parts, 'events'),
    auditRows: sumOf(parts, 'auditRows'),
    counters,
    loadSeconds: loadedMs / 1_000,
    indexSeconds: indexedMs / 1_000,
  };
};

const loadParts = async ({ plan, auditCases, databaseUrl, folder, start }: Load): Promise<Loaded[]> => {
  mkdirSync(folder, { recursive: true });
  const share = Math.ceil(plan.cases / ABREAST);
  const programs = await Promise.all(
    Array.from({ length: ABREAST }, (_, nth) =>
      start({
        plan,
        from: nth * share,
        to: Math.min(plan.cases, (nth + 1) * share),
        auditFrom: plan.cases - auditCases,
        databaseUrl,
        folder,
      }),
    ),
  );
  try {
    return await Promise.all(programs.map((program) => program.run(LONGEST_S)));
  } finally {
    await Promise.all(programs.map((program) => program.end()));
    rmSync(folder, { recursive: true, force: true });
  }
};

const sumOf = (parts: readonly Loaded[], what: 'events' | 'auditRows'): number =>
  parts.reduce((sum, part) => sum + part[what], 0);

const dropIndexes = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = any($1::regclass[]) and not indisunique`,
    [TABLES],
  );
  if (rows.length === 0) throw new Error('The folder holds a load that was broken off: delete it, or name another.');
  await client.query(`drop index ${rows.map(({ name }) => name).join(', ')}`);
  return rows.map(({ definition }) => definition);
};

const count = async (client: Client, parts: readonly Loaded[]): Promise<number> => {
  const sums = new Map<string, number>();
  for (const { counters } of parts)
    for (const [counter, by] of counters) sums.set(counter, (sums.get(counter) ?? 0) + by);
  await client.query(
    `insert into projection_counters (name, version, role, counter, count)
     select $1, $2, 'live', c.counter, c.count from unnest($3::text[], $4::bigint[]) as c(counter, count)
     on conflict (name, version, role, counter) do update set count = projection_counters.count + excluded.count`,
    [caseBoard.name, caseBoard.version, [...sums.keys()], [...sums.values()]],
  );
  return sums.size;
};

export const connected = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
