import { canonicalJson, hmac, hmacHex, randomUuid, uuidOfBytes, uuidV5 } from '@lib/event-store';
import type { CommandRequest } from './command-request';

/** What one command is recognised by, on every try and in every process. */
export interface CommandIdentity {
  readonly commandId: string;
  /** Of the body as it came; tells a repeat from another use of the same key. */
  readonly commandHash: string;
  readonly streamId: string;
  readonly stream: string;
}

/** Knows the instance's secret, without which nobody can make or guess a command id from a key. */
export class CommandIdentities {
  // Two processes that race with the same key must not write the same event ids: the log would take the loser's append for a
  // repeat of the winner's and answer 'done', even for another body. So a retry of ours has its own id, a rival's another.
  private readonly writer = randomUuid();

  constructor(private readonly secret: string) {}

  of(request: CommandRequest): CommandIdentity {
    const commandId = this.commandIdOf(request);
    const streamId = request.target.id ?? commandId;
    return {
      commandId,
      commandHash: hmacHex(this.secret, `body ${canonicalJson(request.data)}`),
      streamId,
      stream: `${request.target.category}-${streamId}`,
    };
  }

  eventId({ commandId, stream }: CommandIdentity, index: number): string {
    return uuidV5(commandId, `${stream}/${index}/${this.writer}`);
  }

  private commandIdOf({ idempotencyKey, actor, type, target }: CommandRequest): string {
    if (idempotencyKey === undefined) return randomUuid();
    const stream = target.id === undefined ? 'new' : `${target.category}-${target.id}`;
    return uuidOfBytes(hmac(this.secret, canonicalJson([actor.id, type, stream, idempotencyKey])));
  }
}
