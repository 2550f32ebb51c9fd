import type { CommandRoad } from '@lib/commands';
import { systemActor } from '@lib/domain';
import { randomUuid } from '@lib/event-store';
import type { ReadDatabase } from '@lib/read-models';
import type { Lease } from './lease';
import type { Reaction } from './to-do-list';

/** How many numbers one command gives at most. */
const BATCH = 500;

interface WithoutNumber {
  caseId: string;
  hijriYear: number;
}

/** In the order of submission. */
const withoutNumber = `
  select case_id as "caseId", hijri_year as "hijriYear" from numbers
  order by submitted_position limit ${BATCH}`;

/**
 * Every live request has its number (P16). The register itself keeps them gapless and each case in it once:
 * it is written at the exact revision that was judged, and a case already in it is skipped.
 */
export class NumbersReaction implements Reaction {
  readonly list = 'numbers';
  /** Rows that the list shows although their numbers are issued: their events are on the way to it. */
  private issued = new Set<string>();

  constructor(
    private readonly database: ReadDatabase,
    private readonly road: CommandRoad,
  ) {}

  async begin(): Promise<void> {
    this.issued.clear();
  }

  async work(lease: Lease): Promise<number> {
    const shown = await this.database.query<WithoutNumber>(withoutNumber);
    this.issued = new Set(shown.map(({ caseId }) => caseId).filter((caseId) => this.issued.has(caseId)));
    const open = shown.filter(({ caseId }) => !this.issued.has(caseId));
    for (const hijriYear of new Set(open.map((row) => row.hijriYear))) {
      await lease.check();
      const ofYear = open.filter((row) => row.hijriYear === hijriYear);
      await this.issue(
        hijriYear,
        ofYear.map(({ caseId }) => caseId),
      );
    }
    return open.length;
  }

  private async issue(hijriYear: number, caseIds: readonly string[]): Promise<void> {
    await this.road.execute({
      type: 'IssueReferences',
      target: { category: 'register', id: String(hijriYear) },
      data: { caseIds },
      actor: systemActor,
      correlationId: randomUuid(),
    });
    for (const caseId of caseIds) this.issued.add(caseId);
  }
}
