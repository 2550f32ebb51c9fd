import { randomUUID } from 'node:crypto';
import { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import fc from 'fast-check';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import { correlationKey, readBatchAppendRequest, readOptions, readProposedEvent } from './batch-append-request';
import { BadRequest, MissingProperty } from './proposals';
import { structuredHalves } from './uuid';
import { appendWritten } from './wire';

const bytesOf = (message: { serializeBinary(): Uint8Array }): Buffer => Buffer.from(message.serializeBinary());
const structured = (id: string): UUID => {
  const { most, least } = structuredHalves(id);
  const halves = new UUID.Structured().setMostSignificantBits(most.toString());
  return new UUID().setStructured(halves.setLeastSignificantBits(least.toString()));
};
const proposed = (id: UUID, data: Uint8Array, metadata: Uint8Array): BatchAppendReq.ProposedMessage => {
  const message = new BatchAppendReq.ProposedMessage().setId(id).setData(data).setCustomMetadata(metadata);
  message.getMetadataMap().set('type', 'نوع').set('content-type', 'application/json').set('other', 'left out');
  return message;
};

test('what the generated classes write is read: events of any bytes, in both encodings of an id', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.uint8Array({ maxLength: 400 }),
      fc.uint8Array(),
      fc.boolean(),
      (id, data, other, plain) => {
        const uuid = plain ? new UUID().setString(id.toUpperCase()) : structured(id);
        const request = new BatchAppendReq().setCorrelationId(uuid).setIsFinal(plain);
        request.setOptions(new BatchAppendReq.Options()).addProposedMessages(proposed(uuid, data, other));
        const read = readBatchAppendRequest(bytesOf(request));
        expect(read.isFinal).toBe(plain);
        expect(read.correlationId).toEqual(bytesOf(uuid));
        expect(read.options).toHaveLength(0);
        expect(read.proposed.map(readProposedEvent)).toEqual([
          { id, type: 'نوع', json: true, data: Buffer.from(data), metadata: Buffer.from(other) },
        ]);
      },
    ),
  );
});

test('one correlation has one key, however its text is written', () => {
  const id = randomUUID();
  const keyOf = (uuid: UUID): string => correlationKey(bytesOf(uuid));
  expect(keyOf(new UUID().setString(id.toUpperCase()))).toBe(keyOf(new UUID().setString(id)));
  expect(keyOf(structured(id))).not.toBe(keyOf(structured(randomUUID())));
});

test('options: the stream, what is expected of it, and by when', () => {
  const options = (): BatchAppendReq.Options =>
    new BatchAppendReq.Options().setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from('case-اسم')));
  const read = (message: BatchAppendReq.Options) => readOptions(bytesOf(message));
  expect(read(options())).toMatchObject({ streamName: 'case-اسم', expected: undefined, deadlineAtMs: undefined });
  expect(read(options().setAny(new Empty())).expected).toEqual({ kind: 'any' });
  expect(read(options().setNoStream(new Empty())).expected).toEqual({ kind: 'no_stream' });
  expect(read(options().setStreamExists(new Empty())).expected).toEqual({ kind: 'stream_exists' });
  expect(read(options().setStreamPosition('18446744073709551615')).expected).toEqual({ kind: 'no_stream' });
  for (const revision of ['0', '127', '128', '562949953421312', '9223372036854775807'])
    expect(read(options().setStreamPosition(revision)).expected).toEqual({ kind: 'exact', revision: BigInt(revision) });
  expect(() => read(options().setStreamPosition('9223372036854775808'))).toThrow(BadRequest);
  const deadline = new Timestamp().setSeconds(1_700_000_000).setNanos(500_000_000);
  expect(read(options().setDeadline(deadline)).deadlineAtMs).toBe(1_700_000_000_500);
  const inMinus2s = Buffer.concat([Buffer.from([0x3a, 11, 0x08]), Buffer.from('feffffffffffffffff01', 'hex')]);
  expect(readOptions(inMinus2s).deadlineInMs).toBe(-2_000);
});

test('what lacks its id, its type or its end is refused', () => {
  const without = new BatchAppendReq.ProposedMessage().setId(new UUID().setString(randomUUID()));
  expect(() => readProposedEvent(bytesOf(without))).toThrow(MissingProperty);
  expect(() => readProposedEvent(Buffer.alloc(0))).toThrow(BadRequest);
  expect(() => readBatchAppendRequest(Buffer.from([0x0a, 5, 1]))).toThrow(RangeError);
  expect(() => readBatchAppendRequest(Buffer.from([0x0b]))).toThrow(RangeError);
  expect(() => readBatchAppendRequest(Buffer.alloc(20, 0xff))).toThrow(RangeError);
});

test('the answer to an append is what the generated classes read', () => {
  const id = new UUID().setString(randomUUID());
  const identifier = new StreamIdentifier().setStreamName(Buffer.from('case-1'));
  const read = (outcome: { revision?: bigint; position?: bigint }): BatchAppendResp =>
    BatchAppendResp.deserializeBinary(new Uint8Array(appendWritten(bytesOf(id), bytesOf(identifier), outcome)));
  const whole = read({ revision: 300n, position: 9007199254740993n });
  expect(whole.getCorrelationId()?.getString()).toBe(id.getString());
  expect(whole.getStreamIdentifier()?.getStreamName_asB64()).toBe(identifier.getStreamName_asB64());
  expect(whole.getSuccess()?.getCurrentRevision()).toBe('300');
  expect(whole.getSuccess()?.getPosition()?.getCommitPosition()).toBe('9007199254740993');
  expect(whole.getSuccess()?.getPosition()?.getPreparePosition()).toBe('9007199254740993');
  const bare = read({}).getSuccess();
  expect([bare?.hasNoStream(), bare?.hasNoPosition()]).toEqual([true, true]);
});
