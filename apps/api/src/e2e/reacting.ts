import { openRoad, type CommandRoad } from '@lib/commands';
import { EventStore } from '@lib/event-store';
import { ToDoList, type Reaction } from '@lib/reactions';
import { openReadDatabase, type ReadDatabase } from '@lib/read-models';
import type { Answer, Service } from './api-on-engines';

/** To-do lists that are worked off beside a running service, as the worker does it. */
export interface Reacting {
  readonly store: EventStore;
  readonly database: ReadDatabase;
  readonly road: CommandRoad;
  close(): Promise<void>;
}

type Made = new (database: ReadDatabase, road: CommandRoad, store: EventStore) => Reaction;

export const startReacting = async ({ settings }: Service, reactions: readonly Made[]): Promise<Reacting> => {
  const { eventStoreUrl, databaseUrl, instanceSecret } = settings as Required<typeof settings>;
  const store = await EventStore.connect(eventStoreUrl, { instanceId: 'reacting' });
  const database = await openReadDatabase(databaseUrl, 3);
  const road = openRoad({ store, instanceSecret });
  const say = (): void => undefined;
  const lists = reactions.map((Each) => new ToDoList(new Each(database, road, store), { store, database, say }));
  return {
    store,
    database,
    road,
    close: async () => {
      await Promise.all(lists.map((list) => list.close()));
      await database.close();
      await store.close();
    },
  };
};

/** The body of an answer, as soon as it is as wanted; an error after 20 s. */
export const until = async (
  ask: () => Promise<Answer>,
  holds: (body: Answer['body']) => boolean,
): Promise<Answer['body']> => {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const { body } = await ask();
    if (holds(body)) return body;
    if (Date.now() > deadline) throw new Error(`not within 20 s: ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
