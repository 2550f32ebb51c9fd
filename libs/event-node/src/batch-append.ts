import { type BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import {
  AllStreamPosition,
  BadRequest as BadRequestMessage,
  MaximumAppendSizeExceeded,
  StreamDeleted,
  StreamIdentifier,
  Timeout,
  type UUID,
  WrongExpectedVersion,
} from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import type { WriteOutcome } from './batch';
import { MAX_APPEND_BYTES, asServiceError } from './failures';
import type { Expected } from './judge';
import { BadRequest, appendBytes, readExpected, readProposed, readWritableName } from './proposals';
import type { ProposedEvent } from './stored-event';
import type { Writer } from './writer';

/** How long the chunks of one append may take to come together, whatever longer deadline the client names. */
const COLLECTING_MS = 2_000;

/** A request and the duration-style deadline that the generated classes do not know. */
export interface BatchAppendRequest {
  readonly message: BatchAppendReq;
  readonly deadlineMs?: number;
}

type Call = ServerDuplexStream<BatchAppendRequest, BatchAppendResp>;

interface Collecting {
  readonly identifier: StreamIdentifier | undefined;
  readonly stream: string;
  readonly expected: Expected;
  readonly events: ProposedEvent[];
  bytes: number;
  readonly allowedMs: number;
  timer?: NodeJS.Timeout;
}

const key = (id: UUID): string => {
  const structured = id.getStructured();
  return structured
    ? `${structured.getMostSignificantBits()}/${structured.getLeastSignificantBits()}`
    : id.getString().toLowerCase();
};

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

const successOf = ({ revision, position }: { revision?: bigint; position?: bigint }): BatchAppendResp.Success => {
  const success = new BatchAppendResp.Success();
  if (revision === undefined) success.setNoStream(new Empty());
  else success.setCurrentRevision(revision.toString());
  if (position === undefined) return success.setNoPosition(new Empty());
  const at = position.toString();
  return success.setPosition(new AllStreamPosition().setCommitPosition(at).setPreparePosition(at));
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

  private take({ message, deadlineMs }: BatchAppendRequest): void {
    const id = message.getCorrelationId();
    if (id === undefined) return;
    try {
      this.collect(id, message, deadlineMs);
    } catch (error) {
      const reason = error instanceof BadRequest ? error.message : asServiceError(error).details;
      this.refuse(id, message.getOptions()?.getStreamIdentifier(), badRequest(reason));
    }
    if (this.writer.hasRoom) return;
    this.call.pause();
    void this.writer.room().then(() => this.call.resume());
  }

  private collect(id: UUID, message: BatchAppendReq, deadlineMs: number | undefined): void {
    const options = message.getOptions();
    if (options !== undefined && !this.collecting.has(key(id))) this.begin(id, options, deadlineMs);
    const append = this.collecting.get(key(id));
    // Already answered, or never begun: the real server ignores such chunks too.
    if (append === undefined) return;
    for (const proposed of message.getProposedMessagesList()) {
      const event = readProposed(proposed);
      append.bytes += appendBytes(event);
      append.events.push(event);
      if (append.bytes > MAX_APPEND_BYTES) return this.refuse(id, append.identifier, tooLarge());
    }
    if (message.getIsFinal()) this.submit(id, append);
    else append.timer ??= setTimeout(() => this.refuse(id, append.identifier, timedOut()), append.allowedMs);
  }

  private begin(id: UUID, options: BatchAppendReq.Options, durationMs: number | undefined): void {
    const identifier = options.getStreamIdentifier();
    const allowedMs = Math.min(this.allowedMs(options, durationMs), COLLECTING_MS);
    if (allowedMs <= 0) return this.refuse(id, identifier, timedOut());
    const stream = readWritableName(identifier);
    const expected = readExpected(options, options.hasStreamPosition() ? options.getStreamPosition() : undefined);
    this.collecting.set(key(id), { identifier, stream, expected, events: [], bytes: 0, allowedMs });
  }

  private allowedMs(options: BatchAppendReq.Options, durationMs: number | undefined): number {
    if (durationMs !== undefined) return durationMs;
    const deadline = options.getDeadline();
    return deadline ? deadline.getSeconds() * 1_000 + deadline.getNanos() / 1e6 - this.now() : COLLECTING_MS;
  }

  private submit(id: UUID, append: Collecting): void {
    const { stream, expected, events, identifier } = append;
    this.drop(key(id));
    this.unanswered += 1;
    void this.writer.write({ kind: 'append', stream, expected, events }).then((outcome) => {
      this.unanswered -= 1;
      this.answer(id, identifier, this.responseTo(outcome, expected, identifier));
      this.endIfDone();
    });
  }

  private responseTo(
    outcome: WriteOutcome,
    expected: Expected,
    identifier: StreamIdentifier | undefined,
  ): BatchAppendResp {
    const response = new BatchAppendResp();
    switch (outcome.kind) {
      case 'written':
        return response.setSuccess(successOf(outcome));
      case 'wrong_version':
        return response.setError(wrongVersion(expected, outcome.current));
      case 'stream_deleted':
        return response.setError(
          errorOf(status.NOT_FOUND, 'StreamDeleted', new StreamDeleted().setStreamIdentifier(identifier)),
        );
    }
  }

  private refuse(id: UUID, identifier: StreamIdentifier | undefined, error: Status): void {
    const known = this.collecting.get(key(id))?.identifier;
    this.drop(key(id));
    this.answer(id, known ?? identifier, new BatchAppendResp().setError(error));
    this.endIfDone();
  }

  private answer(id: UUID, identifier: StreamIdentifier | undefined, response: BatchAppendResp): void {
    if (this.call.cancelled || this.call.destroyed) return;
    this.call.write(response.setCorrelationId(id).setStreamIdentifier(identifier ?? new StreamIdentifier()));
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
