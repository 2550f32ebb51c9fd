import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { startEventNode, startPostgres, type EventNode, type Postgres, type Report } from '@lib/local-stack';
import { built } from './build';
import { testIssuer, type TestIssuer } from './issuer-fixture';
import { inTurn } from './turn';
import { ownTemporal, sharedTemporal, type OwnTemporal, type TestTemporal } from './temporal-fixture';
import { runHome, specHome } from './run-home';

const silent: Report = () => undefined;

/** An event node of one spec, on a log of its own, that can be stopped, killed and started again under the same address. */
export interface TestNode {
  readonly url: string;
  readonly logUrl: string;
  readonly pid: number;
  /** Settles when the present process is gone. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
  /** `kill -9`, or another signal; SIGSTOP and SIGCONT return at once, a deadly one when the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again, after `stop` or `kill`; ends it first if it still runs. */
  restart(): Promise<void>;
}

export interface Engines {
  /** A new, empty database of this spec. */
  databaseUrl(name?: string): Promise<string>;
  eventNode(options?: { logUrl?: string }): Promise<TestNode>;
  /** The Temporal server of the run, with a task queue of this spec's own. */
  temporal(): Promise<TestTemporal>;
  /** A Temporal server of this spec's own: to be killed, stopped, emptied. */
  ownTemporal(): Promise<OwnTemporal>;
  /** The local issuer on a port of its own. */
  issuer(): Promise<TestIssuer>;
  /** Ends this spec's own servers and drops its databases. Call it in `afterAll`. */
  stop(): Promise<void>;
}

/** Real engines for one spec: one Postgres serves the whole run and starts with the first that asks. */
export const engines = async (): Promise<Engines> => {
  const home = runHome();
  const postgres = await inTurn(home, () => startPostgres({ home: specHome(home, 'shared'), report: silent }));
  const databases: string[] = [];
  const own: { stop(): Promise<void> }[] = [];
  const databaseUrl = async (name = 'spec'): Promise<string> => {
    const database = `${name}_${randomBytes(6).toString('hex')}`;
    await administer(postgres, `create database "${database}"`);
    databases.push(database);
    return postgres.urlFor(database);
  };
  return {
    databaseUrl,
    eventNode: async (options = {}) => {
      const node = await testNode(home, options.logUrl ?? (await databaseUrl('log')));
      own.push(node);
      return node;
    },
    temporal: sharedTemporal,
    ownTemporal: async () => {
      const server = await ownTemporal();
      own.push(server);
      return server;
    },
    issuer: async () => {
      const issuer = await testIssuer();
      own.push(issuer);
      return issuer;
    },
    stop: async () => {
      for (const server of own.splice(0)) await server.stop();
      for (const database of databases.splice(0))
        await administer(postgres, `drop database "${database}" with (force)`);
    },
  };
};

const testNode = async (home: string, logUrl: string): Promise<TestNode> => {
  const folder = specHome(home, `event-node-${randomBytes(6).toString('hex')}`);
  const main = built('apps/event-node/src/main.js');
  const start = (): Promise<EventNode> => startEventNode({ home: folder, logUrl, main, report: silent });
  let node = await start();
  return {
    get url() {
      return node.url;
    },
    get pid() {
      return node.pid;
    },
    get exited() {
      return node.exited;
    },
    logUrl,
    stop: () => node.stop(),
    kill: async (signal = 'SIGKILL') => {
      process.kill(node.pid, signal);
      if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') await node.exited;
    },
    restart: async () => {
      node = await start();
    },
  };
};

const administer = async (postgres: Postgres, statement: string): Promise<void> => {
  const client = new Client({ connectionString: postgres.urlFor('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};
