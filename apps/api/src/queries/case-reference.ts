import { Injectable } from '@nestjs/common';
import { formatReference, parseReference } from '@lib/domain';
import { EventStore, type Recorded } from '@lib/event-store';
import { CaseBoardQueries, type Viewer } from '@lib/read-models';

/** P16: the numbers of cases, by the register's own entries: so that a case as it was has the number that it had then. */
@Injectable()
export class CaseReferences {
  constructor(
    private readonly board: CaseBoardQueries,
    private readonly store: EventStore,
  ) {}

  /** The entry that gave the case its number; undefined while it has none. */
  async issueOf(caseId: string, viewer: Viewer): Promise<Recorded | undefined> {
    const { row } = await this.board.row(caseId, viewer);
    const given = row?.reference === undefined ? undefined : parseReference(row.reference);
    if (!given) return undefined;
    const from = BigInt(given.number - 1);
    const { events } = await this.store.load(`register-${given.hijriYear}`, { from, atMost: 1 });
    return events[0];
  }
}

export const referenceOf = ({ data }: Recorded): string =>
  formatReference(data.hijriYear as number, data.number as number);
