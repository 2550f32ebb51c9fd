import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { BatchAppendReq, type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import { credentials, makeGenericClientConstructor, type ClientDuplexStream } from '@grpc/grpc-js';
import { Empty as GoogleEmpty } from 'google-protobuf/google/protobuf/empty_pb';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import { closeFixture, newStream, openFixture, typesOf, until, type Fixture } from './log-client';

type Call = ClientDuplexStream<Buffer, BatchAppendResp>;

/** Sends bytes as they are: some of what is tried here the client never sends. */
const RawClient = makeGenericClientConstructor(
  { batchAppend: { ...StreamsService.batchAppend, requestSerialize: (bytes: Buffer) => bytes } },
  'streams',
);

let fixture: Fixture;
let raw: InstanceType<typeof RawClient>;
let call: Call;
let answers: BatchAppendResp[];

beforeAll(async () => {
  fixture = await openFixture();
  raw = new RawClient(new URL(fixture.node.url.replace('esdb:', 'http:')).host, credentials.createInsecure());
});
beforeEach(() => {
  answers = [];
  call = (raw['batchAppend'] as () => Call).call(raw);
  call.on('data', (answer: BatchAppendResp) => answers.push(answer));
  call.on('error', () => undefined);
});
afterEach(() => call.cancel());
afterAll(async () => {
  raw.close();
  await closeFixture(fixture);
});

const bytesOf = (request: BatchAppendReq): Buffer => Buffer.from(request.serializeBinary());
const uuid = (id: string): UUID => new UUID().setString(id);

const options = (stream: string): BatchAppendReq.Options =>
  new BatchAppendReq.Options()
    .setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(stream)))
    .setAny(new GoogleEmpty());

const message = (type: string): BatchAppendReq.ProposedMessage => {
  const proposed = new BatchAppendReq.ProposedMessage().setId(uuid(randomUUID())).setData(Buffer.from('{}'));
  proposed.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return proposed;
};

interface Chunk {
  correlation: UUID;
  options?: BatchAppendReq.Options;
  types?: string[];
  final?: boolean;
}

const chunk = ({ correlation, options: begin, types = [], final = false }: Chunk): BatchAppendReq =>
  new BatchAppendReq()
    .setCorrelationId(correlation)
    .setOptions(begin)
    .setProposedMessagesList(types.map(message))
    .setIsFinal(final);

const send = (given: Chunk): void => void call.write(bytesOf(chunk(given)));
const answered = (count: number): Promise<void> => until(`${count} answers`, () => answers.length >= count);
const errorOf = (answer: BatchAppendResp): string => answer.getError()!.getDetails()!.getTypeUrl();
const read = (stream: string) => typesOf(fixture.client.readStream(stream));

test('chunks of several appends may interleave; each is committed whole at its last and answered once', async () => {
  const [a, b] = [newStream(), newStream()];
  const [first, second] = [uuid(randomUUID()), uuid(randomUUID())];
  send({ correlation: first, options: options(a) });
  send({ correlation: second, options: options(b), types: ['B1'] });
  send({ correlation: first, types: ['A1', 'A2'] });
  send({ correlation: second, types: ['B2'], final: true });
  await answered(1);
  await expect(read(a)).rejects.toThrow();
  send({ correlation: first, types: ['A3'], final: true });
  await answered(2);
  expect(answers.map((answer) => answer.getCorrelationId()!.getString())).toEqual(
    [second, first].map((id) => id.getString()),
  );
  expect(answers.every((answer) => answer.hasSuccess() && answer.hasStreamIdentifier())).toBe(true);
  expect(await read(a)).toEqual(['A1', 'A2', 'A3']);
  expect(await read(b)).toEqual(['B1', 'B2']);
});

test('chunks of an unknown append are ignored, and a structured correlation comes back as it was', async () => {
  const stream = newStream();
  send({ correlation: uuid(randomUUID()), types: ['lost'], final: true });
  const structured = new UUID().setStructured(
    new UUID.Structured().setMostSignificantBits('-5').setLeastSignificantBits('7'),
  );
  send({ correlation: structured, options: options(stream), types: ['A'], final: true });
  await answered(1);
  expect(answers[0]!.getCorrelationId()!.toObject()).toEqual(structured.toObject());
  call.end();
  await once(call, 'end');
  expect(answers).toHaveLength(1);
});

test('a refused append is answered once, however many chunks still come', async () => {
  const correlation = uuid(randomUUID());
  const stream = newStream();
  const bad = chunk({ correlation, options: options(stream), types: ['A'] });
  bad.getProposedMessagesList()[0]!.setId(uuid('none'));
  call.write(bytesOf(bad));
  send({ correlation, types: ['B'] });
  send({ correlation, types: ['C'], final: true });
  const other = newStream();
  send({ correlation: uuid(randomUUID()), options: options(other), types: ['D'], final: true });
  await answered(2);
  call.end();
  await once(call, 'end');
  expect(answers).toHaveLength(2);
  expect(errorOf(answers[0]!)).toBe('type.googleapis.com/event_store.client.BadRequest');
  expect(answers[0]!.hasStreamIdentifier()).toBe(true);
  await expect(read(stream)).rejects.toThrow();
});

test('a deadline is for the collecting of chunks: passed or passing, it is a timeout', async () => {
  const late = options(newStream()).setDeadline(new Timestamp().setSeconds(1_000));
  send({ correlation: uuid(randomUUID()), options: late, types: ['A'], final: true });
  await answered(1);
  const never = uuid(randomUUID());
  send({ correlation: never, options: options(newStream()), types: ['A'] });
  await answered(2);
  expect(answers.map(errorOf)).toEqual(Array(2).fill('type.googleapis.com/event_store.client.Timeout'));
  send({ correlation: never, types: ['A'], final: true });
  call.end();
  await once(call, 'end');
  expect(answers).toHaveLength(2);
});

test('a deadline may also be a duration', async () => {
  const field = (number: number, bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
  const withDuration = (seconds: number): Buffer => {
    const begin = Buffer.from(options(newStream()).serializeBinary());
    const duration = field(7, Buffer.from([0x08, seconds]));
    const rest = bytesOf(chunk({ correlation: uuid(randomUUID()), types: ['A'], final: true }));
    return Buffer.concat([field(2, Buffer.concat([begin, duration])), rest]);
  };
  call.write(withDuration(0));
  call.write(withDuration(5));
  await answered(2);
  expect(answers.map((answer) => (answer.hasError() ? errorOf(answer) : 'success')).sort()).toEqual([
    'success',
    'type.googleapis.com/event_store.client.Timeout',
  ]);
});

test('the call ends politely only when everything is answered', async () => {
  const stream = newStream();
  for (let n = 0; n < 200; n += 1) {
    send({ correlation: uuid(randomUUID()), options: options(stream), types: [`T${n}`], final: true });
  }
  call.end();
  await once(call, 'end');
  expect(answers).toHaveLength(200);
  expect(await read(stream)).toHaveLength(200);
});
