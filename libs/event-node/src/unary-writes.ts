import {
  type AppendReq,
  AppendResp,
  type DeleteReq,
  DeleteResp,
  type TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb';
import { Empty } from '@eventstore/db-client/generated/shared_pb';
import type { ServerReadableStream, ServerUnaryCall, ServiceError, sendUnaryData } from '@grpc/grpc-js';
import type { WriteOutcome } from './batch';
import {
  MAX_APPEND_BYTES,
  asServiceError,
  invalidArgument,
  maximumAppendSizeExceeded,
  missingMetadataProperty,
  streamDeleted,
  unknownFailure,
  wrongExpectedVersion,
} from './failures';
import type { Expected } from './judge';
import { BadRequest, MissingProperty, appendBytes, readExpected, readProposed, readWritableName } from './proposals';
import type { ProposedEvent } from './stored-event';
import type { Writer } from './writer';

const asFailure = (error: unknown): ServiceError => {
  if (error instanceof MissingProperty) return missingMetadataProperty(error.property);
  return error instanceof BadRequest ? unknownFailure(error.message) : asServiceError(error);
};

const readAppend = async (call: AsyncIterable<AppendReq>) => {
  let target: { stream: string; expected: Expected } | undefined;
  let bytes = 0;
  const events: ProposedEvent[] = [];
  for await (const request of call) {
    const options = request.getOptions();
    const message = request.getProposedMessage();
    if (options !== undefined) {
      const expected = readExpected(options, options.hasRevision() ? options.getRevision() : undefined);
      target = { stream: readWritableName(options.getStreamIdentifier()), expected };
    } else if (message !== undefined) {
      const event = readProposed(message);
      bytes += appendBytes(event);
      if (bytes > MAX_APPEND_BYTES) throw maximumAppendSizeExceeded();
      events.push(event);
    }
  }
  if (target === undefined) throw invalidArgument('The first message of an append must hold its options');
  return { ...target, events };
};

const successOf = ({ revision, position }: { revision?: bigint; position?: bigint }): AppendResp => {
  const success = new AppendResp.Success();
  if (revision === undefined) success.setNoStream(new Empty());
  else success.setCurrentRevision(revision.toString());
  if (position === undefined) success.setNoPosition(new Empty());
  else success.setPosition(placed(new AppendResp.Position(), position));
  return new AppendResp().setSuccess(success);
};

interface Position {
  setCommitPosition(value: string): unknown;
  setPreparePosition(value: string): unknown;
}

const placed = <P extends Position>(into: P, position: bigint): P => {
  into.setCommitPosition(position.toString());
  into.setPreparePosition(position.toString());
  return into;
};

/** Old clients read the fields marked 2060, this one the others; the real server fills both. */
const wrongVersionOf = (expected: Expected, current: bigint): AppendResp => {
  const wrong = new AppendResp.WrongExpectedVersion();
  if (current < 0n) wrong.setCurrentNoStream(new Empty()).setNoStream2060(new Empty());
  else wrong.setCurrentRevision(current.toString()).setCurrentRevision2060(Number(current));
  switch (expected.kind) {
    case 'exact':
      wrong.setExpectedRevision(expected.revision.toString()).setExpectedRevision2060(Number(expected.revision));
      break;
    case 'any':
      wrong.setExpectedAny(new Empty()).setAny2060(new Empty());
      break;
    case 'stream_exists':
      wrong.setExpectedStreamExists(new Empty()).setStreamExists2060(new Empty());
      break;
    case 'no_stream':
      wrong.setExpectedNoStream(new Empty());
  }
  return new AppendResp().setWrongExpectedVersion(wrong);
};

/** `Streams.Append`: options, one message an event, half-close; a wrong version is a response. */
export const appendHandler =
  (writer: Writer) =>
  async (call: ServerReadableStream<AppendReq, AppendResp>, respond: sendUnaryData<AppendResp>): Promise<void> => {
    try {
      const { stream, expected, events } = await readAppend(call);
      if (call.cancelled) return;
      const outcome = await writer.write({ kind: 'append', stream, expected, events });
      if (outcome.kind === 'stream_deleted') respond(streamDeleted(stream));
      else respond(null, outcome.kind === 'written' ? successOf(outcome) : wrongVersionOf(expected, outcome.current));
    } catch (error) {
      respond(asFailure(error));
    }
  };

type EndOptions = DeleteReq.Options | TombstoneReq.Options;

const readEnd = (options: EndOptions | undefined): { stream: string; expected: Expected } => {
  if (options === undefined) throw invalidArgument('The request holds no options');
  const expected = readExpected(options, options.hasRevision() ? options.getRevision() : undefined);
  return { stream: readWritableName(options.getStreamIdentifier()), expected };
};

const positionOf = (outcome: WriteOutcome, stream: string, expected: Expected): bigint => {
  if (outcome.kind === 'stream_deleted') throw streamDeleted(stream);
  if (outcome.kind === 'wrong_version') throw wrongExpectedVersion(stream, expected, outcome.current);
  if (outcome.position === undefined) throw unknownFailure('The write has no position');
  return outcome.position;
};

export const deleteHandler =
  (writer: Writer) =>
  async (call: ServerUnaryCall<DeleteReq, DeleteResp>, respond: sendUnaryData<DeleteResp>): Promise<void> => {
    try {
      const { stream, expected } = readEnd(call.request.getOptions());
      const outcome = await writer.write({ kind: 'delete', stream, expected });
      const position = positionOf(outcome, stream, expected);
      respond(null, new DeleteResp().setPosition(placed(new DeleteResp.Position(), position)));
    } catch (error) {
      respond(asFailure(error));
    }
  };

export const tombstoneHandler =
  (writer: Writer) =>
  async (call: ServerUnaryCall<TombstoneReq, TombstoneResp>, respond: sendUnaryData<TombstoneResp>): Promise<void> => {
    try {
      const { stream, expected } = readEnd(call.request.getOptions());
      const outcome = await writer.write({ kind: 'tombstone', stream, expected });
      const position = positionOf(outcome, stream, expected);
      respond(null, new TombstoneResp().setPosition(placed(new TombstoneResp.Position(), position)));
    } catch (error) {
      respond(asFailure(error));
    }
  };
