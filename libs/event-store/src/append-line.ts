import type { EventStoreDBClient } from '@eventstore/db-client';
import { AppendCall, CallLost } from './append-call';
import type { AppendAnswer } from './append-wire';
import { isLate, timeLimit } from './time-limit';

const ANSWER_TIMEOUT_MS = 5_000;
/** What one process may have under way; a log that takes nothing must not fill the memory. */
const MAX_UNANSWERED_BYTES = 64 * 1024 * 1024;

/**
 * The way of all appends of a process: one `BatchAppend` call of our own. The client's own shared call loses, forgets or
 * throws appends when the connection breaks; here each has an answer or a reason within 5 s.
 */
export class AppendLine {
  private call: AppendCall | undefined;
  private unansweredBytes = 0;

  constructor(private readonly client: EventStoreDBClient) {}

  /** The log's answer to an append. Rejects with CallLost: then the same message may go again. */
  async send(correlationId: string, message: Buffer): Promise<AppendAnswer> {
    if (this.unansweredBytes + message.length > MAX_UNANSWERED_BYTES)
      throw new CallLost(false, new Error(`${this.unansweredBytes} bytes wait for their answers`));
    this.unansweredBytes += message.length;
    try {
      return await this.answerTo(correlationId, message);
    } finally {
      this.unansweredBytes -= message.length;
    }
  }

  /** Whoever waits in it learns that its outcome is unknown. */
  close(): void {
    this.call?.end(new Error('this process closes'));
  }

  /** A call that leaves one append without an answer is not waited for with the next: it is given up. */
  private async answerTo(correlationId: string, message: Buffer): Promise<AppendAnswer> {
    const call = this.openCall();
    const limit = timeLimit(ANSWER_TIMEOUT_MS);
    try {
      const answer = await Promise.race([call.send(correlationId, message), limit.passed]);
      if (!isLate(answer)) return answer;
    } finally {
      limit.end();
    }
    call.end(new Error(`no answer within ${ANSWER_TIMEOUT_MS} ms`));
    throw new CallLost(true, new Error(`no answer within ${ANSWER_TIMEOUT_MS} ms`));
  }

  private openCall(): AppendCall {
    if (!this.call || this.call.over) this.call = new AppendCall(this.client);
    return this.call;
  }
}
