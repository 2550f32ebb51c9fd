import { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { END_OF_STREAM, type StoredEvent } from './stored-event';
import { readUuid } from './uuid';
import {
  caughtUpResponse,
  checkpointResponse,
  confirmationResponse,
  eventResponse,
  streamNotFoundResponse,
} from './wire';

const decode = (bytes: Buffer): ReadResp => ReadResp.deserializeBinary(new Uint8Array(bytes));

const stored = (changes: Partial<StoredEvent> = {}): StoredEvent => ({
  position: 1_234_567_890_123n,
  stream: 'case-حالة',
  revision: 300n,
  id: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
  type: 'مستفيد',
  json: true,
  created: 17_325_000_000_000_000n,
  metadata: Buffer.from('{"who":"x"}'),
  data: Buffer.alloc(70_000, 7),
  ...changes,
});

test.each([
  stored(),
  stored({ revision: END_OF_STREAM, json: false, data: Buffer.alloc(0), metadata: Buffer.alloc(0) }),
])('an event is what the generated classes read', (event) => {
  const read = decode(eventResponse({ event }, 'string')).getEvent()!;
  const recorded = read.getEvent()!;
  expect(read.getLink()).toBeUndefined();
  expect(read.getCommitPosition()).toBe(event.position.toString());
  expect(recorded.getId()!.getString()).toBe(event.id);
  expect(Buffer.from(recorded.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe(event.stream);
  expect(recorded.getStreamRevision()).toBe(event.revision.toString());
  expect(recorded.getCommitPosition()).toBe(event.position.toString());
  expect(recorded.getPreparePosition()).toBe(event.position.toString());
  expect(
    recorded
      .getMetadataMap()
      .toObject(false, undefined as never)
      .sort(),
  ).toEqual([
    ['content-type', event.json ? 'application/json' : 'application/octet-stream'],
    ['created', event.created.toString()],
    ['type', event.type],
  ]);
  expect(Buffer.from(recorded.getCustomMetadata_asU8())).toEqual(event.metadata);
  expect(Buffer.from(recorded.getData_asU8())).toEqual(event.data);
});

test('structured ids hold the same UUID, high bits set or not', () => {
  for (const id of ['f81d4fae-7dec-41d0-a765-00a0c91e6bf6', '00000000-0000-4000-8000-000000000001']) {
    const uuid = decode(eventResponse({ event: stored({ id }) }, 'structured'))
      .getEvent()!
      .getEvent()!
      .getId()!;
    expect(uuid.hasStructured()).toBe(true);
    expect(readUuid(uuid)).toBe(id);
  }
});

test('a link carries its own position, and stands alone when its target is gone', () => {
  const link = stored({ position: 77n, type: '$>' });
  const both = decode(eventResponse({ event: stored(), link }, 'string')).getEvent()!;
  expect([both.getEvent()!.getCommitPosition(), both.getLink()!.getCommitPosition()]).toEqual(['1234567890123', '77']);
  expect(both.getCommitPosition()).toBe('77');
  const alone = decode(eventResponse({ link }, 'string')).getEvent()!;
  expect(alone.getEvent()).toBeUndefined();
  expect(alone.getLink()!.getCommitPosition()).toBe('77');
});

test('what is no event', () => {
  expect(decode(confirmationResponse('id-1')).getConfirmation()!.getSubscriptionId()).toBe('id-1');
  const checkpoint = decode(checkpointResponse(9_999_999_999n)).getCheckpoint()!;
  expect([checkpoint.getCommitPosition(), checkpoint.getPreparePosition()]).toEqual(['9999999999', '9999999999']);
  expect(decode(caughtUpResponse()).hasCaughtUp()).toBe(true);
  const name = decode(streamNotFoundResponse('s-1')).getStreamNotFound()!.getStreamIdentifier()!.getStreamName_asU8();
  expect(Buffer.from(name).toString()).toBe('s-1');
});
