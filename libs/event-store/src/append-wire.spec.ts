import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { AllStreamPosition, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import { decodeAnswer, encodeAppend, type Append } from './append-wire';
import { randomUuid } from './digests';
import type { Proposed } from './recorded';

const proposed = (words: string): Proposed => ({
  id: randomUuid(),
  type: 'CaseAssigned',
  data: { caseId: 'c', words },
  metadata: {
    actor: { id: 'a', kind: 'person', roles: ['officer'] },
    commandId: randomUuid(),
    commandHash: '00',
    $correlationId: 'r',
    $causationId: 'r',
    clauses: ['P13'],
    recordedAt: '2026-01-01T00:00:00.000Z',
  },
});

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const read = (append: Append): BatchAppendReq =>
  BatchAppendReq.deserializeBinary(new Uint8Array(encodeAppend(randomUuid(), append)));

test('an append is what the generated classes read: stream, events, metadata, all in one message', () => {
  const correlationId = randomUuid();
  const events = ['', 'كلمات', 'x'.repeat(20_000)].map(proposed);
  const bytes = encodeAppend(correlationId, { stream: 'case-اسم', events, expectedRevision: 7n });
  const message = BatchAppendReq.deserializeBinary(new Uint8Array(bytes));
  expect(message.getCorrelationId()?.getString()).toBe(correlationId);
  expect(message.getIsFinal()).toBe(true);
  expect(text(message.getOptions()?.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array())).toBe('case-اسم');
  expect(
    message.getProposedMessagesList().map((event) => ({
      id: event.getId()?.getString(),
      type: event.getMetadataMap().get('type'),
      contentType: event.getMetadataMap().get('content-type'),
      data: JSON.parse(text(event.getData_asU8())),
      metadata: JSON.parse(text(event.getCustomMetadata_asU8())),
    })),
  ).toEqual(events.map((event) => ({ ...event, contentType: 'application/json' })));
});

test('each expectation is said in its own way, revisions past 32 bits too', () => {
  const of = (expectedRevision: Append['expectedRevision']): BatchAppendReq.Options | undefined =>
    read({ stream: 's', events: [], expectedRevision }).getOptions();
  expect(of('no_stream')?.hasNoStream()).toBe(true);
  expect(of('any')?.hasAny()).toBe(true);
  for (const revision of [0n, 127n, 128n, 4_294_967_296n, 9_007_199_254_740_991n])
    expect(of(revision)?.getStreamPosition()).toBe(revision.toString());
});

const answer = (fill: (response: BatchAppendResp) => BatchAppendResp, id = randomUuid()): Buffer =>
  Buffer.from(
    fill(new BatchAppendResp().setCorrelationId(new UUID().setString(id)))
      .setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from('case-1')))
      .serializeBinary(),
  );

test('a success is read with its revision and position, or without them', () => {
  const id = randomUuid();
  const at = new AllStreamPosition().setCommitPosition('9007199254740993').setPreparePosition('9007199254740993');
  const whole = new BatchAppendResp.Success().setCurrentRevision('300').setPosition(at);
  expect(decodeAnswer(answer((response) => response.setSuccess(whole), id))).toEqual({
    correlationId: id,
    answer: { written: { revision: 300n, position: 9007199254740993n } },
  });
  const first = new BatchAppendResp.Success().setCurrentRevision('0').setNoPosition(new Empty());
  expect(decodeAnswer(answer((response) => response.setSuccess(first))).answer).toEqual({
    written: { revision: 0n, position: undefined },
  });
});

test('a refusal is read by the name of its details', () => {
  const details = new Any();
  details.setTypeUrl('type.googleapis.com/event_store.client.WrongExpectedVersion');
  details.setValue(new Uint8Array([1, 2, 3]));
  const status = new Status().setCode(6).setDetails(details);
  expect(decodeAnswer(answer((response) => response.setError(status))).answer).toEqual({
    refused: 'WrongExpectedVersion',
  });
  expect(decodeAnswer(answer((response) => response.setError(new Status()))).answer).toEqual({ refused: '' });
});

test('what is no message is said to be none', () => {
  expect(() => decodeAnswer(Buffer.from([0xff]))).toThrow(/out of range/);
  expect(() => decodeAnswer(Buffer.from([0x0b]))).toThrow(/Not a message/);
});
