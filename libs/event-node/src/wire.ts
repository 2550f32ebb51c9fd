import { ProtobufWriter, fieldBytes, varintBytes } from './protobuf-writer';
import type { StoredEvent } from './stored-event';
import { structuredHalves } from './uuid';

/**
 * The answers of `Streams.Read` and `Streams.BatchAppend`, encoded by hand: there the bytes are, and the generated classes copy each
 * of them several times. Field numbers are those of streams.proto; a test decodes them with the generated classes.
 */

export type UuidFormat = 'string' | 'structured';

const encode = (write: (writer: ProtobufWriter) => unknown): Buffer => {
  write(shared);
  return shared.take();
};
const shared = new ProtobufWriter();

const mapEntry = (writer: ProtobufWriter, key: string, value: string): void => {
  const valueBytes = Buffer.byteLength(value);
  writer
    .begin(6, fieldBytes(key.length) + fieldBytes(valueBytes))
    .text(1, key, key.length)
    .text(2, value, valueBytes);
};

const CONTENT_TYPE = {
  json: encode((writer) => mapEntry(writer, 'content-type', 'application/json')),
  binary: encode((writer) => mapEntry(writer, 'content-type', 'application/octet-stream')),
};

const encodeUuid = (id: string, format: UuidFormat): Buffer => {
  if (format === 'string') return encode((writer) => writer.text(2, id, id.length));
  const { most, least } = structuredHalves(id);
  const halves = encode((writer) => writer.number(1, most).number(2, least));
  return encode((writer) => writer.bytes(1, halves));
};

const encodeRecorded = (event: StoredEvent, format: UuidFormat): Buffer => {
  const uuid = encodeUuid(event.id, format);
  const streamBytes = Buffer.byteLength(event.stream);
  return encode((writer) => {
    writer
      .bytes(1, uuid)
      .begin(2, fieldBytes(streamBytes))
      .text(3, event.stream, streamBytes)
      .number(3, event.revision)
      .number(4, event.position)
      .number(5, event.position);
    mapEntry(writer, 'type', event.type);
    mapEntry(writer, 'created', event.created.toString());
    writer
      .raw(event.json ? CONTENT_TYPE.json : CONTENT_TYPE.binary)
      .bytes(7, event.metadata)
      .bytes(8, event.data);
  });
};

/** What a reader gets for one record: an event, a link with its target, or a link whose target is gone. */
export interface Delivery {
  readonly event?: StoredEvent;
  readonly link?: StoredEvent;
}

const positionBytes = (position: bigint): number => 1 + varintBytes(Number(position));

export const eventResponse = ({ event, link }: Delivery, format: UuidFormat): Buffer => {
  const record = link ?? event;
  if (record === undefined) throw new Error('neither event nor link');
  const recorded = event && encodeRecorded(event, format);
  const linked = link && encodeRecorded(link, format);
  const bytes =
    (recorded ? fieldBytes(recorded.length) : 0) +
    (linked ? fieldBytes(linked.length) : 0) +
    positionBytes(record.position);
  return encode((writer) => {
    writer.begin(1, bytes);
    if (recorded) writer.bytes(1, recorded);
    if (linked) writer.bytes(2, linked);
    writer.number(3, record.position);
  });
};

const encodedOf = new WeakMap<StoredEvent, Buffer>();

/** The usual response, encoded once however many subscribers the same event goes to. */
export const sharedEventResponse = (event: StoredEvent): Buffer => {
  const known = encodedOf.get(event);
  if (known !== undefined) return known;
  const encoded = eventResponse({ event }, 'string');
  encodedOf.set(event, encoded);
  return encoded;
};

export const confirmationResponse = (subscriptionId: string): Buffer =>
  encode((writer) => writer.begin(2, fieldBytes(subscriptionId.length)).text(1, subscriptionId));

export const checkpointResponse = (position: bigint): Buffer =>
  encode((writer) =>
    writer
      .begin(3, 2 * positionBytes(position))
      .number(1, position)
      .number(2, position),
  );

export const streamNotFoundResponse = (stream: string): Buffer => {
  const bytes = Buffer.byteLength(stream);
  return encode((writer) =>
    writer
      .begin(4, fieldBytes(fieldBytes(bytes)))
      .begin(1, fieldBytes(bytes))
      .text(3, stream, bytes),
  );
};

export const caughtUpResponse = (): Buffer => encode((writer) => writer.begin(8, 0));

/** The answer to one append that was written, or needed not to be; `id` and `identifier` as they were received. */
export const appendWritten = (
  id: Buffer,
  identifier: Buffer,
  { revision, position }: { revision?: bigint; position?: bigint },
): Buffer => {
  const success = encode((writer) => {
    if (revision === undefined) writer.begin(2, 0);
    else writer.number(1, revision);
    if (position === undefined) writer.begin(4, 0);
    else
      writer
        .begin(3, 2 * positionBytes(position))
        .number(1, position)
        .number(2, position);
  });
  return encode((writer) => writer.bytes(1, id).bytes(3, success).bytes(4, identifier));
};

/** The answer to one append that was not: `error` is a `google.rpc.Status`. */
export const appendRefused = (id: Buffer, identifier: Buffer, error: Buffer): Buffer =>
  encode((writer) => writer.bytes(1, id).bytes(2, error).bytes(4, identifier));
