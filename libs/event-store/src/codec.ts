import type { RecordedEvent } from '@eventstore/db-client';
import { UnknownEventType } from './failures';
import { knownTypes } from './event-types';
import { upcasts } from './upcasts';
import type { EventMetadata, Recorded } from './recorded';

/** Throws UnknownEventType for what this release cannot read. */
export const decode = (event: RecordedEvent, commitPosition?: bigint): Recorded => {
  const { type, data } = present(event);
  return {
    id: event.id,
    type,
    data,
    metadata: event.metadata as unknown as EventMetadata,
    streamName: event.streamId,
    revision: event.revision,
    position: event.position?.commit ?? commitPosition ?? 0n,
    createdAt: event.created.toISOString(),
  };
};

/** The event in its newest shape. An upcast may lead to a type that has one itself. */
const present = (event: RecordedEvent): { type: string; data: unknown } => {
  let shape: { type: string; data: unknown } = { type: event.type, data: event.data };
  for (let upcast = upcasts[shape.type]; upcast; upcast = upcasts[shape.type]) shape = upcast(shape.data);
  if (!event.isJson || !knownTypes.has(shape.type))
    throw new UnknownEventType(event.type, event.streamId, event.revision);
  return shape;
};
