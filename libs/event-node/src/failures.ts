import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import type { Expected } from './judge';

export const MAX_APPEND_BYTES = 1_048_576;

/** Trailers are ASCII; what is not is written as in a URL. */
const ascii = (value: string): string => value.replaceAll(/[^\x20-\x7e]+|%/gu, (part) => encodeURIComponent(part));

type Trailers = Readonly<Record<string, string>>;

export const failure = (code: status, details: string, trailers: Trailers = {}): ServiceError => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, ascii(value));
  return Object.assign(new Error(details), { code, details: ascii(details), metadata });
};

export const streamDeleted = (stream: string): ServiceError =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

const EXPECTED_NUMBER = { any: '-2', no_stream: '-1', stream_exists: '-4' } as const;

const expectedNumber = (expected: Expected): string =>
  expected.kind === 'exact' ? expected.revision.toString() : EXPECTED_NUMBER[expected.kind];

export const wrongExpectedVersion = (stream: string, expected: Expected, current: bigint): ServiceError =>
  failure(
    status.FAILED_PRECONDITION,
    `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expectedNumber(expected)}, Actual version: ${current}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': expectedNumber(expected),
      'actual-version': current.toString(),
    },
  );

export const maximumAppendSizeExceeded = (): ServiceError =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND_BYTES} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(MAX_APPEND_BYTES),
  });

export const missingMetadataProperty = (property: string): ServiceError =>
  failure(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const invalidArgument = (details: string): ServiceError => failure(status.INVALID_ARGUMENT, details);
export const unknownFailure = (details: string): ServiceError => failure(status.UNKNOWN, details);
export const shuttingDown = (): ServiceError => failure(status.UNAVAILABLE, 'The event node is shutting down');
export const unreadable = (cause: Error): ServiceError =>
  failure(status.UNAVAILABLE, `The log cannot be read at present: ${cause.message}`);

/** Any thrown thing as a status; what is not one already is the node's own fault. */
export const asServiceError = (error: unknown): ServiceError =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' && 'details' in error
    ? (error as ServiceError)
    : unknownFailure(error instanceof Error ? error.message : String(error));
