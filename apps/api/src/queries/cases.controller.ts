import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { riyadhDay, shownEvents } from '@lib/domain';
import { EventStore } from '@lib/event-store';
import { CaseBoardQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { callerOf, contextOf } from '../http/context';
import { numbersFor } from '../http/numbers';
import { problem } from '../http/problem';
import { casePageSchema, caseSchema, dueBoardSchema, slaBoardSchema } from './answer-schemas';
import { caseParameters } from './case-parameters';
import { CaseHints } from './case-hints';
import { CaseReader, isCaseId, unknownCase } from './case-reader';
import { CaseSight, readersOfCases } from './case-sight';
import { caseView } from '@lib/views';
import { describesQuery } from './describe-query';
import { day, identifier, readParameters } from './parameters';
import { Positions } from './positions';
import { viewerOf } from './viewer';

const CASE_BOARD = 'case-board';
const boardParameters = { policy: identifier };
/** Days in Riyadh, both ends included; today where none is given. */
const dueParameters = { policy: identifier, from: day, to: day };

/** The case board, as each caller may see it. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('v1')
export class CasesController {
  constructor(
    private readonly board: CaseBoardQueries,
    private readonly cases: CaseReader,
    private readonly sight: CaseSight,
    private readonly positions: Positions,
    private readonly store: EventStore,
    private readonly hints: CaseHints,
  ) {}

  @Get('cases')
  @For(...readersOfCases)
  @describesQuery('cases', 'A page of the case board', casePageSchema, { parameters: caseParameters })
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const filters = readParameters(request, caseParameters);
    await this.positions.reach(request, CASE_BOARD);
    const { position, ...page } = await this.board.page(filters, viewerOf(request), this.store.clock.now());
    this.positions.tell(reply, position);
    return numbersFor(page);
  }

  @Get('cases/:caseId')
  @For(...readersOfCases)
  @describesQuery('case', 'The case now: stage, pins, clocks, open loops', caseSchema, { headers: ['ETag'] })
  async one(
    @Param('caseId') caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    if (!isCaseId(caseId)) throw unknownCase();
    await this.positions.reach(request, CASE_BOARD);
    const { found, position } = await this.board.one(caseId, viewerOf(request), this.store.clock.now());
    const shown = found ?? (await this.fresh(caseId, request));
    this.positions.tell(reply, 'position' in shown ? shown.position : position);
    reply.header('etag', `"${shown.revision}"`);
    const hinted = await this.hints.now(caseId, callerOf(request), contextOf(request).language);
    return numbersFor({ ...shown, position: undefined, ...hinted });
  }

  /** A case that the board does not show yet is read from its stream. Throws a Problem (404) where there is none to see. */
  private async fresh(caseId: string, request: FastifyRequest) {
    const caller = callerOf(request);
    const events = shownEvents(await this.sight.load(caseId, caller), caller.roles);
    const view = caseView(await this.cases.fold(events), { roles: caller.roles, now: this.store.clock.now() });
    return { ...view, position: events.at(-1)!.position };
  }

  @Get('boards/sla')
  @For(...readersOfCases, 'board', 'privacy')
  @describesQuery(
    'slaBoard',
    'Counters by stage, segment and clock, and the queue closest to its deadline',
    slaBoardSchema,
    { parameters: boardParameters },
  )
  async sla(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { policy } = readParameters(request, boardParameters);
    await this.positions.reach(request, CASE_BOARD);
    callerOf(request);
    const found = await this.board.sla(policy, this.store.clock.now(), viewerOf(request));
    if (!found) throw problem(403, 'forbidden');
    const { position, ...board } = found;
    this.positions.tell(reply, position);
    return numbersFor(board);
  }

  @Get('boards/due')
  @For(...readersOfCases)
  @describesQuery('dueBoard', 'How many deadlines fall on each day in Riyadh, by clock', dueBoardSchema, {
    parameters: dueParameters,
  })
  async due(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { policy, from, to } = readParameters(request, dueParameters);
    const first = from ?? riyadhDay(this.store.clock.now());
    const last = to ?? first;
    await this.positions.reach(request, CASE_BOARD);
    const { days, position } = await this.board.due(policy, viewerOf(request), { from: first, to: last });
    this.positions.tell(reply, position);
    return { from: first, to: last, days };
  }
}
