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
import { AppendRefused, AppendTooLarge, LogAway, OutcomeUnknown, WrongExpectedRevision } from './failures';
import { backoffMs, isLate, pause, timeLimit, type Late } from './time-limit';

const TRY_TIMEOUT_MS = 5_000;
const DEAD_LINE_TIMEOUT_MS = 250;
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
      const answer = await answered(client, client.appendToStream(append.stream, append.events, optionsOf(append)));
      if (!isLate(answer)) return answer;
      sent = true;
    } catch (error) {
      throwIfFinal(error, append);
      sent ||= !isConnectFailure(error);
      cause = error;
      hurry(client);
    }
  }
  throw sent ? new OutcomeUnknown(append.stream, { cause }) : new LogAway(`append to ${append.stream}`, { cause });
};

/** What ends the wait of each append that is on its way. */
const waiting = new WeakMap<EventStoreDBClient, Set<() => void>>();

/** The log's answer, or that there was none: within our own time, or soon after others have learned that the line is dead. */
const answered = async (client: EventStoreDBClient, sending: Promise<AppendResult>): Promise<AppendResult | Late> => {
  const waits = waiting.get(client) ?? new Set();
  waiting.set(client, waits);
  const limit = timeLimit(TRY_TIMEOUT_MS);
  const shorten = (): void => limit.shorten(DEAD_LINE_TIMEOUT_MS);
  waits.add(shorten);
  try {
    return await Promise.race([sending, limit.passed]);
  } finally {
    waits.delete(shorten);
    limit.end();
  }
};

/** All appends share one call: what it does not reject when it breaks, it forgets. */
const hurry = (client: EventStoreDBClient): void => waiting.get(client)?.forEach((shorten) => shorten());

/** The client's own deadline is an instant of the local clock, which the log may see as past: ours alone counts. */
const optionsOf = ({ expectedRevision }: Append): AppendToStreamOptions => ({
  expectedRevision,
  deadline: DISTANT_MS,
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
