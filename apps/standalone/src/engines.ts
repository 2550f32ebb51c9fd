import path from 'node:path';
import {
  startEventNode,
  startMailSink,
  startPostgres,
  startTemporal,
  type MailShelf,
  type MailSink,
  type Postgres,
  type Report,
} from '@lib/local-stack';
import type { Settings } from '@lib/settings';
import { supervise, type Engine, type Supervision } from './supervise';
import type { Stoppers } from './stoppers';

/** Settings in which every engine has its address. */
export type WithEngines = Named &
  Required<Pick<Settings, 'eventStoreUrl' | 'databaseUrl' | 'keysDatabaseUrl' | 'temporalAddress'>>;

type Named = Settings & Required<Pick<Settings, 'instanceId' | 'instanceSecret'>>;

export interface Engines {
  readonly settings: WithEngines;
  /** Where the local engines keep their data; empty where none is ours. */
  readonly dataFolders: readonly string[];
  /** What the sink of this machine keeps; none where mail goes out by a server that is set. */
  readonly mails: MailShelf | undefined;
}

interface Surroundings {
  readonly report: Report;
  readonly stoppers: Stoppers;
  readonly giveUp: (reason: Error) => void;
}

/** An engine whose address is set is used; the others are started here and watched over. */
export const startEngines = async (settings: Named, around: Surroundings): Promise<Engines> => {
  const sink = settings.smtpUrl === undefined ? await mailSinkOf(settings, around) : undefined;
  // Both are waited for, whatever comes of the other: what was started has to be known before anything is stopped.
  const [postgres, temporal] = await Promise.allSettled([
    needsPostgres(settings) ? postgresOf(settings, around) : undefined,
    settings.temporalAddress ?? temporalOf(settings, around),
  ]);
  if (postgres.status === 'rejected') throw postgres.reason;
  if (temporal.status === 'rejected') throw temporal.reason;
  const local = postgres.value;
  return {
    settings: {
      ...settings,
      databaseUrl: settings.databaseUrl ?? needed(local, 'read').urlFor('read'),
      keysDatabaseUrl: settings.keysDatabaseUrl ?? needed(local, 'keys').urlFor('keys'),
      eventStoreUrl: settings.eventStoreUrl ?? (await eventNodeOf(settings, needed(local, 'log'), around)),
      temporalAddress: temporal.value,
      smtpUrl: settings.smtpUrl ?? sink?.smtpUrl,
    },
    mails: sink?.mails,
    dataFolders: local ? [settings.home, ...outside(settings.home, local.dataDirectory)] : [settings.home],
  };
};

/** In this process: it has nothing to do while nothing is sent. */
const mailSinkOf = async ({ home }: Settings, { report, stoppers }: Surroundings): Promise<MailSink> => {
  const sink = await startMailSink({ home, report });
  stoppers.add('mail', () => sink.stop());
  return sink;
};

const needsPostgres = ({ eventStoreUrl, databaseUrl, keysDatabaseUrl }: Settings): boolean =>
  !(eventStoreUrl && databaseUrl && keysDatabaseUrl);

const needed = (postgres: Postgres | undefined, database: string): Postgres => {
  if (!postgres) throw new Error(`No Postgres was started for the database ${database}.`);
  return postgres;
};

const outside = (home: string, folder: string): readonly string[] =>
  path.relative(home, folder).startsWith('..') ? [folder] : [];

const postgresOf = async ({ home }: Settings, around: Surroundings): Promise<Postgres> => {
  let first: Postgres | undefined;
  const start = async (): Promise<Engine> => {
    const postgres = await startPostgres({ home, report: around.report });
    first ??= postgres;
    return { address: postgres.urlFor('log'), exited: postgres.exited, stop: () => postgres.stop() };
  };
  await watched('postgres', start, around);
  if (!first) throw new Error('Postgres was not started.');
  return first;
};

const temporalOf = ({ home }: Settings, around: Surroundings): Promise<string> =>
  watched('temporal', () => startTemporal({ home, report: around.report }), around);

/** The node falls with its Postgres, whose recovery may last longer than the node's restarts would. */
const eventNodeOf = ({ home }: Settings, postgres: Postgres, around: Surroundings): Promise<string> => {
  const main = path.resolve(__dirname, '../../event-node/src/main.js');
  const logUrl = postgres.urlFor('log');
  const start = async (): Promise<Engine> => {
    const node = await startEventNode({ home, logUrl, main, report: around.report });
    return { address: node.url, exited: node.exited, stop: () => node.stop() };
  };
  return watched('event node', start, { ...around, beneathServes: () => postgres.serves() });
};

/** Starts the engine under supervision and answers where it is reached. */
const watched = async (
  name: string,
  start: () => Promise<Engine>,
  { stoppers, ...supervision }: Surroundings & Supervision,
): Promise<string> => {
  const engine = await supervise(name, start, supervision);
  stoppers.add(name, () => engine.stop());
  return engine.address;
};
