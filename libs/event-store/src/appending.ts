import { CallLost } from './append-call';
import type { AppendLine } from './append-line';
import { encodeAppend, type Append, type AppendAnswer } from './append-wire';
import { randomUuid } from './digests';
import { AppendRefused, AppendTooLarge, LogAway, OutcomeUnknown, WrongExpectedRevision } from './failures';
import { backoffMs, pause } from './time-limit';

const MAX_TRIES = 6;
const TOTAL_TIMEOUT_MS = 12_000;
/** Well over what a log takes at once, and well under what breaks the call that all appends share. */
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

export interface WrittenAt {
  /** Of the last event. */
  readonly revision: bigint;
  /** Undefined where the log recognised a write that it no longer shows. */
  readonly position: bigint | undefined;
}

/**
 * One append, tried until the log says what became of it: an append without an answer is neither done nor undone, so the
 * same bytes go again at the same revision, where the log recognises them.
 * Throws WrongExpectedRevision, AppendRefused, LogAway (nothing was sent) or OutcomeUnknown (after the last try).
 */
export const append = async (line: AppendLine, append: Append): Promise<WrittenAt> => {
  const correlationId = randomUuid();
  const message = encodeAppend(correlationId, append);
  if (message.length > MAX_MESSAGE_BYTES) throw tooLarge(append);
  const giveUpAt = performance.now() + TOTAL_TIMEOUT_MS;
  let sent = false;
  let cause: unknown;
  for (let tries = 0; tries < MAX_TRIES && performance.now() < giveUpAt; tries += 1) {
    if (tries > 0) await pause(backoffMs(tries - 1, 100, 1_600));
    try {
      const answer = await line.send(correlationId, message);
      if ('written' in answer) return answer.written;
      throwIfFinal(answer, append);
      cause = new Error(`the event log said ${answer.refused}`);
      sent = true;
    } catch (error) {
      if (!(error instanceof CallLost)) throw error;
      throwIfForbidden(error, append);
      sent ||= error.sent;
      cause = error;
    }
  }
  throw sent ? new OutcomeUnknown(append.stream, { cause }) : new LogAway(`append to ${append.stream}`, { cause });
};

const throwIfFinal = ({ refused }: Extract<AppendAnswer, { refused: string }>, append: Append): void => {
  const { stream, expectedRevision } = append;
  switch (refused) {
    case 'WrongExpectedVersion':
      if (expectedRevision !== 'any') throw new WrongExpectedRevision(stream, expectedRevision);
      break;
    case 'MaximumAppendSizeExceeded':
      throw tooLarge(append);
    case 'StreamDeleted':
    case 'AccessDenied':
    case 'BadRequest':
      throw new AppendRefused(`The event log refuses to write ${stream}: ${refused}`);
  }
};

/** PERMISSION_DENIED, UNAUTHENTICATED: the log does not take the call at all. */
const FORBIDDEN: ReadonlySet<unknown> = new Set([7, 16]);

const throwIfForbidden = (lost: CallLost, { stream }: Append): void => {
  const code = lost.cause instanceof Error && 'code' in lost.cause ? lost.cause.code : undefined;
  if (FORBIDDEN.has(code)) throw new AppendRefused(`The event log refuses to write ${stream}`, { cause: lost });
};

const tooLarge = ({ stream }: Append): AppendTooLarge =>
  new AppendTooLarge(`More than the event log takes at once: ${stream}`);
