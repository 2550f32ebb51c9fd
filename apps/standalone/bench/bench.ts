import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEventNode, startPostgres, type Postgres } from '@lib/local-stack';
import { Client } from 'pg';
import { startApi, type ApiAt, type ApiProcess } from './api-process';
import { startProgram, type Program } from './program';

export interface BenchOptions {
  /** How long one side of one round lasts. */
  readonly seconds: number;
  /** Where processes of the product leave their CPU profiles, if anywhere. */
  readonly profiles: string | undefined;
  /** Of a run with very many cases. */
  readonly large?: LargeOptions;
}

export interface LargeOptions {
  readonly cases: number;
  /** A folder that is kept, with the cases loaded; the next run finds them there. */
  readonly at: string | undefined;
}

interface Node {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The engines of one run, in a folder of its own; a row takes what it needs and ends it, what it forgot ends with the run. */
export class Bench {
  /** Of this product, as built. */
  readonly dist = path.resolve(__dirname, '../../..');
  private readonly home: string;
  private postgres: Promise<Postgres> | undefined;
  private readonly open = new Set<{ stop(): Promise<void> }>();
  private made = 0;

  constructor(readonly options: BenchOptions) {
    const folder = path.join(process.platform === 'win32' ? tmpdir() : '/var/tmp', 'mustafid-bench-');
    this.home = options.large?.at ?? mkdtempSync(folder);
  }

  get seconds(): number {
    return this.options.seconds;
  }

  /** A new, empty database on the run's one Postgres. */
  async database(name: string): Promise<string> {
    this.postgres ??= startPostgres({ home: this.folder('postgres'), report: () => undefined });
    const postgres = await this.postgres;
    const database = `${name}_${(this.made += 1)}`;
    const client = new Client({ connectionString: postgres.urlFor('postgres') });
    await client.connect();
    try {
      const { rows } = await client.query('select from pg_database where datname = $1', [database]);
      if (rows.length === 0) await client.query(`create database "${database}"`);
    } finally {
      await client.end();
    }
    return postgres.urlFor(database);
  }

  /** An event node as `npm start` starts it, its log in a database of its own unless one is given. */
  async eventNode(logUrl?: string): Promise<Node> {
    const main = path.join(this.dist, 'apps/event-node/src/main.js');
    const home = this.folder(`event-node-${(this.made += 1)}`);
    return this.keep(
      await startEventNode({ home, logUrl: logUrl ?? (await this.database('log')), main, report: () => undefined }),
    );
  }

  /** The API as a process of its own, and whatever tokens a load needs for it. */
  async api(at: ApiAt): Promise<ApiProcess> {
    return this.keep(await startApi(this.dist, at, this.options.profiles));
  }

  /** A load of its own process: `programs/<name>.ts`. */
  async program<Done>(name: string, setting: object, readyInSeconds?: number): Promise<Program<Done>> {
    const program = await startProgram<Done>(name, setting, readyInSeconds);
    this.open.add({ stop: () => program.end() });
    return program;
  }

  /** A folder of this run. */
  folder(name: string): string {
    return path.join(this.home, name);
  }

  async close(): Promise<void> {
    for (const each of [...this.open].reverse()) await each.stop().catch(() => undefined);
    const postgres = await this.postgres?.catch(() => undefined);
    await postgres?.stop();
    if (this.options.large?.at !== undefined) return;
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
    if (postgres) rmSync(postgres.dataDirectory, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Is ended with the run. */
  keep<Kept extends { stop(): Promise<void> }>(started: Kept): Kept {
    this.open.add(started);
    return started;
  }
}
