import { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb';
import type { UUID } from '@eventstore/db-client/generated/shared_pb';
import type { Expected } from './judge';
import { END_OF_STREAM, type ProposedEvent } from './stored-event';
import { readUuid } from './uuid';

/** A request that cannot be taken as it is; the two append calls say it in different ways. */
export class BadRequest extends Error {}
export class MissingProperty extends BadRequest {
  constructor(readonly property: string) {
    super(`Required Metadata Property '${property}' is missing`);
  }
}

interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Postgres keeps names as text, which has no NUL. */
const withoutNul = (value: string, what: string): string => {
  if (value.includes('\0')) throw new BadRequest(`${what} must not contain a NUL character`);
  return value;
};

interface ProposedFields {
  readonly id: string | undefined;
  readonly type: string | undefined;
  readonly contentType: string | undefined;
  readonly metadata: Buffer;
  readonly data: Buffer;
}

export const proposedOf = ({ id, type, contentType, metadata, data }: ProposedFields): ProposedEvent => {
  if (id === undefined) throw new BadRequest('An event id is missing or cannot be read as a UUID');
  if (type === undefined) throw new MissingProperty('type');
  if (contentType === undefined) throw new MissingProperty('content-type');
  if (type === '') throw new BadRequest('An event type is empty');
  return { id, type: withoutNul(type, 'An event type'), json: contentType === 'application/json', metadata, data };
};

export const readProposed = (message: ProposedMessage): ProposedEvent => {
  const properties = message.getMetadataMap();
  return proposedOf({
    id: readUuid(message.getId()),
    type: properties.get('type'),
    contentType: properties.get('content-type'),
    metadata: bufferOf(message.getCustomMetadata_asU8()),
    data: bufferOf(message.getData_asU8()),
  });
};

/** What counts against the limit of one append. */
export const appendBytes = ({ data, metadata, type }: ProposedEvent): number =>
  data.length + metadata.length + 2 * type.length;

export const readStreamName = (identifier: StreamIdentifier | undefined): string =>
  identifier ? bufferOf(identifier.getStreamName_asU8()).toString('utf8') : '';

/** The name of a stream that is written to. */
export const writableName = (stream: string): string => {
  if (stream === '' || stream === '$$') throw new BadRequest(`Stream name '${stream}' cannot be written to`);
  return withoutNul(stream, 'A stream name');
};

export const readWritableName = (identifier: StreamIdentifier | undefined): string =>
  writableName(readStreamName(identifier));

export const identifierOf = (stream: string): StreamIdentifier =>
  new StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));

interface ExpectedFields {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

const UINT64_MAX = 18446744073709551615n;

/** Every write names what it expects in the same four ways; the largest number means none. */
export const readExpected = (options: ExpectedFields, revision: string | undefined): Expected => {
  if (options.hasAny()) return { kind: 'any' };
  if (options.hasNoStream()) return { kind: 'no_stream' };
  if (options.hasStreamExists()) return { kind: 'stream_exists' };
  if (revision === undefined) throw new BadRequest('No expected revision was given');
  return expectedOf(BigInt(revision));
};

/** The revision that a write expects, as an unsigned number of 64 bits. */
export const expectedOf = (revision: bigint): Expected => {
  if (revision === UINT64_MAX) return { kind: 'no_stream' };
  if (revision > END_OF_STREAM) throw new BadRequest(`Revision ${revision} is too large`);
  return { kind: 'exact', revision };
};
