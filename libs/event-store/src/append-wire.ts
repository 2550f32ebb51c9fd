import type { Proposed } from './recorded';

/**
 * The messages of `Streams.BatchAppend`, by hand: the generated classes copy each byte several times, by way of base64.
 * Field numbers are those of streams.proto; a test reads and writes them with the generated classes.
 */

export interface Append {
  readonly stream: string;
  readonly events: readonly Proposed[];
  readonly expectedRevision: bigint | 'no_stream' | 'any';
}

/** What the log says of one append: where its last event stands, or what it calls the reason against it. */
export type AppendAnswer =
  | { readonly written: { readonly revision: bigint; readonly position: bigint | undefined } }
  | { readonly refused: string };

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

const varintBytes = (value: number): number => {
  let bytes = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 128)) bytes += 1;
  return bytes;
};
const fieldBytes = (payloadBytes: number): number => 1 + varintBytes(payloadBytes) + payloadBytes;

/** Fills memory of exactly the message's size. */
class Message {
  readonly bytes: Buffer;
  private at = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  begin(field: number, payloadBytes: number): this {
    this.bytes[this.at++] = (field << 3) | LENGTH_DELIMITED;
    return this.varint(payloadBytes);
  }

  text(field: number, value: string, bytes: number): this {
    this.begin(field, bytes);
    this.at += this.bytes.write(value, this.at, bytes, 'utf8');
    return this;
  }

  number(field: number, value: bigint): this {
    this.bytes[this.at++] = (field << 3) | VARINT;
    return this.varint(Number(value));
  }

  raw(value: Buffer): this {
    this.at += value.copy(this.bytes, this.at);
    return this;
  }

  private varint(value: number): this {
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) this.bytes[this.at++] = (rest % 128) | 0x80;
    this.bytes[this.at++] = rest;
    return this;
  }
}

const textField = (field: number, value: string): Buffer => {
  const bytes = Buffer.byteLength(value);
  return new Message(fieldBytes(bytes)).text(field, value, bytes).bytes;
};
const nested = (field: number, ...parts: Buffer[]): Buffer => {
  const payload = Buffer.concat(parts);
  return new Message(fieldBytes(payload.length)).begin(field, payload.length).raw(payload).bytes;
};

const UUID_TEXT_BYTES = 36;
const UUID_BYTES = fieldBytes(UUID_TEXT_BYTES);
const TYPE_KEY = textField(1, 'type');
const JSON_CONTENT = nested(2, textField(1, 'content-type'), textField(2, 'application/json'));
const NO_STREAM = nested(3);
const ANY = nested(4);
const IS_FINAL = Buffer.from([(4 << 3) | VARINT, 1]);
/** How long the log may take to put the chunks of one append together: there is only ever one. */
const WITHIN_5_S = nested(7, Buffer.from([(1 << 3) | VARINT, 5]));

interface EventTexts {
  readonly event: Proposed;
  readonly data: string;
  readonly metadata: string;
  readonly typeBytes: number;
  readonly dataBytes: number;
  readonly metadataBytes: number;
  /** Of the whole message. */
  readonly size: number;
}

const textsOf = (event: Proposed): EventTexts => {
  const data = JSON.stringify(event.data);
  const metadata = JSON.stringify(event.metadata);
  const typeBytes = Buffer.byteLength(event.type);
  const dataBytes = Buffer.byteLength(data);
  const metadataBytes = Buffer.byteLength(metadata);
  const size =
    fieldBytes(UUID_BYTES) +
    fieldBytes(TYPE_KEY.length + fieldBytes(typeBytes)) +
    JSON_CONTENT.length +
    fieldBytes(metadataBytes) +
    fieldBytes(dataBytes);
  return { event, data, metadata, typeBytes, dataBytes, metadataBytes, size };
};

const expectation = (expected: Append['expectedRevision']): Buffer => {
  if (expected === 'no_stream') return NO_STREAM;
  if (expected === 'any') return ANY;
  return new Message(1 + varintBytes(Number(expected))).number(2, expected).bytes;
};

/** One append in one message; `correlationId` is a UUID. */
export const encodeAppend = (correlationId: string, { stream, events, expectedRevision }: Append): Buffer => {
  const texts = events.map(textsOf);
  const nameBytes = Buffer.byteLength(stream);
  const expected = expectation(expectedRevision);
  const optionsBytes = fieldBytes(fieldBytes(nameBytes)) + expected.length + WITHIN_5_S.length;
  const eventsBytes = texts.reduce((sum, { size }) => sum + fieldBytes(size), 0);
  const message = new Message(fieldBytes(UUID_BYTES) + fieldBytes(optionsBytes) + eventsBytes + IS_FINAL.length)
    .begin(1, UUID_BYTES)
    .text(2, correlationId, UUID_TEXT_BYTES)
    .begin(2, optionsBytes)
    .begin(1, fieldBytes(nameBytes))
    .text(3, stream, nameBytes)
    .raw(expected)
    .raw(WITHIN_5_S);
  for (const each of texts) writeEvent(message, each);
  return message.raw(IS_FINAL).bytes;
};

const writeEvent = (message: Message, texts: EventTexts): void => {
  const { event, data, metadata, typeBytes, dataBytes, metadataBytes, size } = texts;
  message
    .begin(3, size)
    .begin(1, UUID_BYTES)
    .text(2, event.id, UUID_TEXT_BYTES)
    .begin(2, TYPE_KEY.length + fieldBytes(typeBytes))
    .raw(TYPE_KEY)
    .text(2, event.type, typeBytes)
    .raw(JSON_CONTENT)
    .text(3, metadata, metadataBytes)
    .text(4, data, dataBytes);
};

type Field = { readonly number: number; readonly bytes: Buffer; readonly value: bigint };
const EMPTY = Buffer.alloc(0);

/** A message's fields, those of fixed width left out. Throws a RangeError for what is no message. */
const fieldsOf = (bytes: Buffer): Field[] => {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const skip = (width: number): void => {
    at += width;
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const number = tag >> 3;
    switch (tag & 7) {
      case VARINT:
        fields.push({ number, value: varint(), bytes: EMPTY });
        break;
      case LENGTH_DELIMITED: {
        const length = Number(varint());
        fields.push({ number, value: 0n, bytes: bytes.subarray(at, at + length) });
        skip(length);
        break;
      }
      case FIXED_64:
        skip(8);
        break;
      case FIXED_32:
        skip(4);
        break;
      default:
        throw new RangeError(`Not a message of the event log's: wire type ${tag & 7}`);
    }
  }
  return fields;
};

const only = (fields: readonly Field[], number: number): Field | undefined =>
  fields.find((field) => field.number === number);

/** Whose answer it is, and what it says. Throws a RangeError for what cannot be read. */
export const decodeAnswer = (bytes: Buffer): { correlationId: string; answer: AppendAnswer } => {
  const fields = fieldsOf(bytes);
  const id = only(fieldsOf(only(fields, 1)?.bytes ?? EMPTY), 2)?.bytes.toString('latin1') ?? '';
  const success = only(fields, 3);
  return { correlationId: id.toLowerCase(), answer: success ? written(success.bytes) : refusal(only(fields, 2)) };
};

const written = (success: Buffer): AppendAnswer => {
  const fields = fieldsOf(success);
  const position = only(fields, 3);
  return {
    written: {
      revision: only(fields, 2) ? -1n : (only(fields, 1)?.value ?? 0n),
      position: position && (only(fieldsOf(position.bytes), 1)?.value ?? 0n),
    },
  };
};

/** `google.rpc.Status`: of its details only the type's name says what it is. */
const refusal = (status: Field | undefined): AppendAnswer => {
  const details = only(fieldsOf(status?.bytes ?? EMPTY), 3);
  const typeUrl = details && only(fieldsOf(details.bytes), 1)?.bytes.toString('utf8');
  return { refused: typeUrl?.slice(typeUrl.lastIndexOf('.') + 1) ?? '' };
};
