import type { CommandRequest, CommandRoad } from '@lib/commands';
import { Refused, systemActor } from '@lib/domain';
import { randomUuid } from '@lib/event-store';
import type { ReadDatabase } from '@lib/read-models';
import type { Lease } from './lease';
import type { Reaction } from './to-do-list';

const BATCH = 100;
const REMEMBERED = 1_000;

interface Open {
  /** What is open, and by which word of the beneficiary's book it is to end. */
  readonly key: string;
  readonly id: string;
  readonly deceased: boolean;
}

/** Planned, due or missed and still owed. */
const openFollowUps = `
  select f.follow_up_id || ':' || b.position as key, f.follow_up_id as id, b.deceased
  from follow_ups f join beneficiaries b on b.beneficiary_id = f.beneficiary_id
  where (b.deceased or b.do_not_contact) and f.status in ('planned', 'due', 'missed')
    and f.follow_up_id || ':' || b.position <> all($1::text[])
  order by f.planned_for, f.follow_up_id limit ${BATCH}`;

/** An open invitation to rate has a next step in its clock; the first that it invites is the beneficiary. */
const openInvitations = `
  select t.stream || ':' || b.position as key, substr(t.stream, length('survey-') + 1) as id, b.deceased
  from beneficiaries b join timers t on t.standing #>> '{own,invited,0}' = b.beneficiary_id
  where (b.deceased or b.do_not_contact) and t.category = 'survey' and t.next is not null
    and t.stream || ':' || b.position <> all($1::text[])
  order by t.stream limit ${BATCH}`;

/**
 * P1, P5, P13, P17: whoever has died, or wishes no contact, is neither followed up nor asked nor reminded to rate. What was
 * planned or offered ends at once, also where it was offered a moment after the word was given.
 */
export class SilenceReaction implements Reaction {
  readonly list = 'beneficiaries';
  /** What was sent already: on its way to the list, or refused by a version without that reason. */
  private sent: string[] = [];

  constructor(
    private readonly database: ReadDatabase,
    private readonly road: CommandRoad,
  ) {}

  async begin(): Promise<void> {
    this.sent = [];
  }

  async work(lease: Lease): Promise<number> {
    const followUps = await this.each(lease, openFollowUps, cancellation);
    return followUps + (await this.each(lease, openInvitations, withdrawal));
  }

  private async each(lease: Lease, list: string, requestOf: (open: Open) => CommandRequest): Promise<number> {
    const open = await this.database.query<Open>(list, [this.sent]);
    for (const row of open) {
      await lease.check();
      await this.send(requestOf(row));
      this.sent = [...this.sent, row.key].slice(-REMEMBERED);
    }
    return open.length;
  }

  private async send(request: CommandRequest): Promise<void> {
    try {
      await this.road.execute(request);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
}

const bySystem = (type: string, category: 'followup' | 'survey', id: string, data: object): CommandRequest => ({
  type,
  target: { category, id },
  data: { ...data },
  actor: systemActor,
  correlationId: randomUuid(),
});

const cancellation = ({ id, deceased }: Open): CommandRequest =>
  bySystem('CancelFollowUp', 'followup', id, { reasonCode: deceased ? 'deceased' : 'declined' });

/** Its ground is looked up afresh in the beneficiary's book. */
const withdrawal = ({ id }: Open): CommandRequest => bySystem('WithdrawInvitation', 'survey', id, {});
