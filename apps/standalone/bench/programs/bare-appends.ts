import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { EventStore, type Proposed } from '@lib/event-store';
import { serve } from '../program';
import { runWriters, type Writer, type Written } from '../writers';

export interface AppendSetting {
  readonly url: string;
  /** Appends in flight. */
  readonly writers: number;
  readonly streamsEach: number;
  /** The client of `@eventstore/db-client` as it is, or `libs/event-store`, with which this product's processes append. */
  readonly by: 'bare client' | 'own client';
  /** The stream whose events are written again and again; else events of about 520 bytes. */
  readonly like?: string;
}

export interface AppendsReady {
  /** Data and metadata, mean. */
  readonly eventBytes: number;
  /** A stream's, in turn. */
  readonly events: number;
}

interface Template {
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
}

const PLAIN: readonly Template[] = Array.from({ length: 5 }, () => ({
  type: 'Measured',
  data: { caseId: randomUUID(), text: 'x'.repeat(220) },
  metadata: { commandId: randomUUID(), causationId: randomUUID(), text: 'y'.repeat(90) },
}));

serve<AppendSetting, Written & AppendsReady>(async ({ url, writers, streamsEach, by, like }) => {
  const client = EventStoreDBClient.connectionString(url as `esdb://${string}`);
  const templates = like === undefined ? PLAIN : await templatesOf(client, like);
  const bytes = templates.map(({ data, metadata }) => byteLength(data) + byteLength(metadata));
  const ready = {
    eventBytes: Math.round(bytes.reduce((sum, each) => sum + each, 0) / bytes.length),
    events: templates.length,
  };
  const append = by === 'own client' ? await ownAppend(url) : bareAppend(client);
  const all = Array.from({ length: writers }, () => writerOf(append, templates, streamsEach));
  return async (seconds) => ({ ...(await runWriters(all, seconds)), ...ready });
});

type Append = (stream: string, template: Template, expectedRevision: bigint | 'no_stream') => Promise<unknown>;

const bareAppend =
  (client: EventStoreDBClient): Append =>
  (stream, template, expectedRevision) =>
    client.appendToStream(stream, jsonEvent({ ...template, id: randomUUID() }), { expectedRevision });

const ownAppend = async (url: string): Promise<Append> => {
  const store = await EventStore.connect(url, { instanceId: 'bench' });
  return (stream, template, expectedRevision) =>
    // No event of this product's: it is only written.
    store.append(stream, [{ ...template, id: randomUUID() } as unknown as Proposed], expectedRevision);
};

/** Writes one event to each of its streams in turn; a stream that has them all gives way to a new one. */
const writerOf = (append: Append, templates: readonly Template[], streams: number): Writer => {
  // The first streams are left early, each at another length: at any later moment there are appends at every revision.
  const open = Array.from({ length: streams }, (_, place) => ({
    name: '',
    next: 0,
    last: 1 + (place % templates.length),
  }));
  let turn = 0;
  return async () => {
    const stream = open[(turn += 1) % streams]!;
    if (stream.name === '') stream.name = `measured-${randomUUID()}`;
    else if (stream.next === stream.last)
      Object.assign(stream, { name: `measured-${randomUUID()}`, next: 0, last: templates.length });
    await append(stream.name, templates[stream.next]!, stream.next === 0 ? 'no_stream' : BigInt(stream.next - 1));
    stream.next += 1;
  };
};

const templatesOf = async (client: EventStoreDBClient, stream: string): Promise<Template[]> => {
  const templates: Template[] = [];
  for await (const { event } of client.readStream(stream))
    if (event) templates.push({ type: event.type, data: event.data as never, metadata: event.metadata as never });
  return templates;
};

const byteLength = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
