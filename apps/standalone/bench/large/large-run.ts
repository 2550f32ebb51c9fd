import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from 'pg';
import type { ApiProcess } from '../api-process';
import type { Bench } from '../bench';
import { prepareCase } from '../prepared-case';
import type { Loaded } from '../programs/loaded-rows';
import { connected, loadLarge, type LargeSize } from './load';

/** Services on a board of very many cases. */
export interface LargeRun {
  readonly api: ApiProcess;
  readonly databaseUrl: string;
  readonly eventStoreUrl: string;
  readonly until: string;
  /** What stands on the board, a line each. */
  readonly configuration: readonly string[];
  /** Follows the log from where the board stands. */
  startProjector(): Promise<{ readonly stop: () => Promise<void> }>;
}

interface Stamp {
  readonly until: string;
  readonly size: LargeSize;
}

const AUDITED_SHARE = 0.12;
const CAUGHT_UP_MS = 60_000;

const opened = new WeakMap<Bench, Promise<LargeRun>>();

/** One for all rows of a bench. */
export const largeRunOf = (bench: Bench): Promise<LargeRun> => {
  const run = opened.get(bench) ?? openLarge(bench);
  opened.set(bench, run);
  return run;
};

/** Loads the board, unless the folder of this run holds one that was loaded before. */
const openLarge = async (bench: Bench): Promise<LargeRun> => {
  const { cases } = bench.options.large!;
  const node = await bench.eventNode();
  const databaseUrl = await bench.database('read');
  const at = { eventStoreUrl: node.url, databaseUrl };
  const api = await bench.api(at);
  const startProjector = () => projectorOf(bench, at);
  const stamp = (await stampIn(databaseUrl)) ?? (await load());
  return { ...at, api, until: stamp.until, configuration: configurationOf(stamp.size), startProjector };

  async function load(): Promise<Stamp> {
    const projector = await startProjector();
    await caughtUp(api, await prepareCase(api));
    await projector.stop();
    const plan = { cases, until: new Date(Date.now()).toISOString() };
    const size = await loadLarge({
      plan,
      auditCases: Math.round(cases * AUDITED_SHARE),
      databaseUrl,
      folder: bench.folder('rows'),
      start: (setting) => bench.program<Loaded>('loaded-rows', setting),
    });
    const loaded = { until: plan.until, size };
    await connected(databaseUrl, async (client) => {
      await client.query('create table bench_load (stamp jsonb not null)');
      await client.query('insert into bench_load values ($1)', [JSON.stringify(loaded)]);
    });
    return loaded;
  }
};

const stampIn = (databaseUrl: string): Promise<Stamp | undefined> =>
  connected(databaseUrl, async (client: Client) => {
    const { rows } = await client.query<{ found: string | null }>(`select to_regclass('bench_load')::text as found`);
    if (typeof rows[0]?.found !== 'string') return undefined;
    return (await client.query<{ stamp: Stamp }>('select stamp from bench_load')).rows[0]?.stamp;
  });

const configurationOf = ({ cases, events, auditRows, counters, loadSeconds, indexSeconds }: LargeSize): string[] => [
  `${cases.toLocaleString('en')} cases of six years in one series, judged by the decider step by step (${events.toLocaleString('en')} events), folded by the projections, written by COPY in ${Math.round(loadSeconds)} s, indexes in ${Math.round(indexSeconds)} s; ${counters} counters`,
  `${auditRows.toLocaleString('en')} entries in the audit trail, those of the youngest cases; Postgres as npm start runs it (shared_buffers 64 MB)`,
];

const caughtUp = async (api: ApiProcess, caseId: string): Promise<void> => {
  const token = await api.token('supervisor', 'bench-supervisor');
  const giveUpAt = performance.now() + CAUGHT_UP_MS;
  while (performance.now() < giveUpAt) {
    const answer = await fetch(`${api.url}/v1/cases?stage=review`, { headers: { authorization: `Bearer ${token}` } });
    const { items } = (await answer.json()) as { items: { caseId: string }[] };
    if (items.some((item) => item.caseId === caseId)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The projector did not show the first case.');
};

const projectorOf = async (bench: Bench, at: { readonly eventStoreUrl: string; readonly databaseUrl: string }) => {
  const child = spawn(process.execPath, [path.join(bench.dist, 'apps/projector/src/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      EVENTSTORE_URL: at.eventStoreUrl,
      DATABASE_URL: at.databaseUrl,
      INSTANCE_ID: 'bench',
      LOG_LEVEL: 'warn',
    },
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  bench.keep({ stop });
  return { stop };
};
