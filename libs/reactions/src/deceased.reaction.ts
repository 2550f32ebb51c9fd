import type { CommandRoad } from '@lib/commands';
import { Refused, systemActor } from '@lib/domain';
import { randomUuid } from '@lib/event-store';
import type { ReadDatabase } from '@lib/read-models';
import type { Lease } from './lease';
import type { Reaction } from './to-do-list';

const BATCH = 100;

/** Whoever was planned for, or fell due, and has died since or before. */
const stillPlanned = `
  select f.follow_up_id as "followUpId" from follow_ups f join beneficiaries b on b.beneficiary_id = f.beneficiary_id
  where b.deceased and f.status in ('planned', 'due', 'missed') and f.follow_up_id <> all($1::text[])
  order by f.planned_for, f.follow_up_id limit ${BATCH}`;

/** P5, P1: nobody is followed up after their death; what was planned is cancelled with its reason. */
export class DeceasedReaction implements Reaction {
  readonly list = 'beneficiaries';
  /** What was sent already: cancelled and on its way to the list, or refused by a version without that reason. */
  private readonly sent: string[] = [];

  constructor(
    private readonly database: ReadDatabase,
    private readonly road: CommandRoad,
  ) {}

  async begin(): Promise<void> {
    this.sent.length = 0;
  }

  async work(lease: Lease): Promise<number> {
    const open = await this.database.query<{ followUpId: string }>(stillPlanned, [this.sent.slice(-1_000)]);
    for (const { followUpId } of open) {
      await lease.check();
      await this.cancel(followUpId);
      this.sent.push(followUpId);
    }
    return open.length;
  }

  private async cancel(followUpId: string): Promise<void> {
    try {
      await this.road.execute({
        type: 'CancelFollowUp',
        target: { category: 'followup', id: followUpId },
        data: { reasonCode: 'deceased' },
        actor: systemActor,
        correlationId: randomUuid(),
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
}
