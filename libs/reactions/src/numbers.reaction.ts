import type { EventStore } from '@lib/event-store';
import type { ReadDatabase } from '@lib/read-models';
import type { Lease } from './lease';
import { RegisterBook } from './register-book';
import type { Reaction } from './to-do-list';

/** How many numbers one append gives at most. */
const BATCH = 500;

interface WithoutNumber {
  caseId: string;
  hijriYear: number;
}

/** One year at a time, in the order of submission; what was entered moments ago may still stand in the list. */
const withoutNumber = `
  select case_id as "caseId", hijri_year as "hijriYear" from numbers
  order by submitted_position limit ${BATCH}`;

/** Every live request has its number (P16), without a gap within the Hijri year of its submission. */
export class NumbersReaction implements Reaction {
  readonly list = 'numbers';
  private book: RegisterBook | undefined;

  constructor(
    private readonly database: ReadDatabase,
    private readonly store: EventStore,
  ) {}

  async begin(): Promise<void> {
    this.book = undefined;
  }

  async work(lease: Lease): Promise<number> {
    const open = await this.database.query<WithoutNumber>(withoutNumber);
    let issued = 0;
    for (const hijriYear of new Set(open.map((row) => row.hijriYear))) {
      const caseIds = open.filter((row) => row.hijriYear === hijriYear).map(({ caseId }) => caseId);
      issued += await this.issue(hijriYear, caseIds, lease);
    }
    return issued;
  }

  private async issue(hijriYear: number, caseIds: readonly string[], lease: Lease): Promise<number> {
    const book = await this.bookOf(hijriYear);
    if (book.lacking(caseIds).length === 0) return 0;
    await lease.check();
    try {
      return await book.issue(caseIds);
    } catch (error) {
      // Whether it was written, or another was faster: only the register itself can say.
      this.book = undefined;
      throw error;
    }
  }

  /** Only one is remembered: the year changes once a year. */
  private async bookOf(hijriYear: number): Promise<RegisterBook> {
    if (this.book?.hijriYear !== hijriYear) this.book = await RegisterBook.load(hijriYear, this.store);
    return this.book;
  }
}
