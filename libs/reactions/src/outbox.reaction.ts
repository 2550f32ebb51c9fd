import type { CommandRoad } from '@lib/commands';
import { systemActor, type Instant } from '@lib/domain';
import { randomUuid } from '@lib/event-store';
import { notificationViewOf, type ReadDatabase } from '@lib/read-models';
import { DeliveryFailed, type Delivery, type Outgoing, type Taken } from './delivery/delivery';
import { inFlight } from './in-flight';
import type { Lease } from './lease';
import type { Reaction } from './to-do-list';

const BATCH = 64;
const IN_FLIGHT = 8;

/** Letters are sent by people. */
const waiting = `
  select * from notifications
  where next_at <= $1 and status = 'waiting' and channel <> 'letter'
  order by next_at, notification_id limit ${BATCH}`;

/**
 * What is intended is sent, and what came of it recorded. A kill between the two sends it again, under the same id; nothing
 * else sends twice. Nothing is sent while another installation holds the log's effects.
 */
export class OutboxReaction implements Reaction {
  readonly list = 'notifications';
  private readonly closing = new AbortController();
  /** What the list still shows as waiting although its outcome is recorded. */
  private settled = new Map<string, number>();

  constructor(
    private readonly database: ReadDatabase,
    private readonly road: CommandRoad,
    private readonly delivery: Delivery,
    private readonly now: () => Instant,
    private readonly mayAct: () => Promise<boolean>,
  ) {}

  async begin(): Promise<void> {
    this.settled.clear();
  }

  close(): void {
    this.closing.abort();
  }

  async work(lease: Lease): Promise<number> {
    if (!(await this.mayAct())) return 0;
    const rows = await this.database.query<Record<string, unknown>>(waiting, [this.now()]);
    const shown = rows.map((row) => ({
      message: notificationViewOf(row) as Outgoing,
      attempts: Number(row['attempts']),
    }));
    const stillShown = new Map(shown.map(({ message, attempts }) => [message.notificationId, attempts]));
    for (const [id, attempts] of this.settled) if (stillShown.get(id) !== attempts) this.settled.delete(id);
    const open = shown.filter(({ message }) => !this.settled.has(message.notificationId));
    await inFlight(open, IN_FLIGHT, async ({ message, attempts }) => {
      await lease.check();
      const outcome = await this.tried(() => this.delivery.send(message, this.closing.signal));
      await this.record(message.notificationId, outcome);
      this.settled.set(message.notificationId, attempts);
    });
    return open.length;
  }

  private async tried(send: () => Promise<Taken>): Promise<Taken | DeliveryFailed> {
    try {
      return await send();
    } catch (error) {
      if (error instanceof DeliveryFailed) return error;
      throw error;
    }
  }

  private async record(notificationId: string, outcome: Taken | DeliveryFailed): Promise<void> {
    const failed = outcome instanceof DeliveryFailed;
    await this.road.execute({
      type: failed ? 'RecordFailure' : 'RecordSent',
      target: { category: 'notification', id: notificationId },
      data: failed
        ? { failure: outcome.failure, permanent: outcome.permanent }
        : { providerId: outcome.providerId.slice(0, 250) },
      actor: systemActor,
      correlationId: randomUuid(),
    });
  }
}
