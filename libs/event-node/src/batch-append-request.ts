import { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { BinaryReader } from 'google-protobuf';
import type { BatchAppendRequest } from './batch-append';

const OPTIONS_FIELD = 2;
const DURATION_FIELD = 7;

/** Calls back with the bytes of every length-delimited field that has this number. */
const fieldBytes = (bytes: Uint8Array, field: number): Uint8Array | undefined => {
  const reader = new BinaryReader(bytes);
  while (reader.nextField() && !reader.isEndGroup()) {
    if (reader.getFieldNumber() === field) return reader.readBytes() as Uint8Array;
    reader.skipField();
  }
  return undefined;
};

const durationMs = (bytes: Uint8Array): number => {
  const reader = new BinaryReader(bytes);
  let ms = 0;
  while (reader.nextField() && !reader.isEndGroup()) {
    if (reader.getFieldNumber() === 1) ms += reader.readInt64() * 1_000;
    else if (reader.getFieldNumber() === 2) ms += reader.readInt32() / 1e6;
    else reader.skipField();
  }
  return ms;
};

/** Newer clients give their deadline as a duration, a field that the generated classes skip. */
export const readBatchAppendRequest = (buffer: Buffer): BatchAppendRequest => {
  const bytes = new Uint8Array(buffer);
  const message = BatchAppendReq.deserializeBinary(bytes);
  const options = message.getOptions();
  if (options === undefined || options.hasDeadline()) return { message };
  const duration = fieldBytes(fieldBytes(bytes, OPTIONS_FIELD) ?? new Uint8Array(), DURATION_FIELD);
  return duration === undefined ? { message } : { message, deadlineMs: durationMs(duration) };
};
