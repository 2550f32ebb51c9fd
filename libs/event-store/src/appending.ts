import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
  type AppendResult,
  type AppendToStreamOptions,
  type EventData,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { AppendRefused, LogAway, OutcomeUnknown, WrongExpectedRevision } from './failures';
import { backoffMs, isLate, pause, within } from './time-limit';

const TRY_TIMEOUT_MS = 5_000;
const MAX_TRIES = 6;
const TOTAL_TIMEOUT_MS = 12_000;
const DISTANT_MS = 365 * 86_400_000;

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
export const append = async (client: EventStoreDBClient, append: Append): Promise<AppendResult> => {
  const giveUpAt = performance.now() + TOTAL_TIMEOUT_MS;
  let sent = false;
  let cause: unknown;
  for (let tries = 0; tries < MAX_TRIES && performance.now() < giveUpAt; tries += 1) {
    if (tries > 0) await pause(backoffMs(tries - 1, 100, 1_600));
    try {
      const answer = await within(
        client.appendToStream(append.stream, append.events, optionsOf(append)),
        TRY_TIMEOUT_MS,
      );
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

/** The client's own deadline is an instant of the local clock, which the log may see as past: ours alone counts. */
const optionsOf = ({ expectedRevision }: Append): AppendToStreamOptions => ({
  expectedRevision,
  deadline: DISTANT_MS,
});

const throwIfFinal = (error: unknown, { stream, expectedRevision }: Append): void => {
  if (error instanceof WrongExpectedVersionError && expectedRevision !== 'any')
    throw new WrongExpectedRevision(stream, expectedRevision);
  const final =
    error instanceof StreamDeletedError ||
    error instanceof AccessDeniedError ||
    error instanceof MaxAppendSizeExceededError;
  if (final) throw new AppendRefused(`The event log refuses to write ${stream}: ${error.type}`, { cause: error });
};

/** Only a connection that never came about says for certain that nothing was sent. */
const isConnectFailure = (error: unknown): boolean =>
  error instanceof Error && /No connection established|ECONNREFUSED|Name resolution failed/.test(error.message);
