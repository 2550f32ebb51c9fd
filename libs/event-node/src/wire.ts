import type { StoredEvent } from './stored-event';
import { structuredHalves } from './uuid';

/**
 * The messages of `Streams.Read`, encoded by hand: reading is where the bytes are, and the generated classes copy each
 * of them several times. Field numbers are those of streams.proto; a test decodes them with the generated classes.
 */

const VARINT = 0;
const LENGTH_DELIMITED = 2;

const tag = (field: number, type: number): number => (field << 3) | type;

const varint = (value: bigint | number): Buffer => {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0xffffffffn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  let low = Number(rest);
  while (low > 0x7f) {
    bytes.push((low & 0x7f) | 0x80);
    low = Math.floor(low / 128);
  }
  bytes.push(low);
  return Buffer.from(bytes);
};

const numberField = (field: number, value: bigint): Buffer =>
  Buffer.concat([Buffer.from([tag(field, VARINT)]), varint(value)]);

/** Parts are put together once, at the end, so that no payload is copied twice. */
type Parts = readonly Buffer[];
const bytesOf = (parts: Parts): number => parts.reduce((sum, part) => sum + part.length, 0);
const header = (field: number, bytes: number): Buffer =>
  Buffer.concat([Buffer.from([tag(field, LENGTH_DELIMITED)]), varint(bytes)]);
const nested = (field: number, parts: Parts): Parts => [header(field, bytesOf(parts)), ...parts];
const text = (field: number, value: string): Parts => nested(field, [Buffer.from(value, 'utf8')]);

const mapEntry = (field: number, key: string, value: string): Parts =>
  nested(field, [...text(1, key), ...text(2, value)]);

const CONTENT_TYPE = {
  json: Buffer.concat(mapEntry(6, 'content-type', 'application/json')),
  binary: Buffer.concat(mapEntry(6, 'content-type', 'application/octet-stream')),
};

export type UuidFormat = 'string' | 'structured';

const uuid = (id: string, format: UuidFormat): Parts => {
  if (format === 'string') return text(2, id);
  const { most, least } = structuredHalves(id);
  return nested(1, [numberField(1, most), numberField(2, least)]);
};

const recordedEvent = (event: StoredEvent, format: UuidFormat): Parts => [
  ...nested(1, uuid(event.id, format)),
  ...nested(2, text(3, event.stream)),
  numberField(3, event.revision),
  numberField(4, event.position),
  numberField(5, event.position),
  ...mapEntry(6, 'type', event.type),
  ...mapEntry(6, 'created', event.created.toString()),
  event.json ? CONTENT_TYPE.json : CONTENT_TYPE.binary,
  ...nested(7, [event.metadata]),
  ...nested(8, [event.data]),
];

/** What a reader gets for one record: an event, a link with its target, or a link whose target is gone. */
export interface Delivery {
  readonly event?: StoredEvent;
  readonly link?: StoredEvent;
}

export const eventResponse = ({ event, link }: Delivery, format: UuidFormat): Buffer => {
  const record = link ?? event;
  if (record === undefined) throw new Error('neither event nor link');
  const readEvent = [
    ...(event ? nested(1, recordedEvent(event, format)) : []),
    ...(link ? nested(2, recordedEvent(link, format)) : []),
    numberField(3, record.position),
  ];
  return Buffer.concat(nested(1, readEvent));
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
  Buffer.concat(nested(2, text(1, subscriptionId)));

export const checkpointResponse = (position: bigint): Buffer =>
  Buffer.concat(nested(3, [numberField(1, position), numberField(2, position)]));

export const streamNotFoundResponse = (stream: string): Buffer => Buffer.concat(nested(4, nested(1, text(3, stream))));

export const caughtUpResponse = (): Buffer => Buffer.concat(nested(8, []));
