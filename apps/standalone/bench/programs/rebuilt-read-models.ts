import { setTimeout as sleep } from 'node:timers/promises';
import { CalendarDocuments, EventStore, PolicyDocuments, pinnedDocuments } from '@lib/event-store';
import { openReadDatabase, ProjectionEngine, ProjectionWatch, readModels, type ReadDatabase } from '@lib/read-models';
import { serve } from '../program';

export interface RebuildSetting {
  readonly eventStoreUrl: string;
  /** One a round; the schema is made before the time is taken. */
  readonly databaseUrls: readonly string[];
  readonly head: string;
}

export interface Rebuilt {
  readonly milliseconds: number;
  readonly databaseUrl: string;
}

const LONGEST_MS = 120_000;
const LOOK_AGAIN_MS = 10;

/** A projector's engine with everything that it keeps, on a database with nothing in it. */
serve<RebuildSetting, Rebuilt>(async ({ eventStoreUrl, databaseUrls, head }) => {
  const log = await EventStore.connect(eventStoreUrl, { instanceId: 'bench' });
  let round = 0;
  return async () => {
    const databaseUrl = databaseUrls[round % databaseUrls.length] as string;
    round += 1;
    const database = await openReadDatabase(databaseUrl);
    const watch = await ProjectionWatch.open(database);
    const policies = new PolicyDocuments(log);
    const calendars = new CalendarDocuments(log);
    const engine = new ProjectionEngine({
      database,
      log,
      projections: readModels,
      documents: (key) => pinnedDocuments(policies, calendars, key),
    });
    const begun = performance.now();
    engine.start();
    const reached = await Promise.all(readModels.map(({ name }) => watch.waitFor(name, BigInt(head), LONGEST_MS)));
    await indexesMade(database);
    const milliseconds = performance.now() - begun;
    await engine.stop();
    await watch.close();
    await database.close();
    if (reached.includes(false)) throw new Error(`The read models did not reach ${head} in ${LONGEST_MS / 1_000} s.`);
    return { milliseconds, databaseUrl };
  };
});

/** They are made last, and belong to the work. */
const indexesMade = async (database: ReadDatabase): Promise<void> => {
  const owing = `select name from projections where owed_indexes <> '{}'`;
  while ((await database.query(owing)).length > 0) await sleep(LOOK_AGAIN_MS);
};
