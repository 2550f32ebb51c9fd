import { canonicalJson, hmac, hmacHex, randomUuid, uuidOfBytes, uuidV5 } from '@lib/event-store';
import type { CommandRequest } from './command-request';

/** What one command is recognised by, on every try and in every process. */
export interface CommandIdentity {
  readonly commandId: string;
  /** Of the body as it came; tells a repeat from another use of the same key. */
  readonly commandHash: string;
  readonly streamId: string;
  readonly stream: string;
  /** Of this one journey on the road, in this process. */
  readonly journeyId: string;
}

/** Knows the instance's secret, without which nobody can make or guess a command id from a key. */
export class CommandIdentities {
  constructor(private readonly secret: string) {}

  of(request: CommandRequest): CommandIdentity {
    const commandId = this.commandIdOf(request);
    const streamId = request.target.id ?? commandId;
    return {
      commandId,
      commandHash: hmacHex(this.secret, `body ${canonicalJson(request.data)}`),
      streamId,
      stream: `${request.target.category}-${streamId}`,
      journeyId: randomUuid(),
    };
  }

  /**
   * Each journey of a command writes ids of its own: the log would take the append of a rival with the same key for a
   * repeat of ours and answer 'done', even for another body. The same bytes, sent again, keep theirs.
   */
  eventId({ commandId, stream, journeyId }: CommandIdentity, index: number): string {
    return uuidV5(commandId, `${stream}/${index}/${journeyId}`);
  }

  private commandIdOf({ idempotencyKey, actor, type, target }: CommandRequest): string {
    if (idempotencyKey === undefined) return randomUuid();
    const stream = target.id === undefined ? 'new' : `${target.category}-${target.id}`;
    return uuidOfBytes(hmac(this.secret, canonicalJson([actor.id, type, stream, idempotencyKey])));
  }
}
