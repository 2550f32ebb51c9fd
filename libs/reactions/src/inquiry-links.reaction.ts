import type { CommandRoad } from '@lib/commands';
import { Refused, systemActor } from '@lib/domain';
import { randomUuid, type Clock } from '@lib/event-store';
import type { InquiryLinkRow, ReadDatabase } from '@lib/read-models';
import type { Lease } from './lease';
import type { Reaction } from './to-do-list';

/** How many entries one look takes. */
const BATCH = 100;
/** So long the caller of an entry whose own stream never came may still complete it. */
const ABANDONED_AFTER_MS = 600_000;

type Link = Pick<InquiryLinkRow, 'link' | 'caseId' | 'inquiryId' | 'kind' | 'round' | 'ended'>;

const toDo = `
  select link, case_id as "caseId", inquiry_id as "inquiryId", kind, round, ended from inquiry_links
  where ended or (not begun and entered_at <= $1) order by entered_at limit ${BATCH}`;

/**
 * What has ended in its own stream is entered in the case, and what never began there is released (P19): so no case stays
 * open for an inquiry that there is not, and none closes over one that there is.
 */
export class InquiryLinksReaction implements Reaction {
  readonly list = 'inquiry-links';
  /** Rows that the list shows although they are done: their events are on the way to it. */
  private done = new Set<string>();

  constructor(
    private readonly database: ReadDatabase,
    private readonly road: CommandRoad,
    private readonly clock: Clock,
    private readonly abandonedAfterMs = ABANDONED_AFTER_MS,
  ) {}

  async begin(): Promise<void> {
    this.done.clear();
  }

  async work(lease: Lease): Promise<number> {
    const before = new Date(Date.parse(this.clock.now()) - this.abandonedAfterMs).toISOString();
    const shown = await this.database.query<Link>(toDo, [before]);
    const open = shown.filter((link) => !this.done.has(keyOf(link)));
    this.done = new Set(shown.map(keyOf).filter((key) => this.done.has(key)));
    for (const link of open) {
      await lease.check();
      await this.makeTrue(link).catch(letNoneWait);
      this.done.add(keyOf(link));
    }
    return open.length;
  }

  /** Its own stream first: whoever still wants to write there finds it abandoned, or is found to have written. */
  private async makeTrue(link: Link): Promise<void> {
    if (link.ended || (await this.abandon(link))) await this.settle(link);
  }

  /** True where the entry is to be released at once: nothing stands behind it any more. */
  private async abandon({ caseId, inquiryId, kind, round }: Link): Promise<boolean> {
    try {
      await this.road.execute({
        type: kind === 'inquiry' ? 'AbandonInquiry' : 'AbandonDispute',
        target: { category: kind, id: inquiryId },
        data: { caseId, round },
        actor: systemActor,
        correlationId: randomUuid(),
      });
      return false;
    } catch (error) {
      if (error instanceof Refused && error.code === 'entry_outlived') return true;
      throw error;
    }
  }

  private async settle({ caseId, inquiryId, round }: Link): Promise<void> {
    await this.road.execute({
      type: 'SettleInquiry',
      target: { category: 'case', id: caseId },
      data: { inquiryId, round },
      actor: systemActor,
      correlationId: randomUuid(),
    });
  }
}

/** What a rule refuses (a case that takes no more events) would be refused again: the others are not held up by it. */
const letNoneWait = (error: unknown): void => {
  if (!(error instanceof Refused)) throw error;
};

/** An entry that was abandoned comes back as one that has ended. */
const keyOf = ({ link, round, ended }: Link): string => `${link} ${round} ${ended}`;
