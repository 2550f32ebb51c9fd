import {
  BadRequest as BadRequestMessage,
  MaximumAppendSizeExceeded,
  StreamDeleted,
  StreamIdentifier,
  Timeout,
  WrongExpectedVersion,
} from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import type { WriteOutcome } from './batch';
import {
  correlationKey,
  expectationOf,
  readIdentifier,
  readOptions,
  readProposedEvent,
  type AppendOptions,
  type BatchAppendRequest,
} from './batch-append-request';
import { MAX_APPEND_BYTES, asServiceError } from './failures';
import type { Expected } from './judge';
import { BadRequest, appendBytes, writableName } from './proposals';
import type { ProposedEvent } from './stored-event';
import { appendRefused, appendWritten } from './wire';
import type { Writer } from './writer';

/** How long the chunks of one append may take to come together, whatever longer deadline the client names. */
const COLLECTING_MS = 2_000;

type Written = Extract<WriteOutcome, { kind: 'written' }>;
type Call = ServerDuplexStream<BatchAppendRequest, Buffer>;

interface Collecting {
  readonly identifier: Buffer;
  readonly stream: string;
  readonly expected: Expected;
  readonly events: ProposedEvent[];
  bytes: number;
  readonly allowedMs: number;
  timer?: NodeJS.Timeout;
}

const TYPE_PREFIX = 'type.googleapis.com/event_store.client.';

const errorOf = (code: number, type: string, details: { serializeBinary(): Uint8Array }): Status => {
  const any = new Any();
  any.pack(details.serializeBinary(), `event_store.client.${type}`, 'type.googleapis.com/');
  any.setTypeUrl(TYPE_PREFIX + type);
  return new Status().setCode(code).setDetails(any);
};

const wrongVersion = (expected: Expected, current: bigint): Status => {
  const wrong = new WrongExpectedVersion();
  if (current < 0n) wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentStreamRevision(current.toString());
  switch (expected.kind) {
    case 'exact':
      wrong.setExpectedStreamPosition(expected.revision.toString());
      break;
    case 'any':
      wrong.setExpectedAny(new Empty());
      break;
    case 'stream_exists':
      wrong.setExpectedStreamExists(new Empty());
      break;
    case 'no_stream':
      wrong.setExpectedNoStream(new Empty());
  }
  return errorOf(status.ALREADY_EXISTS, 'WrongExpectedVersion', wrong);
};

const badRequest = (message: string): Status =>
  errorOf(status.INVALID_ARGUMENT, 'BadRequest', new BadRequestMessage().setMessage(message));

const tooLarge = (): Status =>
  errorOf(
    status.INVALID_ARGUMENT,
    'MaximumAppendSizeExceeded',
    new MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES),
  );

const timedOut = (): Status => errorOf(status.DEADLINE_EXCEEDED, 'Timeout', new Timeout());

const resultOf = (outcome: WriteOutcome, expected: Expected, identifier: Buffer): Status | Written => {
  switch (outcome.kind) {
    case 'written':
      return outcome;
    case 'wrong_version':
      return wrongVersion(expected, outcome.current);
    case 'stream_deleted':
      return errorOf(
        status.NOT_FOUND,
        'StreamDeleted',
        new StreamDeleted().setStreamIdentifier(StreamIdentifier.deserializeBinary(identifier)),
      );
  }
};

const answerTo = (id: Buffer, identifier: Buffer, result: Status | Written): Buffer =>
  result instanceof Status
    ? appendRefused(id, identifier, Buffer.from(result.serializeBinary()))
    : appendWritten(id, identifier, result);

/** Of a request that could not be read to its end; empty where it names none. */
const identifierIn = ({ options }: BatchAppendRequest): Buffer => {
  try {
    return options === undefined ? Buffer.alloc(0) : readIdentifier(options);
  } catch {
    return Buffer.alloc(0);
  }
};

/**
 * One `Streams.BatchAppend` call: appends of many correlations, their chunks interleaved. Each correlation is answered
 * exactly once, errors with stream and details: the client breaks on anything else.
 */
export class BatchAppendCall {
  private readonly collecting = new Map<string, Collecting>();
  private unanswered = 0;
  private halfClosed = false;

  constructor(
    private readonly call: Call,
    private readonly writer: Writer,
    private readonly now: () => number,
  ) {
    call.on('data', (request: BatchAppendRequest) => this.take(request));
    call.on('end', () => this.endReading());
    call.on('cancelled', () => this.forget());
    call.on('error', () => this.forget());
  }

  private take(request: BatchAppendRequest): void {
    const id = request.correlationId;
    if (id === undefined) return;
    try {
      this.collect(id, request);
    } catch (error) {
      const reason = error instanceof BadRequest ? error.message : asServiceError(error).details;
      this.refuse(id, identifierIn(request), badRequest(reason));
    }
    if (this.writer.hasRoom) return;
    this.call.pause();
    void this.writer.room().then(() => this.call.resume());
  }

  private collect(id: Buffer, { options, proposed, isFinal }: BatchAppendRequest): void {
    const key = correlationKey(id);
    if (options !== undefined && !this.collecting.has(key)) this.begin(id, key, readOptions(options));
    const append = this.collecting.get(key);
    // Already answered, or never begun: the real server ignores such chunks too.
    if (append === undefined) return;
    for (const message of proposed) {
      const event = readProposedEvent(message);
      append.bytes += appendBytes(event);
      append.events.push(event);
      if (append.bytes > MAX_APPEND_BYTES) return this.refuse(id, append.identifier, tooLarge());
    }
    if (isFinal) this.submit(id, key, append);
    else append.timer ??= setTimeout(() => this.refuse(id, append.identifier, timedOut()), append.allowedMs);
  }

  private begin(id: Buffer, key: string, options: AppendOptions): void {
    const { identifier, streamName } = options;
    const allowedMs = Math.min(this.allowedMs(options), COLLECTING_MS);
    if (allowedMs <= 0) return this.refuse(id, identifier, timedOut());
    const stream = writableName(streamName);
    this.collecting.set(key, { identifier, stream, expected: expectationOf(options), events: [], bytes: 0, allowedMs });
  }

  private allowedMs({ deadlineAtMs, deadlineInMs }: AppendOptions): number {
    if (deadlineAtMs !== undefined) return deadlineAtMs - this.now();
    return deadlineInMs ?? COLLECTING_MS;
  }

  private submit(id: Buffer, key: string, append: Collecting): void {
    const { stream, expected, events, identifier } = append;
    this.drop(key);
    this.unanswered += 1;
    void this.writer.write({ kind: 'append', stream, expected, events }).then((outcome) => {
      this.unanswered -= 1;
      this.answer(answerTo(id, identifier, resultOf(outcome, expected, identifier)));
      this.endIfDone();
    });
  }

  private refuse(id: Buffer, identifier: Buffer, error: Status): void {
    const key = correlationKey(id);
    const known = this.collecting.get(key)?.identifier;
    this.drop(key);
    this.answer(answerTo(id, known ?? identifier, error));
    this.endIfDone();
  }

  private answer(response: Buffer): void {
    if (this.call.cancelled || this.call.destroyed) return;
    this.call.write(response);
  }

  private endReading(): void {
    this.halfClosed = true;
    for (const id of this.collecting.keys()) this.drop(id);
    this.endIfDone();
  }

  /** Ending politely while an append is pending would leave the client waiting for ever. */
  private endIfDone(): void {
    if (this.halfClosed && this.unanswered === 0 && !this.call.destroyed) this.call.end();
  }

  private forget(): void {
    for (const id of this.collecting.keys()) this.drop(id);
  }

  private drop(id: string): void {
    clearTimeout(this.collecting.get(id)?.timer);
    this.collecting.delete(id);
  }
}
