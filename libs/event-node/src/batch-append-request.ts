import type { Expected } from './judge';
import { BadRequest, expectedOf, proposedOf } from './proposals';
import { ProtobufReader } from './protobuf-reader';
import type { ProposedEvent } from './stored-event';
import { uuidOfHalves, uuidOfText } from './uuid';

/**
 * The request of `Streams.BatchAppend`, decoded by hand: the generated classes copy each byte several times, and do not
 * know the deadline that newer clients give. Field numbers are those of streams.proto.
 */
export interface BatchAppendRequest {
  /** The correlation's id as received, which the answer repeats; undefined where there is none. */
  readonly correlationId: Buffer | undefined;
  readonly options: Buffer | undefined;
  readonly proposed: readonly Buffer[];
  readonly isFinal: boolean;
}

export const readBatchAppendRequest = (message: Buffer): BatchAppendRequest => {
  let correlationId: Buffer | undefined;
  let options: Buffer | undefined;
  let isFinal = false;
  const proposed: Buffer[] = [];
  const reader = new ProtobufReader(message);
  while (reader.next()) {
    if (reader.field === 1) correlationId = reader.bytes();
    else if (reader.field === 2) options = reader.bytes();
    else if (reader.field === 3) proposed.push(reader.bytes());
    else if (reader.field === 4) isFinal = reader.number() !== 0n;
    else reader.skip();
  }
  return { correlationId, options, proposed, isFinal };
};

export interface AppendOptions {
  /** As received; the answer repeats it. */
  readonly identifier: Buffer;
  readonly streamName: string;
  /** Undefined where the request names none. */
  readonly expected: Expected | undefined;
  /** By when the chunks must have come: an instant, or how long from now. */
  readonly deadlineAtMs: number | undefined;
  readonly deadlineInMs: number | undefined;
}

export const readOptions = (message: Buffer): AppendOptions => {
  let identifier: Buffer = NOTHING;
  let expected: Expected | undefined;
  let deadlineAtMs: number | undefined;
  let deadlineInMs: number | undefined;
  const reader = new ProtobufReader(message);
  while (reader.next()) {
    if (reader.field === 1) identifier = reader.bytes();
    else if (reader.field === 2) expected = expectedOf(reader.number());
    else if (reader.field === 6) deadlineAtMs = readMs(reader.bytes());
    else if (reader.field === 7) deadlineInMs = readMs(reader.bytes());
    else {
      expected = EXPECTED_KINDS[reader.field] ?? expected;
      reader.skip();
    }
  }
  return { identifier, streamName: readStreamNameOf(identifier), expected, deadlineAtMs, deadlineInMs };
};

/** The stream alone, of options whose rest cannot be read. */
export const readIdentifier = (message: Buffer): Buffer => {
  const reader = new ProtobufReader(message);
  while (reader.next()) {
    if (reader.field === 1) return reader.bytes();
    reader.skip();
  }
  return NOTHING;
};

/** What tells one correlation from another, in either encoding. */
export const correlationKey = (id: Buffer): string => {
  const { text, most, least } = readUuidFields(id);
  return text === undefined ? `${most}/${least}` : text.toLowerCase();
};

/** Throws BadRequest for an event that cannot be taken. */
export const readProposedEvent = (message: Buffer): ProposedEvent => {
  let id: string | undefined;
  let type: string | undefined;
  let contentType: string | undefined;
  let metadata: Buffer = NOTHING;
  let data: Buffer = NOTHING;
  const reader = new ProtobufReader(message);
  while (reader.next()) {
    if (reader.field === 1) id = readUuidBytes(reader.bytes());
    else if (reader.field === 2) {
      const { key, value } = readEntry(reader.bytes());
      if (key === 'type') type = value;
      else if (key === 'content-type') contentType = value;
    } else if (reader.field === 3) metadata = reader.bytes();
    else if (reader.field === 4) data = reader.bytes();
    else reader.skip();
  }
  return proposedOf({ id, type, contentType, metadata, data });
};

const NOTHING = Buffer.alloc(0);
const EXPECTED_KINDS: { readonly [field: number]: Expected | undefined } = {
  3: { kind: 'no_stream' },
  4: { kind: 'any' },
  5: { kind: 'stream_exists' },
};

const readStreamNameOf = (identifier: Buffer): string => {
  const reader = new ProtobufReader(identifier);
  let name = '';
  while (reader.next()) {
    if (reader.field === 3) name = reader.text();
    else reader.skip();
  }
  return name;
};

const readEntry = (message: Buffer): { key: string; value: string } => {
  const reader = new ProtobufReader(message);
  let key = '';
  let value = '';
  while (reader.next()) {
    if (reader.field === 1) key = reader.text();
    else if (reader.field === 2) value = reader.text();
    else reader.skip();
  }
  return { key, value };
};

interface UuidFields {
  text?: string;
  most: bigint;
  least: bigint;
}

const readUuidFields = (message: Buffer): UuidFields => {
  const reader = new ProtobufReader(message);
  const fields: UuidFields = { most: 0n, least: 0n };
  while (reader.next()) {
    if (reader.field === 2) fields.text = reader.text();
    else if (reader.field === 1) {
      const halves = new ProtobufReader(reader.bytes());
      while (halves.next()) {
        if (halves.field === 1) fields.most = halves.number();
        else if (halves.field === 2) fields.least = halves.number();
        else halves.skip();
      }
    } else reader.skip();
  }
  return fields;
};

const readUuidBytes = (message: Buffer): string | undefined => {
  const { text, most, least } = readUuidFields(message);
  return text === undefined ? uuidOfHalves(most, least) : uuidOfText(text);
};

/** Seconds and nanoseconds: an instant, or a duration, which may be negative. */
const readMs = (message: Buffer): number => {
  const reader = new ProtobufReader(message);
  let ms = 0;
  while (reader.next()) {
    if (reader.field === 1) ms += Number(BigInt.asIntN(64, reader.number())) * 1_000;
    else if (reader.field === 2) ms += Number(BigInt.asIntN(64, reader.number())) / 1e6;
    else reader.skip();
  }
  return ms;
};

/** Throws BadRequest where an append does not say what it expects. */
export const expectationOf = ({ expected }: AppendOptions): Expected => {
  if (!expected) throw new BadRequest('No expected revision was given');
  return expected;
};
