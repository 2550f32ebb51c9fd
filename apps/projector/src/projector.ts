import type { Documents } from '@lib/domain';
import { CalendarDocuments, EventStore, PolicyDocuments, pinnedDocuments } from '@lib/event-store';
import { answersInTime, type Condition } from '@lib/health';
import {
  openReadDatabase,
  ProjectionEngine,
  ProjectionQueries,
  readModels,
  type DocumentsKey,
  type EngineLogger,
  type ProjectionStatus,
  type ReadDatabase,
} from '@lib/read-models';
import type { Settings } from '@lib/settings';

export type ProjectorSettings = Pick<Settings, 'instanceId'> &
  Required<Pick<Settings, 'databaseUrl' | 'eventStoreUrl'>>;

export interface Projector {
  /** Whether its engines answer, and which projections have stopped or are late. */
  look(): Promise<Condition>;
  /** Ends after the batch in hand. */
  close(): Promise<void>;
}

/** Keeps the read models of one log in one database. A second one stands by and takes over. */
export const startProjector = async (settings: ProjectorSettings, logger?: EngineLogger): Promise<Projector> => {
  const database = await openReadDatabase(settings.databaseUrl);
  const log = await connected(database, settings);
  const engine = new ProjectionEngine({
    database,
    log,
    projections: readModels,
    documents: documentsOf(log),
    ...(logger && { logger }),
  });
  engine.start();
  return {
    look: () => look(database, log),
    close: async () => {
      await engine.stop();
      await log.close();
      await database.close();
    },
  };
};

const connected = async (database: ReadDatabase, settings: ProjectorSettings): Promise<EventStore> => {
  try {
    return await EventStore.connect(settings.eventStoreUrl, { instanceId: settings.instanceId ?? 'projector' });
  } catch (error) {
    await database.close();
    throw error;
  }
};

const look = async (database: ReadDatabase, log: EventStore): Promise<Condition> => {
  const queries = new ProjectionQueries(database);
  let head: bigint | undefined;
  let late: readonly ProjectionStatus[] = [];
  const logAnswers = await answersInTime(async () => (head = await log.head()));
  const databaseAnswers = await answersInTime(async () => (late = await queries.degraded(head ?? -1n)));
  return {
    engines: { log: logAnswers, readModels: databaseAnswers },
    degraded: late.map(({ name, state }) => ({
      what: state === 'stopped' ? 'projection_stopped' : 'projection_late',
      name,
    })),
  };
};

/** Read from the log by exact version: a rebuild judges by what each case was pinned to. */
const documentsOf = (log: EventStore): ((key: DocumentsKey) => Promise<Documents>) => {
  const policies = new PolicyDocuments(log);
  const calendars = new CalendarDocuments(log);
  return (key) => pinnedDocuments(policies, calendars, key);
};
