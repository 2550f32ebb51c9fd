import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { serve } from '../program';

export interface FillSetting {
  readonly url: string;
  /** A case that went through the API: its events are written again as those of others. */
  readonly like: string;
  /** What the log is to hold, with what it holds already. */
  readonly events: number;
  /** How many of the case's events each of the others gets: fewer make more cases. */
  readonly eventsEach: number;
  /** Cases that go on side by side. */
  readonly abreast: number;
}

export interface Filled {
  readonly events: number;
  readonly head: string;
}

interface Template {
  readonly type: string;
  readonly text: string;
}

serve<FillSetting, Filled>(async (setting) => {
  const client = EventStoreDBClient.connectionString(setting.url as `esdb://${string}`);
  const templates: Template[] = [];
  for await (const { event } of client.readStream(`case-${setting.like}`))
    if (event) templates.push({ type: event.type, text: JSON.stringify([event.data, event.metadata]) });
  const used = templates.slice(0, setting.eventsEach);
  return async () => {
    let events = await counted(client);
    let left = setting.events - events;
    const fill = async (): Promise<void> => {
      while (left > 0) {
        const taken = used.slice(0, left);
        left -= taken.length;
        await writeCase(client, setting.like, taken);
        events += taken.length;
      }
    };
    await Promise.all(Array.from({ length: setting.abreast }, fill));
    let head = 0n;
    for await (const { event } of client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }))
      head = event?.position.commit ?? 0n;
    return { events, head: String(head) };
  };
});

/** One append an event, as commands do it, so that the cases' events lie between each other's. */
const writeCase = async (client: EventStoreDBClient, like: string, templates: readonly Template[]): Promise<void> => {
  const caseId = randomUUID();
  for (const [index, { type, text }] of templates.entries()) {
    const [data, metadata] = JSON.parse(text.replaceAll(like, caseId)) as [Record<string, unknown>, never];
    const expectedRevision = index === 0 ? 'no_stream' : BigInt(index - 1);
    await client.appendToStream(`case-${caseId}`, jsonEvent({ id: randomUUID(), type, data, metadata }), {
      expectedRevision,
    });
  }
};

const counted = async (client: EventStoreDBClient): Promise<number> => {
  let events = 0;
  for await (const { event } of client.readAll()) if (event && !event.streamId.startsWith('$')) events += 1;
  return events;
};
