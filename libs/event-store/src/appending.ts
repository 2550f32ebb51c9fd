import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
  type AppendResult,
  type AppendToStreamOptions,
  type EventData,
  type Credentials,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { AppendRefused, AppendTooLarge, LogAway, OutcomeUnknown, WrongExpectedRevision } from './failures';
import { backoffMs, isLate, pause, timeLimit, type Late } from './time-limit';

const TRY_TIMEOUT_MS = 5_000;
const MAX_TRIES = 6;
const TOTAL_TIMEOUT_MS = 12_000;
const CALL_DEADLINE_MS = 10_000;

/**
 * How appends go out. With credentials of its own each is a call of its own; without, the client sends all of the process
 * through one shared call, and when that breaks it may forget, reject or throw what belongs to others.
 */
export interface Line {
  readonly client: EventStoreDBClient;
  readonly credentials: Credentials | undefined;
}

export interface Append {
  readonly stream: string;
  readonly events: EventData[];
  readonly expectedRevision: bigint | 'no_stream' | 'any';
}

/**
 * One append, tried until the log says what became of it: an append without an answer is neither done nor undone, so the
 * same bytes go again at the same revision, where the log recognises them.
 * Throws WrongExpectedRevision, AppendRefused, LogAway (nothing was sent) or OutcomeUnknown (after the last try).
 */
export const append = async ({ client, credentials }: Line, append: Append): Promise<AppendResult> => {
  const giveUpAt = performance.now() + TOTAL_TIMEOUT_MS;
  let sent = false;
  let cause: unknown;
  for (let tries = 0; tries < MAX_TRIES && performance.now() < giveUpAt; tries += 1) {
    if (tries > 0) await pause(backoffMs(tries - 1, 100, 1_600));
    try {
      const options = optionsOf(append, credentials);
      const answer = await answered(client.appendToStream(append.stream, append.events, options));
      if (!isLate(answer)) return answer;
      sent = true;
    } catch (error) {
      throwIfFinal(error, append);
      sent ||= !isConnectFailure(error);
      cause = error;
    }
  }
  throw sent ? new OutcomeUnknown(append.stream, { cause }) : new LogAway(`append to ${append.stream}`, { cause });
};

/** The log's answer, or that there was none within our own time. */
const answered = async (sending: Promise<AppendResult>): Promise<AppendResult | Late> => {
  const limit = timeLimit(TRY_TIMEOUT_MS);
  try {
    return await Promise.race([sending, limit.passed]);
  } finally {
    limit.end();
  }
};

const optionsOf = ({ expectedRevision }: Append, credentials: Credentials | undefined): AppendToStreamOptions => ({
  expectedRevision,
  credentials,
  deadline: CALL_DEADLINE_MS,
});

const throwIfFinal = (error: unknown, { stream, expectedRevision }: Append): void => {
  if (error instanceof WrongExpectedVersionError && expectedRevision !== 'any')
    throw new WrongExpectedRevision(stream, expectedRevision);
  if (error instanceof MaxAppendSizeExceededError)
    throw new AppendTooLarge(`More than the event log takes at once: ${stream}`, { cause: error });
  if (error instanceof StreamDeletedError || error instanceof AccessDeniedError)
    throw new AppendRefused(`The event log refuses to write ${stream}: ${error.type}`, { cause: error });
};

/** Only a connection that never came about says for certain that nothing was sent. */
const isConnectFailure = (error: unknown): boolean =>
  error instanceof Error && /No connection established|ECONNREFUSED|Name resolution failed/.test(error.message);
