import { Refused, systemActor, type InquiryKind } from '@lib/domain';
import type { CommandAnswer, CommandRequest } from './command-request';
import type { CommandRoad } from './command-road';
import { Contended } from './failures';

/** A case that ends and is reopened between the two writes is met again; more often than this is no coincidence. */
const MAX_TRIES = 4;

/**
 * Where a rule spans a case and an inquiry or dispute on it, the case keeps the book: the command is judged, then entered
 * in the case, then recorded in its own stream. Killed in between, the caller's retry with the same key completes it, and
 * without one the to-do list `inquiry-links` releases the entry.
 */
export class CaseBook {
  constructor(private readonly road: CommandRoad) {}

  /** Throws what the road throws. */
  async execute(asked: CommandRequest): Promise<CommandAnswer> {
    const request = this.withId(asked);
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      try {
        return await this.road.execute(request);
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'inquiry_not_entered') throw error;
        await this.enter(request, error.details as { caseId: string; round: number });
      }
    }
    throw new Contended(`${request.target.category}-${request.target.id}`);
  }

  /** What is entered in a book has a name before it begins. */
  private withId(request: CommandRequest): CommandRequest {
    const { category, id = this.road.streamIdOf(request) } = request.target;
    return { ...request, target: { category, id } };
  }

  private async enter(request: CommandRequest, { caseId, round }: { caseId: string; round: number }): Promise<void> {
    const { category, id } = request.target;
    try {
      await this.road.execute({
        type: 'EnterInquiry',
        target: { category: 'case', id: caseId },
        data: { inquiryId: id, kind: category as InquiryKind, round },
        actor: systemActor,
        // Entered once a round, whoever tries, in whatever process: an entry that was released does not come back.
        idempotencyKey: `enter:${id}:${round}`,
        correlationId: request.correlationId,
      });
    } catch (error) {
      // The case has ended since it was looked at: it is received all the same, beside the book (P19).
      if (!(error instanceof Refused) || !ended.has(error.code)) throw error;
    }
  }
}

const ended: ReadonlySet<string> = new Set(['case_closed', 'case_ended']);
