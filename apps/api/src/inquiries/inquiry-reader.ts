import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasRole, type Role } from '@lib/domain';
import {
  CalendarDocuments,
  EventStore,
  PolicyDocuments,
  type Recorded,
  pinnedDocuments,
  pinsIn,
} from '@lib/event-store';
import {
  InquiryBoardQueries,
  inquiryRowFrom,
  type BoardCategory,
  type InquiryFilters,
  type InquiryRow,
} from '@lib/read-models';
import type { Caller } from '../auth/caller';
import { callerOf } from '../http/context';
import { numbersFor } from '../http/numbers';
import { isCaseId, unknownCase } from '../queries/case-reader';
import { historyItem } from '@lib/views';
import { isComplainedOf } from '@lib/views';
import { Positions } from '../queries/positions';
import { viewerOf } from '../queries/viewer';

const seeingAll: readonly Role[] = ['supervisor', 'auditor', 'officer', 'researcher'];

/** Who may see some inquiry or other; an internal service those that it took in itself. */
export const readersOfInquiries: readonly Role[] = [...seeingAll, 'intake'];

const BOARD = 'inquiry-board';

/** Inquiries and disputes as each caller may see them; what one may not see is 404. */
@Injectable()
export class InquiryReader {
  constructor(
    private readonly board: InquiryBoardQueries,
    private readonly store: EventStore,
    private readonly policies: PolicyDocuments,
    private readonly calendars: CalendarDocuments,
    private readonly positions: Positions,
  ) {}

  /** Throws a Problem (404) where there is none that this caller may act on. */
  async demandForCommand(category: BoardCategory, id: string, caller: Caller): Promise<void> {
    if (!isCaseId(id)) throw unknownCase();
    if (!hasRole(caller.actor, ...seeingAll)) await this.load(category, id, caller);
  }

  /** Throws a Problem (404). */
  async load(category: BoardCategory, id: string, caller: Caller): Promise<readonly Recorded[]> {
    if (!isCaseId(id)) throw unknownCase();
    const { events } = await this.store.load(`${category}-${id}`);
    const first = events[0]?.data as { receivedBy?: string; openedBy?: string } | undefined;
    const own = (first?.receivedBy ?? first?.openedBy) === caller.actor.id;
    if (!first || !(hasRole(caller.actor, ...seeingAll) || own)) throw unknownCase();
    if (isComplainedOf(events[0], caller.actor)) throw unknownCase();
    return events;
  }

  async page<View>(
    category: BoardCategory,
    filters: InquiryFilters,
    request: FastifyRequest,
    reply: FastifyReply,
    viewOf: (row: InquiryRow, now: string) => View,
  ) {
    await this.positions.reach(request, BOARD);
    const { rows, next, position } = await this.board.page(category, filters, viewerOf(request));
    this.positions.tell(reply, position);
    const now = this.store.clock.now();
    return numbersFor({ items: rows.map((row) => viewOf(row, now)), next });
  }

  /** One that the board does not show yet is read from its stream. */
  async one<View extends { revision: bigint }>(
    category: BoardCategory,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    viewOf: (row: InquiryRow, now: string) => View,
  ) {
    if (!isCaseId(id)) throw unknownCase();
    await this.positions.reach(request, BOARD);
    const { row, position } = await this.board.one(`${category}-${id}`, viewerOf(request));
    const shown = row ? { row, position } : await this.fresh(category, id, callerOf(request));
    const view = viewOf(shown.row, this.store.clock.now());
    this.positions.tell(reply, shown.position);
    reply.header('etag', `"${view.revision}"`);
    return numbersFor(view);
  }

  async history(category: BoardCategory, id: string, request: FastifyRequest, reply: FastifyReply) {
    this.positions.read(request);
    const events = await this.load(category, id, callerOf(request));
    this.positions.tell(reply, events.at(-1)!.position);
    const { policyId, policyVersion } = events[0]!.data as { policyId: string; policyVersion: number };
    return { policyId, policyVersion, items: events.map((event) => ({ ...historyItem(event), policyVersion })) };
  }

  private async fresh(category: BoardCategory, id: string, caller: Caller) {
    const events = await this.load(category, id, caller);
    const documents = await pinnedDocuments(this.policies, this.calendars, pinsIn(events));
    const row = inquiryRowFrom(events, documents);
    if (!row) throw unknownCase();
    return { row, position: events.at(-1)!.position };
  }
}
